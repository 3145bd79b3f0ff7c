import { describe, expect, test } from 'vitest';
import { type CouponCandidate, couponKinds } from '@/lib/coupons';
import { newId } from '@/lib/platform/new-id';
import { couponOffers } from './coupon-offers';
import { offerKinds } from './registry';
import { appliedIds, line, price, refusedAs } from './testing/build';

const NOTHING = { skus: [], products: [], categories: [], brands: [], tags: [] };

/** A copy of a type as its owner hands it out, with what a test says else. */
function aCopy(kind: string, params: unknown, more: Partial<CouponCandidate> = {}): CouponCandidate {
  const known = couponKinds.find(kind);
  if (known === undefined) throw new Error(kind);
  return {
    couponId: newId(),
    code: null,
    version: 1,
    name: { zh: kind, en: kind },
    effect: known.effect(params),
    scope: { include: NOTHING, exclude: NOTHING, stores: [] },
    stacking: { stack: 'COMMON', priority: 0, tags: [], accepts: [] },
    startsAt: new Date('2026-11-01T00:00:00Z'),
    endsAt: new Date('2026-12-01T00:00:00Z'),
    isPicked: false,
    claim: null,
    budgets: [],
    blocked: null,
    ...more,
  };
}

const offersOf = (...candidates: CouponCandidate[]) =>
  couponOffers({ candidates, unusable: [] }).map(({ offer }) => offer);
const stacking = (more: Partial<CouponCandidate['stacking']>) => ({
  stacking: { stack: 'COMMON' as const, priority: 0, tags: [], accepts: [], ...more },
});
const pair = stacking({ tags: ['pair'], accepts: ['pair'] });

describe.each(couponKinds.all)('a coupon of the type $code', ({ code, example }) => {
  test('is an offer of a kind and a layer that pricing knows, and gives what it says', () => {
    const [offer] = offersOf(aCopy(code, example));
    const kind = offerKinds.find(offer?.kind ?? '');
    expect(kind?.layers).toContain(offer?.layer);
    const lines = [
      line('1', 40_000, 1, { categories: ['snacks', 'drinks', 'grain', 'food'], brand: 'acme' }),
      line('2', 40_000, 1, {
        ...(offer?.scope.within ?? {}),
        categories: [...(offer?.scope.within?.categories ?? [])],
      }),
      line('3', 40_000, 1, { brand: offer?.scope.within?.brands[0] ?? null }),
    ];
    const priced = price(lines, offersOf(aCopy(code, example, { isPicked: true })), { cart: { freight: 1_000 } });
    expect(priced.applied).toHaveLength(1);
    expect(priced.applied[0]?.source).toMatchObject({ type: 'COUPON' });
  });
});

test('an effect that nobody knows any more counts for nothing and says so', () => {
  const copy = aCopy('straight_off', { off: 500 });
  const offers = offersOf({ ...copy, effect: { ...copy.effect, offer: 'from_the_future' } });
  const priced = price([line('1', 10_000)], offers);
  expect(priced.refused).toMatchObject([{ code: 'unknown_kind' }]);
});

