import type { Offer } from '@/lib/pricing/rules/types';
import { coupon, offer } from '@/lib/pricing/testing/build';
import { BRANDS, CATEGORIES } from './pricing-carts';
import type { Shape } from './pricing-shapes';

type Make = (n: number, id: string) => Offer;

const at = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;
const either =
  (makes: readonly Make[]): Make =>
  (n, id) =>
    at(makes, n)(n, id);
const part = (n: number) => ({
  include: n % 2 === 0 ? { categories: [at(CATEGORIES, n / 2)] } : { brands: [at(BRANDS, (n - 1) / 2)] },
});
const ladderOf = (n: number) => ({
  by: 'amount',
  steps: [5, 9, 14].map((from) => ({ from: from * 9_000, off: from * (260 + 15 * n) })),
});

const all = { coupons: { goods: 60, freight: 60 } };

/** One of each kind that shops run on the same day; all of them may meet. */
const bigDay: readonly Make[] = [
  (n, id) => offer(id, 'category_discount', { categories: ['fresh', 'home'], rateBp: 9_200 - n }),
  (_, id) => offer(id, 'second_half_price', { among: 'scope' }, { scope: { include: { brands: ['b'] } } }),
  (_, id) => offer(id, 'bundle', { items: [{ skus: ['sku-03', 'sku-07'], quantity: 2 }], price: 4_000 }),
  (_, id) => offer(id, 'brand_discount', { brands: ['a', 'c'], off: 130 }, { caps: { max: 2_500 } }),
  (n, id) => offer(id, 'ladder', ladderOf(n)),
  (_, id) => offer(id, 'member_day', { weekdays: [3], rateBp: 9_500 }, { caps: { max: 4_000 } }),
  (_, id) => offer(id, 'spend_save', { from: 30_000, off: 1_500, each: true }, { basis: 'NET_AFTER' }),
  (_, id) => coupon(id, 'order_discount', { off: 2_000, from: 60_000 }),
  (_, id) => coupon(id, 'category_discount', { categories: ['beauty'], rateBp: 8_000 }),
  (_, id) => offer(id, 'free_freight', { from: 40_000 }),
  (_, id) => offer(id, 'gift_goods', { sku: 'gift', from: 70_000, worth: 900 }),
  (_, id) => offer(id, 'points_multiplier', { rateBp: 20_000, from: 80_000 }),
];

