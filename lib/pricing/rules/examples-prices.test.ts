import { describe, expect, test } from 'vitest';
import { appliedIds, coupon, line, MEMBER, offer, price } from '../testing/build';

const percent = (id: string, rateBp: number, terms: object = {}) =>
  offer(id, 'order_discount', { rateBp }, { ...terms });
const skus = (more: object = {}) => line('1', 10_000, 1, { sku: 'a', categories: ['tea'], brand: 'x', ...more });
const payable = (...given: Parameters<typeof price>) => price(...given).totals.payable;

type Example = readonly [rule: string, says: string, what: () => unknown, is: unknown];

const PRICES: readonly Example[] = [
  [
    '4.C.1',
    'exactly one price of a unit, the lowest',
    () => {
      const prices = [offer('member', 'member_price', {}), offer('level', 'level_price', { rates: { gold: 8_500 } })];
      const priced = price([skus({ member: 9_000 })], prices);
      return [appliedIds(priced), priced.totals.goods];
    },
    [['level'], 8_500],
  ],
  [
    '4.C.1',
    'ties by the listed priority',
    () => {
      const prices = [9_000, 9_000].map((rateBp, place) =>
        offer(`p${place}`, 'level_price', { rates: { gold: rateBp } }, { priority: place }),
      );
      return appliedIds(price([skus()], prices));
    },
    ['p1'],
  ],
  [
    '4.C.1',
    'a contract price (B2B) is one of them',
    () =>
      payable(
        [skus({ contract: 6_000, member: 9_000 })],
        [offer('c', 'contract_price', {}), offer('m', 'member_price', {})],
      ),
    6_000,
  ],
  [
    '4.C.1',
    'a flash price may forbid the layers after it',
    () => payable([skus()], [offer('f', 'flash_price', { prices: { a: 9_000 }, closes: true }), percent('o', 9_000)]),
    9_000,
  ],
];

const LINES: readonly Example[] = [
  [
    '4.C.2',
    'second at half price: of two the second',
    () =>
      payable(
        [skus({})].map((one) => ({ ...one, quantity: 2 })),
        [offer('s', 'second_half_price', {})],
      ),
    15_000,
  ],
  [
    '4.C.2',
    'a bundle at its price',
    () =>
      payable(
        [line('1', 6_000, 1, { sku: 'a' }), line('2', 6_000, 1, { sku: 'b' })],
        [
          offer('b', 'bundle', {
            items: [
              { skus: ['a'], quantity: 1 },
              { skus: ['b'], quantity: 1 },
            ],
            price: 9_900,
          }),
        ],
      ),
    9_900,
  ],
  [
    '4.C.2',
    'a category and a brand discount: one of them on a line, the larger',
    () =>
      appliedIds(
        price(
          [skus()],
          [
            offer('category', 'category_discount', { categories: ['tea'], rateBp: 9_000 }),
            offer('brand', 'brand_discount', { brands: ['x'], rateBp: 8_000 }),
          ],
        ),
      ),
    ['brand'],
  ],
  [
    '4.C.2',
    'unless both carry tags that accept each other',
    () => {
      const agreed = { tags: ['t'], accepts: ['t'] };
      return payable(
        [skus()],
        [
          offer('category', 'category_discount', { categories: ['tea'], rateBp: 9_000 }, agreed),
          offer('brand', 'brand_discount', { brands: ['x'], rateBp: 8_000 }, agreed),
        ],
      );
    },
    7_200,
  ],
  [
    '4.C.2',
    'and one of them alone accepts nothing',
    () =>
      appliedIds(
        price(
          [skus()],
          [
            offer(
              'category',
              'category_discount',
              { categories: ['tea'], rateBp: 9_000 },
              { tags: ['t'], accepts: ['t'] },
            ),
            offer('brand', 'brand_discount', { brands: ['x'], rateBp: 8_000 }, { tags: ['t'] }),
          ],
        ),
      ),
    ['brand'],
  ],
  [
    '4.C.3',
    'spend-and-save, then a level’s percentage of what is left',
    () =>
      payable(
        [line('1', 30_000)],
        [
          offer('save', 'spend_save', { from: 30_000, off: 5_000 }, { priority: 2 }),
          percent('level', 9_000, { priority: 1, conditions: { attribute: 'member.level', oneOf: ['gold'] } }),
        ],
      ),
    22_500,
  ],
  [
    '4.C.4',
    'one goods coupon and one freight coupon',
    () =>
      appliedIds(
        price(
          [line('1', 30_000)],
          [
            coupon('a', 'order_discount', { off: 1_000 }),
            coupon('b', 'order_discount', { off: 2_000 }),
            coupon('f', 'free_freight', {}),
          ],
          { cart: { freight: 900 } },
        ),
      ),
    ['b', 'f'],
  ],
  [
    '4.C.5',
    'points are tender, not a discount',
    () => {
      const { totals } = price([line('1', 10_000)], [], {
        cart: { points: 1_000 },
        member: { ...MEMBER, points: { available: 5_000, debt: 0 } },
      });
      return [totals.discount, totals.pointsTender, totals.payable];
    },
    [0, 1_000, 9_000],
  ],
  [
    '4.C.6',
    'free freight takes the freight and nothing of the goods',
    () => {
      const { totals, freight } = price([line('1', 10_000)], [offer('f', 'free_freight', {})], {
        cart: { freight: 900 },
      });
      return [totals.goods, freight.discount, totals.payable];
    },
    [10_000, 900, 10_000],
  ],
  [
    '4.C.7',
    'a gift costs nothing and has a stock of its own',
    () => {
      const gift = offer('g', 'gift_goods', { sku: 'cup', quantity: 2 }, {}, { left: 1 });
      const priced = price([line('1', 10_000)], [gift]);
      return [priced.totals.payable, priced.gifts[0]?.quantity];
    },
    [10_000, 1],
  ],
];

describe.each<readonly [string, readonly Example[]]>([
  ['prices of units', PRICES],
  ['lines, orders, coupons, points, freight and gifts', LINES],
])('the examples of the rules: %s', (_, examples) => {
  test.each(examples)('%s %s', (__, ___, what, is) => expect(what()).toEqual(is));
});
