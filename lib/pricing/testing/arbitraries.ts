import fc from 'fast-check';
import type { CartLine, Offer } from '../rules/types';
import { line, offer } from './build';

const SKUS = ['a', 'b', 'c', 'd'] as const;
const CATEGORIES = ['food', 'fresh', 'home'] as const;
const BRANDS = ['x', 'y'] as const;
const STACKS = ['COMMON', 'COMMON', 'COMMON', 'EXCLUSIVE', 'ALWAYS'] as const;
const BASES = ['INITIAL', 'NET_BEFORE', 'NET_AFTER'] as const;

/** Carts of up to six lines with few goods, so that offers meet on them; floors may be above the price. */
export const carts: fc.Arbitrary<CartLine[]> = fc.uniqueArray(
  fc
    .record({
      id: fc.constantFrom('1', '2', '3', '4', '5', '6'),
      sku: fc.constantFrom(...SKUS),
      list: fc.integer({ min: 0, max: 20_000 }),
      quantity: fc.integer({ min: 1, max: 4 }),
      floorBp: fc.constantFrom(0, 0, 0, 5_000, 9_500, 12_000),
      category: fc.constantFrom(...CATEGORIES),
      brand: fc.constantFrom(...BRANDS, null),
      memberBp: fc.option(fc.integer({ min: 5_000, max: 11_000 }), { nil: null }),
    })
    .map(({ id, sku, list, quantity, floorBp, category, brand, memberBp }) =>
      line(id, list, quantity, {
        sku,
        categories: ['all', category],
        brand,
        floor: Math.floor((list * floorBp) / 10_000),
        member: memberBp === null ? null : Math.floor((list * memberBp) / 10_000),
      }),
    ),
  { selector: ({ id }) => id, minLength: 1, maxLength: 6 },
);

const rateBp = fc.integer({ min: 0, max: 9_999 });
const off = fc.integer({ min: 1, max: 8_000 });
const from = fc.integer({ min: 0, max: 40_000 });
const reduced = fc.oneof(fc.record({ rateBp }), fc.record({ off }));

type Drawn = { readonly kind: string; readonly params: object; readonly layer?: string };
const kind = (code: string, params: fc.Arbitrary<object>, layer?: string): fc.Arbitrary<Drawn> =>
  params.map((drawn) => ({ kind: code, params: drawn, ...(layer === undefined ? {} : { layer }) }));

const priceKinds = [
  kind('member_price', fc.constant({})),
  kind('level_price', fc.record({ rates: fc.record({ gold: rateBp }) })),
  kind('flash_price', fc.record({ prices: fc.record({ a: off, b: off }), closes: fc.boolean() })),
];
const lineKinds = [
  kind(
    'item_discount',
    fc.tuple(fc.constantFrom(...SKUS), reduced).map(([sku, part]) => ({ skus: [sku], ...part })),
  ),
  kind(
    'category_discount',
    fc.tuple(fc.constantFrom(...CATEGORIES), reduced).map(([code, part]) => ({ categories: [code], ...part })),
  ),
  kind(
    'brand_discount',
    fc.tuple(fc.constantFrom(...BRANDS), reduced).map(([code, part]) => ({ brands: [code], ...part })),
  ),
  kind('second_half_price', fc.record({ rateBp, among: fc.constantFrom('sku', 'scope') })),
  kind(
    'buy_n',
    fc.record({ take: fc.constantFrom(2, 3), pay: fc.constant(1), among: fc.constantFrom('sku', 'scope') }),
  ),
  kind(
    'bundle',
    fc.record({ price: fc.nat(15_000) }).map(({ price }) => ({
      price,
      items: [
        { skus: ['a'], quantity: 1 },
        { skus: ['b', 'c'], quantity: 1 },
      ],
    })),
  ),
];
const orderKinds = [
  kind(
    'order_discount',
    fc.tuple(reduced, from).map(([part, threshold]) => ({ ...part, from: threshold })),
  ),
  kind('spend_save', fc.record({ from: fc.integer({ min: 8_000, max: 40_000 }), off, each: fc.boolean() })),
  kind(
    'quantity_save',
    fc.tuple(reduced, fc.integer({ min: 1, max: 8 })).map(([part, units]) => ({ ...part, from: units })),
  ),
  kind(
    'ladder',
    fc.tuple(off, off, fc.constantFrom('amount', 'quantity')).map(([a, b, by]) => ({
      by,
      steps: [
        { from: by === 'amount' ? 5_000 : 2, off: Math.min(a, b) },
        { from: by === 'amount' ? 20_000 : 5, off: Math.max(a, b) },
      ],
    })),
  ),
  kind('member_day', fc.record({ weekdays: fc.constantFrom([3], [1, 2]), rateBp })),
];
const couponKinds = [
  kind(
    'order_discount',
    fc.tuple(reduced, from).map(([part, threshold]) => ({ ...part, from: threshold })),
    'coupon',
  ),
  kind('spend_save', fc.record({ from: fc.integer({ min: 8_000, max: 40_000 }), off }), 'coupon'),
];
const besideKinds = [
  kind('free_freight', fc.record({ from })),
  kind('reduced_freight', reduced),
  kind('gift_goods', fc.record({ sku: fc.constant('gift'), from, worth: fc.nat(2_000) })),
  kind('gift_points', fc.record({ points: fc.integer({ min: 1, max: 90 }), from, each: fc.boolean() })),
  kind('points_multiplier', fc.record({ rateBp: fc.constant(20_000), from })),
  kind('points_tender', fc.record({ shareBp: fc.integer({ min: 1, max: 10_000 }), from })),
  kind('points_tender', fc.record({ worthBp: fc.integer({ min: 10_001, max: 30_000 }), from })),
];

