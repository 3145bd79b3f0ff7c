import fc from 'fast-check';
import { expect, test } from 'vitest';
import { conditionOfOrders, ordersOf } from './order-when';

test('what a form says of orders is read back as it was said', () => {
  const names = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 });
  const said = fc.record({
    amount: fc.option(fc.integer({ min: 1, max: 1_000_000 }), { nil: null }),
    stores: names,
    channels: names,
  });
  fc.assert(
    fc.property(said, (form) => {
      expect(ordersOf(conditionOfOrders(form))).toEqual(form);
    }),
  );
});

test.each([
  ['another way to compare', { attribute: 'order.amount', atMost: 5 }],
  ['another attribute', { attribute: 'order.region', oneOf: ['east'] }],
  ['a negation', { not: { attribute: 'order.store', oneOf: ['a'] } }],
  ['a choice of conditions', { any: [{ attribute: 'order.amount', atLeast: 5 }] }],
  ['the same asked twice', { all: [1, 2].map((atLeast) => ({ attribute: 'order.amount', atLeast })) }],
])('%s is more than the form can say', (_, when) => {
  expect(ordersOf(when as Parameters<typeof ordersOf>[0])).toBeNull();
});