describe('how many coupons meet (4.C.4)', () => {
  const five = aCopy('straight_off', { off: 500 });
  const nine = aCopy('straight_off', { off: 900 });
  const ship = aCopy('free_shipping', { threshold: 0, max: null });
  // Fewer coupons are better at the same price (4.C-choosing): one that only gives goods is used when it is picked.
  const gift = aCopy('gift', { sku: 'MASK', quantity: 1, threshold: 0 }, { isPicked: true });
  const cart = [line('1', 10_000)];
  const freight = { cart: { freight: 800 } };

  test('one goods coupon, one freight coupon and one gift coupon', () => {
    const priced = price(cart, offersOf(five, nine, ship, gift), freight);
    expect(priced.applied.map(({ layer }) => layer)).toEqual(['coupon', 'freight', 'gift']);
    expect(priced.totals.payable).toBe(9_100);
  });

  test('as many as the program says, and none when it says so', () => {
    const coupons = (goods: number) => ({ ...freight, settings: { coupons: { goods, freight: 0 } } });
    expect(price(cart, offersOf(five, nine, ship), coupons(2)).totals.payable).toBe(10_000 + 800 - 1_400);
    expect(price(cart, offersOf(five, nine, ship), coupons(0)).totals.payable).toBe(10_800);
  });

  test('满300减50 and a 20 that accept each other are used together', () => {
    const big = aCopy('amount_off', { threshold: 30_000, off: 5_000 }, pair);
    const small = aCopy('straight_off', { off: 2_000 }, pair);
    expect(price([line('1', 35_000)], offersOf(big, small)).totals.payable).toBe(28_000);
  });

  test('one side alone agrees to nothing', () => {
    const asks = aCopy('straight_off', { off: 500 }, stacking({ accepts: ['loner'] }));
    const loner = aCopy('straight_off', { off: 900 }, stacking({ tags: ['loner'] }));
    const priced = price(cart, offersOf(asks, loner));
    expect(priced.totals.payable).toBe(9_100);
    expect(priced.refused).toMatchObject([{ code: 'coupon_limit' }]);
  });

  test('of three, of whom two accept each other, the pair or the third counts, whichever is more', () => {
    const [a, b] = [aCopy('straight_off', { off: 500 }, pair), aCopy('straight_off', { off: 600 }, pair)];
    expect(price(cart, offersOf(a, b, nine)).totals.payable).toBe(8_900);
    expect(price(cart, offersOf(a, b, aCopy('straight_off', { off: 1_200 }))).totals.payable).toBe(8_800);
  });

  test('a limit of two counts those without an agreement, in whatever order they come', () => {
    const [a, b] = [aCopy('straight_off', { off: 500 }, pair), aCopy('straight_off', { off: 600 }, pair)];
    const settings = { coupons: { goods: 2, freight: 1 } };
    const third = aCopy('straight_off', { off: 100 });
    // The third has no agreement with either: beside it stands one.
    for (const order of [
      [a, b, third],
      [third, a, b],
      [b, third, a],
    ]) {
      expect(price(cart, offersOf(...order), { settings }).totals.payable).toBe(8_900);
    }
  });

  test('an exclusive coupon stands alone, one that always stacks beside all', () => {
    const alone = aCopy('straight_off', { off: 2_000 }, stacking({ stack: 'EXCLUSIVE' }));
    const always = aCopy('straight_off', { off: 100 }, stacking({ stack: 'ALWAYS' }));
    const priced = price(cart, offersOf(alone, always, nine, ship), freight);
    expect(priced.totals.payable).toBe(10_000 + 800 - 2_100);
  });
});

test('a category coupon of a batch for some brands is for goods that are both', () => {
  const scope = { include: { ...NOTHING, brands: ['x'] }, exclude: NOTHING, stores: [] };
  const copy = aCopy('category', { categories: ['tea'], rateBp: 5_000, threshold: 0 }, { scope });
  const both = line('1', 1_000, 1, { categories: ['tea'], brand: 'x' });
  const tea = line('2', 1_000, 1, { categories: ['tea'], brand: 'y' });
  const brand = line('3', 1_000, 1, { categories: ['cup'], brand: 'x' });
  expect(price([both, tea, brand], offersOf(copy)).lines.map(({ net }) => net)).toEqual([500, 1_000, 1_000]);
});

test('a coupon larger than the cart takes it to nothing and never below', () => {
  const priced = price([line('1', 300)], offersOf(aCopy('straight_off', { off: 5_000 })), { cart: { freight: 200 } });
  expect(priced.totals).toMatchObject({ goods: 0, freight: 200, payable: 200 });
  expect(priced.applied[0]).toMatchObject({ desired: 5_000, granted: 300 });
});

test.each([
  [{ startsAt: new Date('2026-11-19T00:00:00Z') }, 'not_started', { at: '2026-11-19T00:00:00.000Z' }],
  [{ endsAt: new Date('2026-11-18T06:00:00Z') }, 'ended', { at: '2026-11-18T06:00:00.000Z' }],
  [{ blocked: { code: 'already_used', facts: { at: '2026-11-02T00:00:00Z' } } }, 'already_used', {}],
  [{ blocked: { code: 'wrong_store', facts: { store: 'B', needed: 'A' } } }, 'wrong_store', { store: 'B' }],
  [
    { effect: couponKinds.find('amount_off')?.effect({ threshold: 11_200, off: 500 }) },
    'below_threshold',
    { short: 1_200 },
  ],
])('a coupon that does not count says why: %o', (more, code, facts) => {
  const [offer] = offersOf(aCopy('straight_off', { off: 500 }, more as Partial<CouponCandidate>));
  const priced = price([line('1', 10_000)], offer === undefined ? [] : [offer]);
  expect(appliedIds(priced)).toEqual([]);
  expect(refusedAs(priced, offer?.id ?? '')).toMatchObject({ code, facts });
});

test('of forty coupons the one that takes most off is found', () => {
  const many = Array.from({ length: 40 }, (_, at) => aCopy('straight_off', { off: 100 + ((at * 7) % 40) * 10 }));
  expect(price([line('1', 10_000)], offersOf(...many)).totals.payable).toBe(10_000 - 490);
});