const condition = fc.oneof(
  { weight: 4, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.record({ attribute: fc.constantFrom('cart.amount', 'scope.amount'), atLeast: from }) },
  { weight: 1, arbitrary: fc.record({ attribute: fc.constantFrom('cart.amount', 'member.points'), atMost: from }) },
  { weight: 1, arbitrary: fc.constant({ attribute: 'member.level', oneOf: ['gold', 'black'] }) },
  { weight: 1, arbitrary: fc.constant({ not: { attribute: 'member.level', oneOf: ['gold'] } }) },
);

const around = fc.record({
  group: fc.constantFrom(null, null, null, 'g', 'h'),
  stack: fc.constantFrom(...STACKS),
  priority: fc.integer({ min: 0, max: 2 }),
  basis: fc.constantFrom(...BASES),
  conditions: condition,
  caps: fc.record({ max: fc.constantFrom(null, null, 100, 2_000) }),
  tags: fc.constantFrom([], ['t']),
  accepts: fc.constantFrom([], ['t']),
});

const drawn = (kinds: readonly fc.Arbitrary<Drawn>[], isCoupon: boolean): fc.Arbitrary<(id: string) => Offer> =>
  fc.tuple(fc.oneof(...kinds), around, fc.option(fc.nat(3), { nil: null }), fc.nat(2)).map(
    ([{ kind: code, params, layer }, terms, left, day]) =>
      (id) =>
        offer(
          id,
          code,
          params,
          { ...terms, ...(layer === undefined ? {} : { layer }) },
          {
            left,
            ...(isCoupon
              ? {
                  source: {
                    type: 'COUPON',
                    coupon: `c-${id}`,
                    expiresAt: new Date(Date.UTC(2027, 0, 1 + day)),
                    isPicked: false,
                  },
                }
              : {}),
          },
        ),
  );

const anyOffer = fc.oneof(
  { weight: 1, arbitrary: drawn(priceKinds, false) },
  { weight: 3, arbitrary: drawn(lineKinds, false) },
  { weight: 4, arbitrary: drawn(orderKinds, false) },
  { weight: 2, arbitrary: drawn(couponKinds, true) },
  { weight: 1, arbitrary: drawn(besideKinds, false) },
);

/** So many offers of all kinds, with ids that tell nothing of their rank. */
export const offersOf = (most: number): fc.Arbitrary<Offer[]> =>
  fc
    .tuple(
      fc.array(anyOffer, { minLength: most > 12 ? most - 4 : 0, maxLength: most, size: 'max' }),
      fc.shuffledSubarray([...Array(most).keys()], { minLength: most }),
    )
    .map(([makers, names]) => makers.map((make, index) => make(`o${String(names[index]).padStart(2, '0')}`)));
