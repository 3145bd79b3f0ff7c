import { describe, expect, test } from 'vitest';
import type { CartLine, MemberSnapshot, Offer } from './rules/types';
import { line, MEMBER, NOW, offer, price, refusedAs } from './testing/build';

type Case = readonly [what: string, lines: readonly CartLine[], offer: Offer, goods: number];
const fresh = { categories: ['food', 'fresh'] };
const tea = { sku: 'tea' };

describe('what each kind takes off', () => {
  test.each<Case>([
    [
      'an item by ratio',
      [line('1', 1_000, 3, tea), line('2', 500)],
      offer('o', 'item_discount', { skus: ['tea'], rateBp: 9_000 }),
      3_200,
    ],
    [
      'an item by amount off each',
      [line('1', 1_000, 3, tea)],
      offer('o', 'item_discount', { skus: ['tea'], off: 150 }),
      2_550,
    ],
    [
      'an item, never more than it costs',
      [line('1', 100, 3, tea)],
      offer('o', 'item_discount', { skus: ['tea'], off: 150 }),
      0,
    ],
    [
      'a category, through the tree',
      [line('1', 1_000, 1, fresh), line('2', 1_000)],
      offer('o', 'category_discount', { categories: ['food'], rateBp: 5_000 }),
      1_500,
    ],
    [
      'a brand',
      [line('1', 1_000, 2, { brand: 'b' })],
      offer('o', 'brand_discount', { brands: ['b'], off: 100 }),
      1_800,
    ],
    ['a broken fen stays with the seller', [line('1', 99)], offer('o', 'order_discount', { rateBp: 8_800 }), 88],
    [
      'the order from an amount, exactly',
      [line('1', 9_900)],
      offer('o', 'order_discount', { off: 500, from: 9_900 }),
      9_400,
    ],
    ['the order, one fen below', [line('1', 9_899)], offer('o', 'order_discount', { off: 500, from: 9_900 }), 9_899],
    ['spend and save', [line('1', 30_000)], offer('o', 'spend_save', { from: 30_000, off: 5_000 }), 25_000],
    ['spend and save, once', [line('1', 95_000)], offer('o', 'spend_save', { from: 30_000, off: 5_000 }), 90_000],
    [
      'spend and save, for each',
      [line('1', 95_000)],
      offer('o', 'spend_save', { from: 30_000, off: 5_000, each: true }),
      80_000,
    ],
    [
      'judged after itself, fewer times',
      [line('1', 60_000)],
      offer('o', 'spend_save', { from: 30_000, off: 5_000, each: true }, { basis: 'NET_AFTER' }),
      55_000,
    ],
    ['a quantity', [line('1', 1_000, 3)], offer('o', 'quantity_save', { from: 3, rateBp: 9_000 }), 2_700],
    ['a quantity, one below', [line('1', 1_000, 2)], offer('o', 'quantity_save', { from: 3, rateBp: 9_000 }), 2_000],
    [
      'the highest step of a ladder',
      [line('1', 30_000)],
      offer('o', 'ladder', {
        by: 'amount',
        steps: [
          { from: 10_000, off: 1_000 },
          { from: 30_000, off: 5_000 },
        ],
      }),
      25_000,
    ],
    [
      'the step below',
      [line('1', 29_999)],
      offer('o', 'ladder', {
        by: 'amount',
        steps: [
          { from: 10_000, off: 1_000 },
          { from: 30_000, off: 5_000 },
        ],
      }),
      28_999,
    ],
    [
      'a ladder of pieces',
      [line('1', 1_000, 5)],
      offer('o', 'ladder', {
        by: 'quantity',
        steps: [
          { from: 2, rateBp: 9_000 },
          { from: 5, rateBp: 7_000 },
        ],
      }),
      3_500,
    ],
    ['the second at half price', [line('1', 1_000, 3)], offer('o', 'second_half_price', {}), 2_500],
    [
      'the second of any, the cheaper one',
      [line('1', 1_000), line('2', 600)],
      offer('o', 'second_half_price', { among: 'scope' }),
      1_300,
    ],
    ['the second only of the same', [line('1', 1_000), line('2', 600)], offer('o', 'second_half_price', {}), 1_600],
    [
      'three for two, the cheapest of each three',
      [line('1', 900, 2), line('2', 500, 2), line('3', 100, 2)],
      offer('o', 'buy_n', { take: 3, pay: 2, among: 'scope' }),
      2_400,
    ],
    ['three for two, once', [line('1', 900, 6)], offer('o', 'buy_n', { take: 3, pay: 2, timesMax: 1 }), 4_500],
    [
      'a bundle of the dearest alternatives',
      [line('1', 900, 2, { sku: 'a' }), line('2', 500, 1, { sku: 'b' }), line('3', 700, 1, { sku: 'c' })],
      offer('o', 'bundle', {
        items: [
          { skus: ['a'], quantity: 1 },
          { skus: ['b', 'c'], quantity: 1 },
        ],
        price: 1_000,
      }),
      900 + 500 + 1_000 - 400,
    ],
    [
      'no bundle that is dearer than its parts',
      [line('1', 900, 1, { sku: 'a' })],
      offer('o', 'bundle', { items: [{ skus: ['a'], quantity: 1 }], price: 950 }),
      900,
    ],
    ['the member price of the goods', [line('1', 1_000, 2, { member: 900 })], offer('o', 'member_price', {}), 1_800],
    ['a member price by ratio', [line('1', 999)], offer('o', 'member_price', { rateBp: 9_500 }), 950],
    [
      'the level price of the goods',
      [line('1', 1_000, 1, { levels: { gold: 850, silver: 900 } })],
      offer('o', 'level_price', {}),
      850,
    ],
    ['a level price by ratio', [line('1', 1_000)], offer('o', 'level_price', { rates: { gold: 8_500 } }), 850],
    ['the price of a contract', [line('1', 1_000, 1, { contract: 700 })], offer('o', 'contract_price', {}), 700],
    ['a flash price by ratio', [line('1', 1_000)], offer('o', 'flash_price', { rateBp: 5_000 }), 500],
    [
      'the members’ day, a Wednesday',
      [line('1', 10_000)],
      offer('o', 'member_day', { weekdays: [3], rateBp: 8_800 }),
      8_800,
    ],
    ['a birthday month', [line('1', 10_000)], offer('o', 'birthday', { window: 'month', rateBp: 8_000 }), 8_000],
    [
      'scope and exception',
      [line('1', 1_000, 1, fresh), line('2', 1_000, 1, { ...fresh, sku: 'not' })],
      offer(
        'o',
        'order_discount',
        { rateBp: 5_000 },
        { scope: { include: { categories: ['fresh'] }, exclude: { skus: ['not'] } } },
      ),
      1_500,
    ],
  ])('%s', (_, lines, one, expected) => expect(price(lines, [one]).totals.goods).toBe(expected));
});

