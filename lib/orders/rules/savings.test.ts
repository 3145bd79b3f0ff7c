import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Frozen, NO_PROGRESS } from './frozen';
import type { Line } from './order';
import { savedOf, savingsOf } from './savings';

const line = (said: Partial<Line>): Line => ({
  id: '1',
  kind: 'goods',
  sku: 'A',
  name: null,
  category: null,
  brand: null,
  quantity: 1,
  unitPrice: 1_000,
  discount: 0,
  net: 1_000,
  refundedQuantity: 0,
  refundedNet: 0,
  ...said,
});

const name = { zh: '券', en: 'Coupon' };
const offer = { version: 1, kind: 'order_discount', layer: 'coupon', name, desired: 0, granted: 0, freight: 0 };
const rest = { params: {}, judged: [], multiplier: null };

/** Three units: the first bears 101 of a coupon, the others 100; a benefit takes 50 off each; 800 of freight are free. */
const frozen: Pick<Frozen, 'terms' | 'progress'> = {
  progress: NO_PROGRESS,
  terms: {
    quotedAt: '',
    lines: [
      {
        id: '1',
        sku: 'A',
        category: null,
        brand: null,
        tender: { fen: 0, points: 0 },
        units: [
          { count: 1, list: 1_000, net: 849, shares: [share('c', 101), share('b', 50)] },
          { count: 2, list: 1_000, net: 850, shares: [share('c', 100), share('b', 50)] },
        ],
      },
    ],
    offers: [
      { ...offer, ...rest, offer: 'c', source: { type: 'COUPON', coupon: 'x' } },
      { ...offer, ...rest, offer: 'b', source: { type: 'BENEFIT', grant: 'y' } },
    ],
    gifts: [],
    freight: { full: 800, discount: 800, due: 0 },
    tender: { fen: 0, points: 0 },
    budgets: [],
    uses: [],
    promised: null,
  },
};

function share(of: string, amount: number) {
  return { offer: of, amount };
}

const quoted = (refundedQuantity: number) => [
  line({ quantity: 3, discount: 451, net: 2_549, refundedQuantity }),
  line({ id: 'gift-1', kind: 'gift', unitPrice: 0, net: 0 }),
];

describe('what an order saved', () => {
  test('is told by coupon, benefit and freight', () => {
    expect(savingsOf(quoted(0), frozen, true)).toEqual([
      { key: 'c', of: 'coupon', name, amount: 301 },
      { key: 'b', of: 'benefit', name, amount: 150 },
      { key: 'freight', of: 'freight', name: null, amount: 800 },
    ]);
  });

  test('goes back with the very units that came back', () => {
    expect(savingsOf(quoted(1), frozen, true).map(({ amount }) => amount)).toEqual([200, 100, 800]);
    expect(savingsOf(quoted(3), frozen, false)).toEqual([]);
  });

  test('is less by what was kept back of a refund', () => {
    const kept = { ...frozen, progress: { ...NO_PROGRESS, kept: { c: 200 } } };
    expect(savingsOf(quoted(1), kept, true).map(({ of }) => of)).toEqual(['benefit', 'freight']);
  });

  test('of a till that priced by itself is the discount of what was kept', () => {
    const sold = [line({ quantity: 3, discount: 100, net: 2_900, refundedQuantity: 1 })];
    expect(savingsOf(sold, null, true)).toEqual([{ key: 'shop', of: 'shop', name: null, amount: 66 }]);
    expect(savingsOf([line({})], null, true)).toEqual([]);
  });

  test('never grows while goods come back, and never falls below nothing', () => {
    const amounts = fc.record({
      quantity: fc.integer({ min: 1, max: 9 }),
      discount: fc.integer({ min: 0, max: 5_000 }),
    });
    fc.assert(
      fc.property(amounts, ({ quantity, discount }) => {
        let before = Number.POSITIVE_INFINITY;
        for (let refundedQuantity = 0; refundedQuantity <= quantity; refundedQuantity++) {
          const saved = savedOf(savingsOf([line({ quantity, discount, refundedQuantity })], null, true));
          expect(saved).toBeLessThanOrEqual(before);
          expect(saved).toBeGreaterThanOrEqual(0);
          before = saved;
        }
        expect(before).toBe(0);
      }),
    );
  });
});
