import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { carts, offersOf } from '../testing/arbitraries';
import { appliedIds, coupon, goods, inputOf, line, offer, refusedAs } from '../testing/build';
import { evaluate } from './evaluate';
import { priceWithin } from './room';
import type { Offer, OfferRoom } from './types';
import { budgetUses } from './uses';

const WORTH = { points: 100, fen: 100, breakageBp: 0 };
const room = (code: string, left: number, more: Partial<OfferRoom> = {}): OfferRoom => ({
  code,
  scope: 'campaign',
  subject: '',
  kind: 'AMOUNT',
  limit: 100_000,
  left,
  memberLeft: null,
  isPaused: false,
  ...more,
});
const ten = (id: string, terms: object = {}) =>
  offer(id, 'order_discount', { off: 1_000 }, { budgets: ['b'], ...terms });
const within = (offers: readonly Offer[], rooms: readonly OfferRoom[], lines = [line('1', 10_000)], given = {}) =>
  priceWithin(inputOf(lines, offers, given), rooms, WORTH).priced;

describe('what a budget still has', () => {
  test('is no more than an offer takes off: the last one gets what is left', () => {
    const priced = within([ten('o')], [room('b', 300)]);
    expect(priced.applied[0]).toMatchObject({ desired: 1_000, granted: 300, trims: [{ by: 'offer_max', cut: 700 }] });
    expect(budgetUses(priced, WORTH)).toEqual(new Map([['b', { fen: 300, points: 0, units: 1 }]]));
  });

  test('at nothing refuses the offer with the numbers, which is no error', () => {
    const priced = within([ten('o')], [room('b', 0)]);
    expect(refusedAs(priced, 'o')).toMatchObject({
      code: 'budget_exhausted',
      facts: { budget: 'b', left: 0, limit: 100_000 },
    });
  });

  test('is shared by all offers of a cart: together they never take more', () => {
    const both = [ten('o1', { stack: 'ALWAYS' }), ten('o2', { stack: 'ALWAYS' })];
    expect(appliedIds(within(both, [room('b', 2_000)]))).toEqual(['o1', 'o2']);
    const priced = within(both, [room('b', 1_500)]);
    expect(appliedIds(priced)).toHaveLength(1);
    expect(priced.refused[0]).toMatchObject({ code: 'budget_exhausted', facts: { needed: 2_000, left: 1_500 } });
  });

  test('counts for prices of units too, which cannot be cut down', () => {
    const member = offer('m', 'member_price', {}, { budgets: ['b'] });
    const lines = [line('1', 10_000, 3, { member: 9_000 })];
    expect(appliedIds(within([member], [room('b', 3_000)], lines))).toEqual(['m']);
    expect(refusedAs(within([member], [room('b', 2_999)], lines), 'm').code).toBe('budget_exhausted');
  });

  test('that nobody made, or that rests, gives nothing', () => {
    expect(refusedAs(within([ten('o')], []), 'o')).toMatchObject({
      code: 'blocked',
      facts: { reason: 'budget_not_found' },
    });
    expect(refusedAs(within([ten('o')], [room('b', 9, { isPaused: true })]), 'o').code).toBe('budget_paused');
  });
});