describe('freight', () => {
  test.each([
    ['free', offer('o', 'free_freight', {}), 9_900, 800, 0],
    ['free from an amount', offer('o', 'free_freight', { from: 9_900 }), 9_900, 800, 0],
    ['not free one fen below', offer('o', 'free_freight', { from: 9_900 }), 9_899, 800, 800],
    ['less', offer('o', 'reduced_freight', { off: 500 }), 100, 800, 300],
    ['never below nothing', offer('o', 'reduced_freight', { off: 500 }), 100, 300, 0],
    ['by ratio', offer('o', 'reduced_freight', { rateBp: 5_000 }), 100, 801, 401],
  ])('%s', (_, one, list, freight, due) => {
    expect(price([line('1', list)], [one], { cart: { freight } }).freight.due).toBe(due);
  });

  test('is judged on what is left after all discounts', () => {
    const offers = [offer('c', 'order_discount', { off: 200 }), offer('f', 'free_freight', { from: 9_900 })];
    const answer = price([line('1', 10_000)], offers, { cart: { freight: 100 } });
    expect(answer.totals.payable).toBe(9_900);
    expect(refusedAs(answer, 'f')).toMatchObject({ code: 'below_threshold', facts: { short: 100 } });
  });
});

describe('gifts', () => {
  test.each([
    ['goods', 'gift_goods', { sku: 'cup', quantity: 2, from: 10_000 }, { type: 'goods', of: 'cup', quantity: 2 }],
    [
      'coupons, for each',
      'gift_coupon',
      { batch: 'b', from: 10_000, each: true },
      { type: 'coupon', of: 'b', quantity: 3 },
    ],
    [
      'coupons, for each up to a limit',
      'gift_coupon',
      { batch: 'b', from: 10_000, each: true, timesMax: 2 },
      { type: 'coupon', of: 'b', quantity: 2 },
    ],
    ['points', 'gift_points', { points: 50, from: 30_000 }, { type: 'points', of: null, quantity: 50 }],
    [
      'membership days',
      'gift_membership_days',
      { card: 'plus', days: 7 },
      { type: 'membership_days', of: 'plus', quantity: 7 },
    ],
  ])('%s', (_, kind, params, gift) => {
    const answer = price([line('1', 30_000)], [offer('o', kind, params)]);
    expect(answer.gifts).toEqual([{ offer: 'o', ...gift }]);
    expect(answer.totals.payable).toBe(30_000);
  });

  test('are cut to their stock, and say so', () => {
    const answer = price([line('1', 30_000)], [offer('o', 'gift_goods', { sku: 'cup', quantity: 5 }, {}, { left: 2 })]);
    expect(answer.gifts[0]?.quantity).toBe(2);
    expect(answer.applied[0]).toMatchObject({ desired: 5, granted: 2, trims: [{ by: 'stock', cut: 3 }] });
  });
});

