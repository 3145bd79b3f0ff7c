import { describe, expect, test } from 'vitest';
import { appliedIds, coupon, line, MEMBER, offer, price, refusedAs } from '../testing/build';

const percent = (id: string, rateBp: number, terms: object = {}, from = 0) =>
  offer(id, 'order_discount', { rateBp, from }, terms);
const off = (id: string, fen: number, terms: object = {}) => offer(id, 'order_discount', { off: fen }, terms);

describe('best deals that others missed', () => {
  test('of $4 off an item and $2 off the order that may not meet, the $4 counts (Broadleaf #495)', () => {
    const item = offer('item', 'item_discount', { skus: ['a'], off: 400 }, { group: 'one' });
    const priced = price([line('1', 1_000, 1, { sku: 'a' })], [off('order', 200, { group: 'one' }), item]);
    expect(appliedIds(priced)).toEqual(['item']);
    expect(priced.totals.payable).toBe(600);
    expect(refusedAs(priced, 'order').code).toBe('group_taken');
  });

  test('a free sauce beside a shirt beats $2 off the sauce (Broadleaf #818)', () => {
    const lines = [line('1', 2_000, 1, { sku: 'shirt' }), line('2', 699, 1, { sku: 'sauce' })];
    const set = offer('set', 'bundle', {
      items: [
        { skus: ['shirt'], quantity: 1 },
        { skus: ['sauce'], quantity: 1 },
      ],
      price: 2_000,
    });
    const two = offer('two', 'item_discount', { skus: ['sauce'], off: 200 });
    for (const offers of [
      [set, two],
      [two, set],
    ]) {
      const priced = price(lines, offers);
      expect(appliedIds(priced)).toEqual(['set']);
      expect(priced.totals.payable).toBe(2_000);
    }
  });

  test('half the order and $10 off it leave nothing below nothing (Broadleaf #1151)', () => {
    const priced = price([line('1', 1_299)], [percent('half', 5_000), off('ten', 1_000)]);
    expect(priced.totals.payable).toBe(0);
    expect(priced.lines[0]?.units[0]?.net).toBe(0);
  });

  test('two discounts that may meet both count, and neither vanishes when both were weighed (Broadleaf #507)', () => {
    const priced = price([line('1', 10_000)], [off('a', 100), off('b', 200)]);
    expect(appliedIds(priced)).toEqual(['a', 'b']);
    expect(priced.totals.payable).toBe(9_700);
  });

  test('a discount on shirts and sauces reaches both, whatever their quantity (Broadleaf #570)', () => {
    const both = offer('ten', 'item_discount', { skus: ['shirt', 'sauce'], rateBp: 9_000 });
    const priced = price([line('1', 1_000, 2, { sku: 'shirt' }), line('2', 500, 1, { sku: 'sauce' })], [both]);
    expect(priced.lines.map(({ net }) => net)).toEqual([1_800, 450]);
  });

  test('of two discounts of a whole order the buyer gets the better, in whatever order they were written (Odoo #107103)', () => {
    const offers = [percent('five', 9_500, { group: 'whole' }), percent('twenty', 8_000, { group: 'whole' })];
    for (const given of [offers, offers.toReversed()]) {
      expect(appliedIds(price([line('1', 10_000)], given))).toEqual(['twenty']);
    }
  });

  test('a threshold that the better offer spoils does not cost the buyer: what is cheapest in all counts (Odoo #91353)', () => {
    const goods = [line('1', 10_500)];
    const small = off('small', 600, { priority: 9 });
    const large = percent('large', 8_000, {}, 10_000);
    const priced = price(goods, [small, large]);
    // With the 600 first the cart falls below ¥100 and the 20 % is lost: 8,400 is less than 9,900.
    expect(priced.totals.payable).toBe(8_400);
    expect(appliedIds(priced)).toEqual(['large']);
  });
});

describe('sums and units', () => {
  test('rules of one promotion are steps, not a sum: ¥100 − 10 and ¥200 − 30 give 30 at ¥200 (Saleor #14920)', () => {
    const steps = offer('steps', 'ladder', {
      by: 'amount',
      steps: [
        { from: 10_000, off: 1_000 },
        { from: 20_000, off: 3_000 },
      ],
    });
    expect(price([line('1', 20_000)], [steps]).totals.discount).toBe(3_000);
  });

  test('a level’s 80 and a time’s 8000 can not be mixed up: every rate is in basis points (ruoyi)', () => {
    const level = offer('level', 'level_price', { rates: { gold: 8_000 } });
    const timed = offer('timed', 'flash_price', { rateBp: 8_000 });
    const lines = [line('1', 10_000)];
    expect(price(lines, [level]).totals.goods).toBe(price(lines, [timed]).totals.goods);
    expect(() => percent('over', 80_000)).toThrow();
    expect(() => percent('part', 0.8)).toThrow();
  });

  test('every matching spend-and-save is looked at, not the newest alone (ruoyi)', () => {
    const offers = [
      offer('old', 'spend_save', { from: 10_000, off: 3_000 }, { group: 'save' }),
      offer('new', 'spend_save', { from: 10_000, off: 500 }, { group: 'save' }, { version: 9 }),
    ];
    expect(appliedIds(price([line('1', 10_000)], offers))).toEqual(['old']);
  });

  test('points are earned on what the goods cost, never on freight (ruoyi)', () => {
    const earning = {
      points: {
        rules: { rateBp: 10_000, productMaxBp: 50_000, multipliers: [], bonuses: [], excludedCategories: [] },
        caps: [],
      },
      growth: { rules: { rateBp: 10_000, productMaxBp: 50_000, multipliers: [], bonuses: [], excludedCategories: [] } },
    };
    const earned = (freight: number) =>
      price([line('1', 10_000)], [], { member: MEMBER, earning, cart: { freight } }).earn?.points.granted;
    expect(earned(0)).toBe(100);
    expect(earned(5_000)).toBe(100);
  });

  test('taking a line out of a cart prices the others as if it had never been there (Vendure #1795, ruoyi’s last line)', () => {
    const three = offer('three', 'order_discount', { off: 100 });
    const all = price([line('1', 333), line('2', 333), line('3', 334)], [three]);
    const two = price([line('1', 333), line('2', 333)], [three]);
    expect(all.totals.discount).toBe(100);
    expect(two.totals.discount).toBe(100);
    expect(two.lines.map(({ net }) => net)).toEqual([283, 283]);
  });
});

test('a code that is valid and does not count says what is short, never nothing (Shopware #17269, Medusa #15396)', () => {
  const mine = coupon('mine', 'spend_save', { from: 30_000, off: 5_000 }, {}, { isPicked: true });
  expect(refusedAs(price([line('1', 28_800)], [mine]), 'mine')).toMatchObject({
    code: 'below_threshold',
    facts: { short: 1_200 },
  });
});

test('an offer with a stock is no discount without end when its price is taken by many lines (Broadleaf #548)', () => {
  const flash = offer('flash', 'flash_price', { prices: { a: 500 } }, {}, { left: 1 });
  const lines = [line('1', 1_000, 2, { sku: 'a' }), line('2', 1_000, 1, { sku: 'a' })];
  expect(price(lines, [flash]).totals.discount).toBe(500);
});