describe('the stock of an offer', () => {
  const flash = offer('f', 'flash_price', { prices: { 'sku-1': 5_000 } }, { stock: { total: 5, perMember: 2 } });
  const stock = (left: number, memberLeft: number | null) =>
    room('offer:f', left, { scope: 'offer', subject: 'f', kind: 'COUNT', limit: 5, memberLeft });
  const cart = [line('1', 8_000, 3)];

  test('gives the units that are left at its price and the rest at the next', () => {
    const priced = within([flash], [stock(2, null)], cart);
    expect(priced.totals.goods).toBe(2 * 5_000 + 8_000);
    expect(budgetUses(priced, WORTH).get('offer:f')).toMatchObject({ units: 2, fen: 6_000 });
  });

  test('of which each member has so many is for members only: nobody counts what a guest has had', () => {
    const guest = within([flash], [stock(5, 0)], cart, { member: null });
    expect(refusedAs(guest, 'f').code).toBe('member_only');
    expect(refusedAs(within([flash], [stock(5, 0)], cart), 'f').code).toBe('member_limit_reached');
  });

  test('is sold out at nothing', () => {
    expect(refusedAs(within([flash], [stock(0, null)], cart), 'f').code).toBe('sold_out');
  });

  test('and the limit of one member are two numbers: neither is compared with the other (Medusa #15960, #16206)', () => {
    // Four of five are sold to others, more than one member may have: he still may have the last one.
    expect(within([flash], [stock(1, 2)], cart).totals.goods).toBe(5_000 + 2 * 8_000);
    expect(within([flash], [stock(5, 1)], cart).totals.goods).toBe(5_000 + 2 * 8_000);
    expect(refusedAs(within([flash], [stock(5, 0)], cart), 'f').code).toBe('member_limit_reached');
  });

  test('trims a gift to the pieces that are left, and costs what those are worth', () => {
    const gift = offer('f', 'gift_goods', { sku: 'cup', quantity: 4, worth: 1_000 }, { stock: { total: 5 } });
    const priced = within([gift], [stock(3, null)], cart);
    expect(priced.gifts).toEqual([{ offer: 'f', type: 'goods', of: 'cup', quantity: 3 }]);
    expect(budgetUses(priced, WORTH).get('offer:f')).toEqual({ fen: 750, points: 0, units: 3 });
  });
});

describe('pools', () => {
  const pool = (scope: string, subject: string) => room(`${scope}:${subject}`, 50_000, { scope, subject });
  const pools = [pool('level', 'gold'), pool('level', 'silver'), pool('store', 's1'), pool('program_month', '')];
  const store = { code: 's1', region: null };

  test('of the store and the program pay for every offer, that of a level for what the level gives', () => {
    const level = offer('l', 'level_price', {});
    const lines = [line('1', 10_000, 1, { levels: { gold: 8_000 } })];
    const priced = within([level, offer('o', 'order_discount', { off: 100 })], pools, lines, { cart: { store } });
    expect(Object.fromEntries(priced.applied.map(({ offer: id, budgets }) => [id, budgets]))).toEqual({
      l: ['level:gold', 'program_month:', 'store:s1'],
      o: ['program_month:', 'store:s1'],
    });
  });

  test('do not pay for what was agreed with somebody by contract', () => {
    const lines = [{ id: '1', quantity: 1, goods: goods('a', 10_000, { contract: 7_000 }) }];
    const priced = within([offer('c', 'contract_price', {})], pools, lines, { cart: { store } });
    expect(priced.applied[0]?.budgets).toEqual([]);
  });
});

test('gift points cost points × unit value × (1 − breakage), to the fen downwards', () => {
  const gift = offer('g', 'gift_points', { points: 333 }, { budgets: ['b', 'p'] });
  const { priced } = priceWithin(
    inputOf([line('1', 100)], [gift]),
    [room('b', 9_999), room('p', 9_999, { kind: 'POINTS' })],
    {
      points: 100,
      fen: 90,
      breakageBp: 2_000,
    },
  );
  const uses = budgetUses(priced, { points: 100, fen: 90, breakageBp: 2_000 });
  expect(uses.get('p')).toEqual({ fen: 239, points: 333, units: 1 });
});