describe('days and members', () => {
  const day = offer('o', 'birthday', { window: 'day', rateBp: 8_000 });
  const leap: MemberSnapshot = { ...MEMBER, birth: { month: 2, day: 29 } };
  test.each([
    ['29 February is kept on the 28th in common years', leap, '2027-02-28T04:00:00Z', null],
    ['and on the 29th in leap years', leap, '2028-02-29T04:00:00Z', null],
    ['not on the 28th of a leap year', leap, '2028-02-28T04:00:00Z', 'not_birthday'],
    ['by the program’s day, not by UTC', { ...MEMBER, birth: { month: 11, day: 19 } }, '2026-11-18T16:00:00Z', null],
    ['nobody knows the day', { ...MEMBER, birth: { month: 11, day: null } }, '2026-11-18T04:00:00Z', 'not_birthday'],
    [
      '365 days after the last',
      { ...MEMBER, lastUsed: { o: new Date('2025-11-18T04:00:00Z') } },
      '2026-11-18T04:00:00Z',
      null,
    ],
    [
      '365 local days after the last, though earlier in the day (4.H)',
      { ...MEMBER, lastUsed: { o: new Date('2025-11-18T12:00:00Z') } },
      '2026-11-17T16:00:00Z',
      null,
    ],
    [
      '364 local days after the last, late in the day',
      { ...MEMBER, lastUsed: { o: new Date('2025-11-18T16:00:00Z') } },
      '2026-11-18T15:59:59Z',
      'used_recently',
    ],
    [
      '364 days after the last',
      { ...MEMBER, lastUsed: { o: new Date('2025-11-19T04:00:00Z') } },
      '2026-11-18T04:00:00Z',
      'used_recently',
    ],
  ])('%s', (_, member, now, code) => {
    const answer = price([line('1', 1_000)], [day], { member, now: new Date(now) });
    expect(answer.refused[0]?.code ?? null).toBe(code);
  });

  test('the members’ day is none on Thursday, and ends with the local day', () => {
    const wednesday = offer('o', 'member_day', { weekdays: [3], rateBp: 8_800 });
    const at = (now: string) => price([line('1', 1_000)], [wednesday], { now: new Date(now) }).refused[0]?.code;
    expect(at('2026-11-18T15:59:59Z')).toBeUndefined();
    expect(at('2026-11-18T16:00:00Z')).toBe('wrong_day');
  });

  test('offers hold from their start to just before their end', () => {
    const at = (startsAt: Date | null, endsAt: Date | null) =>
      price([line('1', 1_000)], [offer('o', 'order_discount', { off: 1 }, {}, { startsAt, endsAt })]).refused[0]?.code;
    expect(at(NOW, null)).toBeUndefined();
    expect(at(new Date(NOW.getTime() + 1), null)).toBe('not_started');
    expect(at(null, NOW)).toBe('ended');
    expect(at(null, new Date(NOW.getTime() + 1))).toBeUndefined();
  });
});

test('points: multipliers of offers join their group, gifts are added after, caps cut both (4.A.6, 4.C.8)', () => {
  const rules = {
    rateBp: 10_000,
    multipliers: [{ code: 'level', group: 'LEVEL' as const, rateBp: 12_000, when: { kind: 'level', codes: ['gold'] } }],
    productMaxBp: 50_000,
    bonuses: [],
    excludedCategories: [],
  };
  const cap = { cap: { code: 'month', period: 'month' as const, limit: 300 }, period: '2026-11', used: 50 };
  const earning = { points: { rules, caps: [cap] }, growth: { rules: { ...rules, multipliers: [] } } };
  const offers = [
    offer('double', 'points_multiplier', { rateBp: 20_000 }, { scope: { include: { skus: ['tea'] } } }),
    offer('gift', 'gift_points', { points: 30 }),
  ];
  const answer = price([line('1', 10_000, 1, tea), line('2', 5_000)], offers, { earning });
  expect(answer.earn).toMatchObject({ points: { desired: 240 + 60 + 30, granted: 250 }, growth: 150 });
  expect(answer.earn?.points.cuts).toMatchObject([{ cap: 'month', cut: 80 }]);
  expect(answer.earn?.points.factors.map(({ code }) => code)).toEqual(['level', 'double']);
});
