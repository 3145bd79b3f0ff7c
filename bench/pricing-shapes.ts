import type { Offer, PricingSettings } from '@/lib/pricing/rules/types';
import { coupon, offer } from '@/lib/pricing/testing/build';
import { BRANDS, CATEGORIES, type CartSort } from './pricing-carts';

/** Offers that are hard to choose among, and how the program that has them prices; the n-th of them by its id. */
export type Shape = {
  readonly name: string;
  readonly make: (n: number, id: string) => Offer;
  readonly settings?: Partial<PricingSettings>;
  readonly carts?: CartSort;
};

const ALL = 60;
const FOUR = [6, 11, 16, 21];

const KINDS = 12;

/** The offers of a shape, so many of them; beyond twelve they are like the first ones again. */
export const offersOf = ({ make }: Shape, many: number): readonly Offer[] =>
  Array.from({ length: many }, (_, n) => make(n % KINDS, `x${String(n).padStart(2, '0')}`));

const at = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;

const contending = (terms: object) => (n: number, id: string) =>
  n % 2 === 0
    ? offer(id, 'category_discount', { categories: [at(CATEGORIES, n / 2)], rateBp: 9_600 - 90 * n }, terms)
    : offer(id, 'brand_discount', { brands: [at(BRANDS, n)], rateBp: 9_500 - 70 * n }, terms);

const counting = (n: number, id: string) => {
  const skus = [n, n + 5, n + 10, n + 15].map((place) => `sku-${String(place % 20).padStart(2, '0')}`);
  const [first, second, ...others] = skus;
  const items = [
    { skus: [first, second], quantity: 1 },
    { skus: others, quantity: 1 },
  ];
  if (n % 3 === 0) return offer(id, 'second_half_price', { among: n % 2 === 0 ? 'sku' : 'scope' });
  if (n % 3 === 1) return offer(id, 'buy_n', { take: 2 + (n % 2), pay: 1, among: n % 2 === 0 ? 'sku' : 'scope' });
  return offer(id, 'bundle', { items, price: 2_000 + 300 * n });
};

/** An offer of every layer that takes money off, with thresholds judged on what is left after it. */
const mixed = (n: number, id: string) => {
  const terms = { basis: 'NET_AFTER', priority: n % 4 };
  if (n % 3 === 0) return contending(terms)(n, id);
  if (n % 3 === 1) return offer(id, 'spend_save', { from: 60_000 + 9_000 * n, off: 2_000 + 400 * n }, terms);
  return coupon(id, 'order_discount', { rateBp: 9_600 - 40 * n, from: 50_000 + 7_000 * n }, terms);
};

const steps = (n: number) => FOUR.map((from) => ({ from: from * 8_000, off: from * (150 + 10 * n) }));

/** Candidates of kinds and terms that look ahead badly or leave most sets open (4.C-choosing). */
export const SHAPES: readonly Shape[] = [
  {
    name: 'order discounts that all may meet',
    make: (n, id) => offer(id, 'order_discount', { rateBp: 9_800 - 20 * n }, { priority: n }),
  },
  { name: 'line offers on the same goods', make: contending({}) },
  {
    name: 'line offers on all goods, by unit',
    make: (n, id) => offer(id, 'category_discount', { categories: CATEGORIES, off: 100 + 40 * n }),
  },
  {
    name: 'line offers that accept each other',
    make: contending({ tags: ['t'], accepts: ['t'] }),
  },
  { name: 'line offers that always stack', make: contending({ stack: 'ALWAYS' }) },
  {
    name: 'line offers, half of them always stack',
    make: (n, id) => contending(n % 4 < 2 ? { stack: 'ALWAYS' } : {})(n, id),
  },
  { name: 'second half price, buy n and bundles', make: counting },
  {
    name: 'spend and save, thresholds before each',
    make: (n, id) => offer(id, 'spend_save', { from: 130_000 - 6_000 * n, off: 3_000 + 700 * n }, { priority: n % 5 }),
  },
  {
    name: 'spend and save, thresholds after each',
    make: (n, id) =>
      offer(
        id,
        'spend_save',
        { from: 120_000 - 6_000 * n, off: 3_000 + 700 * n, each: n % 2 === 0 },
        { basis: 'NET_AFTER' },
      ),
  },
  { name: 'line, order and coupon, thresholds after', make: mixed },
  {
    name: 'ladders',
    make: (n, id) => offer(id, 'ladder', { by: 'amount', steps: steps(n) }, { priority: n % 3 }),
  },
  {
    name: 'percentages of the first amount',
    make: (n, id) => offer(id, 'order_discount', { rateBp: 9_700 - 90 * n, from: 9_000 * n }),
    settings: { initialLayers: ['line', 'order', 'coupon'] },
  },
  {
    name: 'amounts with a most, and a most of the order',
    make: (n, id) => offer(id, 'order_discount', { rateBp: 9_000 }, { caps: { max: 900 + 310 * n } }),
    settings: { orderMax: 9_000 },
  },
  {
    name: 'conditions that may come true later',
    make: (n, id) =>
      n % 2 === 0
        ? offer(id, 'order_discount', { rateBp: 9_300 - 60 * n }, { priority: 12 - n })
        : offer(
            id,
            'order_discount',
            { off: 900 + 210 * n },
            { priority: 12 - n, conditions: { attribute: 'cart.amount', atMost: 210_000 - 9_000 * n } },
          ),
  },
  {
    name: 'coupons of which one may be used',
    make: (n, id) => coupon(id, 'order_discount', { off: 900 + 210 * n, from: 9_000 * n }),
  },
  {
    name: 'coupons of which three may be used',
    make: (n, id) => coupon(id, 'order_discount', { off: 900 + 210 * n, from: 9_000 * n }),
    settings: { coupons: { goods: 3, freight: 1 } },
  },
  {
    name: 'coupons of which all may be used',
    make: (n, id) => coupon(id, 'order_discount', { off: 900 + 210 * n, from: 9_000 * n }),
    settings: { coupons: { goods: ALL, freight: 1 } },
  },
  {
    name: 'gifts and points beside the goods',
    make: (n, id) =>
      n % 2 === 0
        ? offer(id, 'gift_goods', { sku: `gift-${n}`, from: 9_000 * n, worth: 500 })
        : offer(id, 'gift_points', { points: 10 + n, from: 9_000 * n }),
  },
  {
    name: 'free and reduced freight',
    make: (n, id) =>
      n % 4 === 0 ? offer(id, 'free_freight', { from: 9_000 * n }) : offer(id, 'reduced_freight', { off: 50 + 10 * n }),
  },
  {
    name: 'a group of order discounts, two of lines',
    make: (n, id) =>
      n % 3 === 0
        ? contending({ group: 'lines' })(n, id)
        : offer(id, 'order_discount', { rateBp: 9_700 - 60 * n }, { group: n % 3 === 1 ? 'orders' : null }),
  },
];
