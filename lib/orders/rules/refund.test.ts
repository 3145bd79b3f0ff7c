import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Line, unitsNet } from './order';
import { computeClaw, decideRefund, isFullyRefunded, type RefundedOrder } from './refund';

const line = (id: string, net: number, quantity = 1, more: Partial<Line> = {}): Line => ({
  id,
  kind: 'goods',
  sku: id,
  name: null,
  category: null,
  brand: null,
  quantity,
  unitPrice: 0,
  discount: 0,
  net,
  refundedQuantity: 0,
  refundedNet: 0,
  ...more,
});
const order = (lines: Line[], freight = 0): RefundedOrder => ({
  lines,
  freight,
  refundedFreight: 0,
  fullyRefunded: false,
});
const ask = (id: string, quantity: number, amount: number | null = null) => ({
  lines: [{ id, quantity, amount }],
  freight: 0,
});

test('units hold the odd fen first: ¥10.00 over three is 3.34, 3.33, 3.33', () => {
  const three = line('a', 1_000, 3);
  expect([0, 1, 2].map((from) => unitsNet(three, from, 1))).toEqual([334, 333, 333]);
  expect(unitsNet(three, 0, 3)).toBe(1_000);
});

test.each<[string, ReturnType<typeof ask>, string]>([
  ['more units than are left', ask('a', 4), 'refund_exceeds_quantity'],
  ['more money than was paid', ask('a', 1, 1_001), 'refund_exceeds_paid'],
  ['a line that is not there', ask('ghost', 1), 'line_not_found'],
  ['an adjustment', ask('d', 1), 'line_not_refundable'],
  ['more freight than was paid', { lines: [], freight: 501 }, 'refund_exceeds_paid'],
])('refuses %s', (_, request, code) => {
  const lines = [line('a', 1_000, 3), line('d', -100, 1, { kind: 'adjustment' })];
  expect(decideRefund(order(lines, 500), request)).toMatchObject({ kind: 'refused', code });
});

test('an order is fully refunded when all goods money is back; one that cost nothing when all units are', () => {
  expect(isFullyRefunded([line('a', 100, 1, { refundedNet: 100 }), line('gift', 0)])).toBe(true);
  expect(isFullyRefunded([line('a', 100, 2, { refundedQuantity: 2, refundedNet: 99 })])).toBe(false);
  expect(isFullyRefunded([line('free', 0, 2, { refundedQuantity: 1 })])).toBe(false);
  expect(isFullyRefunded([line('free', 0, 2, { refundedQuantity: 2 })])).toBe(true);
});

test('any split of a refund takes back the same points as one in full, never more on the way', () => {
  const shape = fc.record({
    nets: fc.array(fc.record({ net: fc.integer({ min: 0, max: 100_000 }), quantity: fc.integer({ min: 1, max: 9 }) }), {
      minLength: 1,
      maxLength: 5,
    }),
    granted: fc.array(fc.integer({ min: 0, max: 3_000 }), { minLength: 5, maxLength: 5 }),
    picks: fc.array(fc.nat(4), { maxLength: 60 }),
  });
  fc.assert(
    fc.property(shape, ({ nets, granted, picks }) => {
      let lines = nets.map(({ net, quantity }, index) => line(`${index}`, net, quantity));
      const shares = Object.fromEntries(lines.map(({ id, net }, index) => [id, net === 0 ? 0 : (granted[index] ?? 0)]));
      let clawed = 0;
      let money = 0;
      const take = (id: string, quantity: number) => {
        const decision = decideRefund(order(lines), ask(id, quantity));
        if (decision.kind === 'refused') return;
        clawed += computeClaw(shares, lines, decision.after);
        money += decision.goods;
        lines = [...decision.after];
        expect(clawed).toBeLessThanOrEqual(Object.values(shares).reduce((sum, share) => sum + share, 0));
      };
      for (const pick of picks) take(`${pick}`, 1);
      for (const { id, quantity, refundedQuantity } of lines) take(id, quantity - refundedQuantity);
      expect(clawed).toBe(Object.values(shares).reduce((sum, share) => sum + share, 0));
      expect(money).toBe(nets.reduce((sum, { net }) => sum + net, 0));
    }),
    { numRuns: 2_000 },
  );
});
