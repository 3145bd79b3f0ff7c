import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coupon, line, price } from '@/lib/pricing/testing/build';
import type { DeskEffect } from './at-desk';
import { computeSaving } from './saving';

const off = (more: Partial<DeskEffect>): DeskEffect => ({
  does: 'off',
  from: 0,
  off: null,
  rateBp: null,
  max: null,
  ...more,
});

test.each<[string, DeskEffect, number, { off: number; short: number }]>([
  ['满300减50 at 300', off({ from: 30_000, off: 5_000 }), 30_000, { off: 5_000, short: 0 }],
  ['满300减50 at 288 lacks 12', off({ from: 30_000, off: 5_000 }), 28_800, { off: 0, short: 1_200 }],
  ['8.5折 capped at ¥30', off({ does: 'rate', rateBp: 8_500, max: 3_000 }), 30_000, { off: 3_000, short: 0 }],
  ['straight off ¥20 of ¥15 leaves nothing to pay', off({ off: 2_000 }), 1_500, { off: 1_500, short: 0 }],
  ['a gift takes nothing off', off({ does: 'gift', from: 10_000 }), 10_000, { off: 0, short: 0 }],
])('%s', (_, effect, amount, expected) => expect(computeSaving(effect, amount)).toEqual(expected));

test('says what pricing a cart of one line would give, whatever the coupon and the amount', () => {
  const amount = fc.integer({ min: 1, max: 200_000 });
  const money = fc.integer({ min: 1, max: 100_000 });
  const rate = fc.integer({ min: 0, max: 9_999 });
  fc.assert(
    fc.property(
      amount,
      fc.nat(100_000),
      fc.oneof(
        money,
        rate.map((one) => ({ rate: one })),
      ),
      (paid, from, worth) => {
        const isRate = typeof worth === 'object';
        const params = isRate ? { rateBp: worth.rate, from } : { off: worth, from };
        const effect = off({ from, ...(isRate ? { rateBp: worth.rate } : { off: worth }) });
        const priced = price([line('1', paid)], [coupon('c', 'order_discount', params)]);
        expect(computeSaving(effect, paid).off).toBe(priced.totals.discount);
      },
    ),
    { numRuns: 200 },
  );
});
