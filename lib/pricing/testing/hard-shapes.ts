import fc from 'fast-check';
import type { CartLine, Offer, PricingSettings } from '../rules/types';
import { coupon, line, offer } from './build';

const SKUS = ['a', 'b', 'c', 'd', 'e', 'f'] as const;

/** Carts whose lines many offers are about; floors leave little room on some of them. */
export const contendedCarts: fc.Arbitrary<CartLine[]> = fc
  .array(
    fc.record({
      list: fc.integer({ min: 100, max: 3_000 }),
      quantity: fc.integer({ min: 1, max: 4 }),
      floorBp: fc.constantFrom(0, 0, 0, 9_000, 9_990, 10_000),
    }),
    { minLength: 2, maxLength: SKUS.length },
  )
  .map((lines) =>
    lines.map(({ list, quantity, floorBp }, at) =>
      line(String(at), list, quantity, { sku: SKUS[at] ?? 'a', floor: Math.floor((list * floorBp) / 10_000) }),
    ),
  );

type Make = (id: string) => Offer;

const part = fc.subarray([...SKUS], { minLength: 2 });
const off = fc.constantFrom(150, 400, 400, 900);
const rateBp = fc.constantFrom(5_000, 8_000, 9_000, 9_000);
const timesMax = fc.constantFrom(null, null, 1, 2);
const among = fc.constantFrom('sku', 'scope', 'scope');
const from = fc.constantFrom(500, 2_000, 4_000);

const terms = fc.record({
  stack: fc.constantFrom('COMMON', 'COMMON', 'COMMON', 'COMMON', 'COMMON', 'ALWAYS', 'EXCLUSIVE'),
  basis: fc.constantFrom('INITIAL', 'NET_BEFORE', 'NET_BEFORE', 'NET_AFTER'),
  priority: fc.constantFrom(0, 0, 0, 1),
  group: fc.constantFrom(null, null, null, null, 'g'),
  caps: fc.record({ max: fc.constantFrom(null, null, null, 300) }),
});

const onPart = (kind: string, params: fc.Arbitrary<object>): fc.Arbitrary<Make> =>
  fc.tuple(params, terms, part).map(
    ([given, around, skus]) =>
      (id) =>
        offer(id, kind, given, { ...around, layer: 'line', scope: { include: { skus } } }),
  );

/** Line offers that look at several lines at once, on parts of the goods that overlap. */
const contending: fc.Arbitrary<Make> = fc.oneof(
  onPart('second_half_price', fc.record({ rateBp, among, timesMax })),
  onPart('buy_n', fc.record({ take: fc.constantFrom(2, 3), pay: fc.constant(1), among, timesMax })),
  onPart(
    'item_discount',
    fc.record({ rateBp }).map((given) => ({ skus: [...SKUS], ...given })),
  ),
  onPart(
    'item_discount',
    fc.record({ off }).map((given) => ({ skus: [...SKUS], ...given })),
  ),
  onPart('spend_save', fc.record({ from: fc.constantFrom(1_000, 3_000), off, each: fc.boolean() })),
  onPart('quantity_save', fc.record({ from: fc.constantFrom(2, 5), rateBp })),
  fc
    .tuple(terms, fc.shuffledSubarray([...SKUS], { minLength: 4 }), fc.nat(2_000), timesMax)
    .map(([around, [a, b, ...others], price, times]): Make => {
      const items = [
        { skus: [a, b], quantity: 1 },
        { skus: others, quantity: 2 },
      ];
      return (id) => offer(id, 'bundle', { items, price, timesMax: times }, around);
    }),
);

/** Order offers and coupons of few sorts, so that many are alike but for their ids and ends. */
const alike: fc.Arbitrary<Make> = fc
  .tuple(terms, off, fc.constantFrom(0, 0, 2_000), fc.constantFrom('order', 'coupon', 'coupon'), fc.nat(2))
  .map(([around, amount, threshold, layer, day]): Make => {
    const params = { off: amount, from: threshold };
    if (layer === 'order') return (id) => offer(id, 'order_discount', params, around);
    const source = { expiresAt: new Date(Date.UTC(2027, 0, 1 + day)) };
    return (id) => coupon(id, 'order_discount', params, around, source);
  });

const beside: fc.Arbitrary<Make> = fc.oneof(
  from.map(
    (least): Make =>
      (id) =>
        offer(id, 'free_freight', { from: least }),
  ),
  from.map(
    (least): Make =>
      (id) =>
        offer(id, 'gift_goods', { sku: 'gift', from: least, worth: 200 }),
  ),
);

/** Up to so many offers that leave most sets open, with ids that tell nothing of their rank. */
export const hardOffers = (most: number): fc.Arbitrary<Offer[]> =>
  fc
    .tuple(
      fc.oneof(
        fc.array(contending, { minLength: 2, maxLength: most }),
        fc.array(alike, { minLength: 2, maxLength: most }),
        fc.array(fc.oneof(contending, contending, alike, alike, beside), { minLength: 2, maxLength: most }),
      ),
      fc.shuffledSubarray([...Array(most).keys()], { minLength: most }),
    )
    .map(([makers, names]) => makers.map((make, at) => make(`o${names[at]}`)));

/** How a program prices that leaves several coupons and a most of the order to choose among. */
export const hardSettings: fc.Arbitrary<Partial<PricingSettings>> = fc.record({
  orderMax: fc.constantFrom(null, null, 900, 2_400),
  initialLayers: fc.constantFrom([], [], ['line', 'order', 'coupon'] as const),
  coupons: fc.constantFrom({ goods: 1, freight: 1 }, { goods: 3, freight: 1 }, { goods: 9, freight: 9 }),
});