/** Carts as shops have them: kinds beside each other, parts of the goods, floors that stop, alike offers. */
export const MIXED_SHAPES: readonly Shape[] = [
  { name: 'one of each kind, all meet', make: either(bigDay), carts: 'large', settings: all },
  { name: 'the same at floors that stop', make: either(bigDay), carts: 'floored', settings: all },
  {
    name: 'the same, half of them refuse the others',
    make: (n, id) => ({ ...either(bigDay)(n, id), stack: n % 2 === 0 ? 'EXCLUSIVE' : 'COMMON' }),
    carts: 'large',
    settings: all,
  },
  {
    name: 'coupons for parts of the goods, all meet',
    make: (n, id) =>
      n % 2 === 0
        ? coupon(id, 'category_discount', { categories: [at(CATEGORIES, n / 2)], off: 60 + 10 * n })
        : coupon(id, 'brand_discount', { brands: [at(BRANDS, n)], rateBp: 9_700 - 30 * n }),
    settings: all,
  },
  {
    name: 'orders of parts of the goods',
    make: (n, id) => offer(id, 'order_discount', { rateBp: 9_500 - 20 * n, from: 4_000 * n }, { scope: part(n) }),
  },
  {
    name: 'orders of parts, thresholds after each',
    make: (n, id) =>
      offer(
        id,
        'spend_save',
        { from: 12_000 + 1_500 * n, off: 700 + 90 * n, each: n % 3 === 0 },
        { scope: part(n), basis: 'NET_AFTER', priority: n % 4 },
      ),
  },
  {
    name: 'orders of parts, each with a most, floors',
    make: (n, id) => offer(id, 'order_discount', { rateBp: 9_000 }, { scope: part(n), caps: { max: 300 + 200 * n } }),
    carts: 'floored',
  },
  {
    name: 'alike amounts, six reach the most of the order',
    make: (_, id) => offer(id, 'order_discount', { off: 1_500 }),
    settings: { orderMax: 9_000 },
  },
  {
    name: 'alike coupons of which six may be used',
    make: (n, id) =>
      coupon(id, 'order_discount', { off: 1_500 }, {}, { expiresAt: new Date(Date.UTC(2027, 0, 1 + (n % 3))) }),
    settings: { coupons: { goods: 6, freight: 1 } },
  },
  {
    name: 'unlike coupons of which six may be used',
    make: (n, id) => coupon(id, 'order_discount', { rateBp: 9_700 - 35 * n, from: 11_000 * n }),
    settings: { coupons: { goods: 6, freight: 1 } },
  },
  {
    name: 'coupons of which some accept others',
    make: (n, id) =>
      coupon(
        id,
        'order_discount',
        { off: 900 + 170 * n, from: 7_000 * n },
        { tags: [`t${n % 4}`], accepts: [`t${(n + 1) % 4}`, `t${(n + 3) % 4}`] },
      ),
    settings: { coupons: { goods: 2, freight: 1 } },
  },
  {
    name: 'six groups of two',
    make: (n, id) => offer(id, 'order_discount', { rateBp: 9_700 - 45 * n, from: 9_000 * n }, { group: `g${n % 6}` }),
  },
  {
    name: 'line offers with a most each',
    make: (n, id) =>
      offer(id, 'category_discount', { categories: CATEGORIES, rateBp: 8_000 }, { caps: { max: 900 + 350 * n } }),
  },
  {
    name: 'line offers by amount and number, on parts',
    make: either([
      (n, id) => offer(id, 'ladder', ladderOf(n), { layer: 'line', scope: part(n) }),
      (n, id) =>
        offer(id, 'spend_save', { from: 9_000, off: 800 + 50 * n, each: true }, { layer: 'line', scope: part(n) }),
      (n, id) => offer(id, 'quantity_save', { from: 3, rateBp: 9_400 - 30 * n }, { layer: 'line', scope: part(n) }),
    ]),
    carts: 'large',
  },
  {
    name: 'six line offers by unit, six orders of parts',
    make: (n, id) =>
      n % 2 === 0
        ? offer(id, at(['second_half_price', 'buy_n'], n / 2), n % 4 === 0 ? { among: 'scope' } : { take: 3, pay: 2 }, {
            scope: part(n / 2),
          })
        : offer(id, 'spend_save', { from: 14_000, off: 900 + 60 * n }, { scope: part(n), basis: 'NET_AFTER' }),
    carts: 'large',
  },
  {
    name: 'bundles that take each other’s goods',
    make: (n, id) =>
      offer(id, 'bundle', {
        items: [
          { skus: [0, 1, 2, 3].map((step) => `sku-${String((n + step) % 20).padStart(2, '0')}`), quantity: 2 },
          { skus: [6, 7, 8].map((step) => `sku-${String((n + step) % 20).padStart(2, '0')}`), quantity: 1 },
        ],
        price: 3_000 + 150 * n,
      }),
    carts: 'large',
  },
  {
    name: 'every n-th of overlapping parts',
    make: (n, id) =>
      offer(
        id,
        'buy_n',
        { take: 3, pay: 2, among: 'scope' },
        {
          scope: {
            include: {
              skus: Array.from({ length: 7 }, (_, step) => `sku-${String((n * 3 + step * 2) % 20).padStart(2, '0')}`),
            },
          },
        },
      ),
    carts: 'large',
  },
  {
    name: 'gifts or discounts: what is given asks for much',
    make: (n, id) =>
      n % 2 === 0
        ? offer(id, 'gift_goods', { sku: `g${n}`, from: 150_000 - 4_000 * n, worth: 2_000 }, { group: `h${n % 4}` })
        : offer(id, 'order_discount', { rateBp: 9_600 - 40 * n }, { group: `h${n % 4}` }),
  },
  {
    name: 'amounts asked for from above and below, on parts',
    make: (n, id) =>
      offer(
        id,
        'order_discount',
        { off: 600 + 80 * n },
        {
          scope: part(n),
          conditions:
            n % 2 === 0
              ? { attribute: 'scope.amount', atMost: 40_000 - 900 * n }
              : { attribute: 'cart.amount', atLeast: 90_000 - 3_000 * n },
        },
      ),
  },
];