test('after a refund the budgets pay for the units that are kept, and for nothing when none is', () => {
  const half = coupon('c', 'order_discount', { rateBp: 5_000 }, { budgets: ['b'] });
  const priced = within([half], [room('b', 90_000)], [line('1', 1_000, 3), line('2', 500)]);
  expect(budgetUses(priced, WORTH).get('b')).toMatchObject({ fen: 1_750, units: 1 });
  const kept = { ...priced, lines: priced.lines.map(({ units }) => ({ units: units.slice(1) })) };
  expect(budgetUses(kept, WORTH).get('b')).toMatchObject({ fen: 1_000, units: 1 });
  const none = { ...priced, lines: priced.lines.map(() => ({ units: [] })) };
  expect(budgetUses(none, WORTH).get('b')).toEqual({ fen: 0, points: 0, units: 0 });
});

describe('over random carts, offers and rooms', () => {
  const CODES = ['a', 'b', 'c'];
  const drawing = fc
    .tuple(offersOf(7), fc.array(fc.subarray(CODES), { minLength: 7, maxLength: 7 }))
    .map(([offers, codes]) => offers.map((one, place) => ({ ...one, budgets: codes[place] ?? [] })));
  const roomsOf = (left: fc.Arbitrary<number>) =>
    fc.tuple(
      ...CODES.map((code) =>
        fc
          .tuple(left, fc.constantFrom('AMOUNT' as const, 'COUNT' as const, 'POINTS' as const))
          .map(([most, kind]) => room(code, most, { kind })),
      ),
    );
  const counted = ({ kind }: OfferRoom, cost: { fen: number; points: number; units: number }) =>
    ({ AMOUNT: cost.fen, POINTS: cost.points, COUNT: cost.units })[kind];

  test('no cart takes more of a budget than it has, and every offer comes back once', () => {
    fc.assert(
      fc.property(carts, drawing, roomsOf(fc.integer({ min: 0, max: 3_000 })), (lines, offers, rooms) => {
        const priced = within(offers, rooms, lines, { cart: { freight: 900 } });
        const uses = budgetUses(priced, WORTH);
        for (const one of rooms)
          expect(counted(one, uses.get(one.code) ?? { fen: 0, points: 0, units: 0 })).toBeLessThanOrEqual(one.left);
        const seen = [...priced.applied, ...priced.refused].map(({ offer: id }) => id);
        expect(seen.sort()).toEqual(offers.map(({ id }) => id).sort());
      }),
      { numRuns: 150 },
    );
  });

  test('budgets with room enough change nothing', () => {
    fc.assert(
      fc.property(carts, drawing, roomsOf(fc.constant(1_000_000_000)), (lines, offers, rooms) => {
        const { totals, applied } = within(offers, rooms, lines);
        const free = evaluate(
          inputOf(
            lines,
            offers.map((one) => ({ ...one, budgets: [] })),
          ),
        );
        expect(totals).toEqual(free.totals);
        expect(applied.map(({ offer: id }) => id)).toEqual(free.applied.map(({ offer: id }) => id));
      }),
      { numRuns: 100 },
    );
  });
});

describe('points that a multiplier adds', () => {
  const double = offer('double', 'points_multiplier', { rateBp: 20_000 }, { budgets: ['b'] });
  const rules = { rateBp: 10_000, multipliers: [], productMaxBp: 50_000, bonuses: [], excludedCategories: [] };
  const earning = { points: { rules, caps: [] }, growth: { rules } };
  const buy = (left: number, kind: OfferRoom['kind']) =>
    within([double], [room('b', left, { kind })], [line('1', 10_000)], { earning });

  test('are what its budget pays, in points and at their worth', () => {
    expect(budgetUses(buy(1_000, 'POINTS'), WORTH)).toEqual(new Map([['b', { fen: 100, points: 100, units: 1 }]]));
  });

  test('are not promised when the budget has fewer of them', () => {
    expect(appliedIds(buy(100, 'POINTS'))).toEqual(['double']);
    expect(refusedAs(buy(99, 'POINTS'), 'double')).toMatchObject({ code: 'budget_exhausted', facts: { needed: 100 } });
    expect(refusedAs(buy(99, 'AMOUNT'), 'double').code).toBe('budget_exhausted');
  });
});
