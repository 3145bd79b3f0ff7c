import { describe, expect, test } from 'vitest';
import { appliedIds, coupon, line, MEMBER, offer, price, refusedAs } from '../testing/build';

const percent = (id: string, rateBp: number, terms: object = {}, from = 0) =>
  offer(id, 'order_discount', { rateBp, from }, { ...terms });

describe('10 % and 20 % over ¥100 on ¥105, the two answers of one pair of offers (4.C-basis)', () => {
  const tenFirst = percent('ten', 9_000, { priority: 2 });
  test.each([
    ['judged on the initial amount, both count', 'INITIAL', { priority: 1 }, ['ten', 'twenty'], 7_560],
    ['judged before itself, the better one counts alone', 'NET_BEFORE', { priority: 1 }, ['twenty'], 8_400],
    ['judged before itself but standing first, both count', 'NET_BEFORE', { priority: 3 }, ['ten', 'twenty'], 7_560],
    ['judged after itself, it never counts', 'NET_AFTER', { priority: 3 }, ['ten'], 9_450],
  ])('%s', (_, basis, terms, applied, payable) => {
    const twenty = percent('twenty', 8_000, { basis, ...terms }, 10_000);
    const priced = price([line('1', 10_500)], [tenFirst, twenty]);
    expect(appliedIds(priced)).toEqual(applied);
    expect(priced.totals.payable).toBe(payable);
  });

  test('by the merchant’s list 10 % counts and the other says what is short', () => {
    const twenty = percent('twenty', 8_000, { priority: 1 }, 10_000);
    const priced = price([line('1', 10_500)], [tenFirst, twenty], { settings: { mode: 'MERCHANT' } });
    expect(priced.totals.payable).toBe(9_450);
    expect(refusedAs(priced, 'twenty')).toMatchObject({
      code: 'below_threshold',
      facts: { actual: 9_450, needed: 10_000, short: 550 },
    });
  });
});

describe('bugs of others', () => {
  test('a coupon larger than the order leaves 0 to pay, never less (mall #1002)', () => {
    const priced = price([line('1', 3_000)], [coupon('big', 'order_discount', { off: 5_000 })]);
    expect(priced.totals.payable).toBe(0);
    expect(priced.applied[0]).toMatchObject({ desired: 5_000, granted: 3_000, trims: [{ by: 'net', cut: 2_000 }] });
  });

  test('lines that share a discount keep every fen of it, whichever of them is there (ruoyi’s last line)', () => {
    const all = [line('1', 1_000), line('2', 1_000), line('3', 1_000)];
    for (const lines of [all, all.slice(0, 2), all.slice(1), [all[2] ?? line('x', 1)]]) {
      const priced = price(lines, [offer('o', 'order_discount', { off: 100 })]);
      expect(priced.lines.reduce((total, { list, net }) => total + list - net, 0)).toBe(100);
    }
    const priced = price(all, [offer('o', 'order_discount', { off: 100 })]);
    expect(priced.lines.map(({ net }) => net)).toEqual([966, 967, 967]);
  });

  test('one unit ratio everywhere: 8折 takes 20 %, not 0.8 % (ruoyi’s two units)', () => {
    expect(price([line('1', 10_000)], [percent('o', 8_000)]).totals.payable).toBe(8_000);
    expect(price([line('1', 10_000)], [percent('o', 80)]).totals.payable).toBe(80);
  });

  test('a line’s discount goes down to its units without a fen too many (Vendure #186)', () => {
    const priced = price([line('1', 333, 3)], [offer('o', 'order_discount', { off: 100 })]);
    const [priced1] = priced.lines;
    expect(priced1?.units.map(({ net }) => net)).toEqual([299, 300, 300]);
    expect(priced1?.net).toBe(899);
  });

  test('sending back units of a spend-and-save order pays back their frozen nets, and the rest stays (Vendure #4811, sonata #177)', () => {
    const priced = price(
      [line('1', 10_000, 2), line('2', 10_000)],
      [offer('o', 'spend_save', { from: 30_000, off: 5_000 })],
    );
    const units = priced.lines.flatMap((one) => one.units.map(({ net }) => net));
    expect(units).toEqual([8_333, 8_334, 8_333]);
    expect(units.reduce((total, net) => total + net, 0)).toBe(priced.totals.payable);
  });

  test('an order discount never meets an item discount that is exclusive, but what always stacks does (ATG)', () => {
    const own = offer('item', 'item_discount', { skus: ['a'], rateBp: 5_000 }, { stack: 'EXCLUSIVE' });
    const always = percent('always', 9_000, { stack: 'ALWAYS' });
    const priced = price([line('1', 10_000, 1, { sku: 'a' })], [own, percent('order', 9_000), always]);
    expect(appliedIds(priced)).toEqual(['always', 'item']);
    expect(refusedAs(priced, 'order')).toMatchObject({ code: 'exclusive', facts: { other: 'item' } });
  });

  test('rules of one group are not added up (Saleor #14920)', () => {
    const priced = price(
      [line('1', 10_000)],
      [percent('a', 9_000, { group: 'g' }), percent('b', 8_000, { group: 'g' })],
    );
    expect(appliedIds(priced)).toEqual(['b']);
    expect(refusedAs(priced, 'a')).toMatchObject({ code: 'group_taken', facts: { other: 'b', group: 'g' } });
  });

  test('the best deal is found where the largest single offer is in its way (Broadleaf #495, Odoo #91353)', () => {
    const big = percent('big', 7_500, { stack: 'EXCLUSIVE' });
    const priced = price([line('1', 10_000)], [big, percent('a', 8_500), percent('b', 8_500)]);
    expect(appliedIds(priced)).toEqual(['a', 'b']);
    expect(priced.totals.payable).toBe(7_225);
  });
});

describe('prices of units (4.C.1)', () => {
  const tea = { sku: 'tea', member: 9_000, levels: { gold: 8_800 }, contract: null };
  const all = [
    offer('member', 'member_price', {}),
    offer('level', 'level_price', {}),
    offer('flash', 'flash_price', { prices: { tea: 5_000 } }, {}, { left: 2 }),
  ];

  test('the lowest price counts; what a flash price has no units for pays the next lowest', () => {
    const priced = price([line('1', 10_000, 5, tea)], all);
    expect(priced.totals.goods).toBe(2 * 5_000 + 3 * 8_800);
    expect(appliedIds(priced)).toEqual(['flash', 'level']);
    expect(refusedAs(priced, 'member').code).toBe('higher_price');
  });

  test('a sold-out flash price says so, and a guest pays the list price', () => {
    const soldOut = offer('flash', 'flash_price', { prices: { tea: 5_000 } }, {}, { left: 0 });
    const priced = price([line('1', 10_000, 1, tea)], [soldOut, ...all.slice(0, 2)], { member: null });
    expect(priced.totals.goods).toBe(10_000);
    expect(priced.refused.map(({ code }) => code)).toEqual(['sold_out', 'member_only', 'member_only']);
  });

  test('of equal prices the higher priority names it', () => {
    const same = offer('a-other', 'flash_price', { prices: { tea: 8_800 } });
    const priced = price([line('1', 10_000, 1, tea)], [same, offer('level', 'level_price', {}, { priority: 5 })]);
    expect(appliedIds(priced)).toEqual(['level']);
  });

  test('a flash price may let no later offer act on what is sold at it', () => {
    const closing = offer('flash', 'flash_price', { prices: { tea: 5_000 }, closes: true }, {}, { left: 1 });
    const priced = price([line('1', 10_000, 2, tea)], [closing, percent('order', 9_000)]);
    expect(priced.totals.goods).toBe(5_000 + 9_000);
    const alone = price([line('1', 10_000, 1, tea)], [closing, percent('order', 9_000)]);
    expect(refusedAs(alone, 'order').code).toBe('no_goods');
  });

  test('no price is below the floor', () => {
    const priced = price([line('1', 10_000, 2, { ...tea, floor: 8_000 })], [all[2] ?? percent('x', 1)]);
    expect(priced.lines[0]?.net).toBe(16_000);
    expect(priced.applied[0]).toMatchObject({ desired: 10_000, granted: 4_000, trims: [{ by: 'floor', cut: 6_000 }] });
  });
});

describe('line offers: one per line (4.C.2)', () => {
  const fresh = { categories: ['food', 'fresh'], brand: 'b' };
  const byCategory = (rateBp: number, terms: object = {}) =>
    offer('category', 'category_discount', { categories: ['fresh'], rateBp }, terms);
  const byBrand = (rateBp: number, terms: object = {}) =>
    offer('brand', 'brand_discount', { brands: ['b'], rateBp }, terms);

  test('each line takes the larger reduction, and the other offer keeps the lines that are left', () => {
    const lines = [line('1', 10_000, 1, fresh), line('2', 10_000, 1, { categories: ['food', 'fresh'] })];
    const priced = price(lines, [byCategory(9_000), byBrand(8_000)]);
    expect(priced.lines.map(({ net }) => net)).toEqual([8_000, 9_000]);
  });

  test('the one that gets no line says who holds it', () => {
    const priced = price([line('1', 10_000, 1, fresh)], [byCategory(9_000), byBrand(8_000)]);
    expect(refusedAs(priced, 'category')).toMatchObject({ code: 'line_taken', facts: { other: 'brand' } });
  });

  test.each([
    ['both accept each other', ['x'], ['x'], 7_200],
    ['only one accepts', ['x'], [], 8_000],
  ])('two meet on a line if %s', (_, mine, theirs, net) => {
    const priced = price(
      [line('1', 10_000, 1, fresh)],
      [byCategory(9_000, { tags: ['x'], accepts: mine }), byBrand(8_000, { tags: ['x'], accepts: theirs })],
    );
    expect(priced.totals.goods).toBe(net);
  });
});

describe('coupons (4.C.4, 4.C-choosing)', () => {
  const off = (id: string, amount: number, source: object = {}, terms: object = {}) =>
    coupon(id, 'order_discount', { off: amount }, terms, { ...source });

  test('one goods coupon and one freight coupon count; the better of two', () => {
    const priced = price(
      [line('1', 10_000)],
      [off('five', 500), off('nine', 900), coupon('ship', 'free_freight', {})],
      {
        cart: { freight: 800 },
      },
    );
    expect(appliedIds(priced)).toEqual(['nine', 'ship']);
    expect(refusedAs(priced, 'five')).toMatchObject({ code: 'coupon_limit', facts: { other: 'nine' } });
    expect(priced.totals.payable).toBe(9_100);
  });

  test('a picked coupon is kept and the rest chosen around it', () => {
    const priced = price([line('1', 10_000)], [off('five', 500, { isPicked: true }), off('nine', 900)]);
    expect(appliedIds(priced)).toEqual(['five']);
  });

  test('a picked coupon keeps its threshold free of what would spoil it', () => {
    const picked = coupon('picked', 'spend_save', { from: 10_000, off: 300 }, {}, { isPicked: true });
    const priced = price([line('1', 10_000)], [percent('ten', 9_000), picked]);
    expect(appliedIds(priced)).toEqual(['picked']);
  });

  test('a picked coupon that cannot count says why, and the others count', () => {
    const picked = coupon('picked', 'spend_save', { from: 20_000, off: 300 }, {}, { isPicked: true });
    const priced = price([line('1', 10_000)], [off('five', 500), picked]);
    expect(appliedIds(priced)).toEqual(['five']);
    expect(refusedAs(priced, 'picked')).toMatchObject({ code: 'below_threshold', facts: { short: 10_000 } });
  });

  test('at the same price fewer coupons are used, then the one that ends sooner', () => {
    const soon = off('z-soon', 500, { expiresAt: '2026-11-20T00:00:00Z' });
    const late = off('a-late', 500, { expiresAt: '2026-12-20T00:00:00Z' });
    expect(appliedIds(price([line('1', 10_000)], [late, soon]))).toEqual(['z-soon']);
    const order = offer('order', 'order_discount', { off: 500 }, { group: 'g' });
    expect(appliedIds(price([line('1', 10_000)], [off('c', 500, {}, { group: 'g' }), order]))).toEqual(['order']);
  });

  test('at the same price and coupons the higher priority counts, then the lower id', () => {
    const [a, b] = [percent('a', 9_000, { group: 'g' }), percent('b', 9_000, { group: 'g', priority: 1 })];
    expect(appliedIds(price([line('1', 10_000)], [a, b]))).toEqual(['b']);
    expect(appliedIds(price([line('1', 10_000)], [percent('c', 9_000, { group: 'g' }), a]))).toEqual(['a']);
  });

  test('nothing without effect is used up', () => {
    const priced = price([line('1', 0)], [off('five', 500)]);
    expect(priced.applied).toEqual([]);
    expect(refusedAs(priced, 'five').code).toBe('no_effect');
  });

  test('coupons that agree on both sides stack', () => {
    const tags = { tags: ['pair'], accepts: ['pair'] };
    expect(price([line('1', 10_000)], [off('a', 500, {}, tags), off('b', 900, {}, tags)]).totals.payable).toBe(8_600);
    expect(price([line('1', 10_000)], [off('a', 500, {}, tags), off('b', 900)]).totals.payable).toBe(9_100);
  });
});

describe('limits (4.C-caps)', () => {
  test('an offer’s own maximum and the order’s cut, and say so', () => {
    const capped = price([line('1', 10_000)], [percent('o', 5_000, { caps: { max: 3_000 } })]);
    expect(capped.applied[0]).toMatchObject({
      desired: 5_000,
      granted: 3_000,
      trims: [{ by: 'offer_max', cut: 2_000 }],
    });
    const order = price([line('1', 10_000)], [percent('a', 8_000, { priority: 1 }), percent('b', 8_000)], {
      settings: { orderMax: 3_000 },
    });
    expect(order.totals.discount).toBe(3_000);
    expect(order.applied[1]).toMatchObject({ desired: 1_600, granted: 1_000, trims: [{ by: 'order_max', cut: 600 }] });
  });

  test('the last discount is cut to the floor and what a full line cannot take goes to the others (N4)', () => {
    const lines = [line('1', 10_000, 1, { floor: 9_500 }), line('2', 10_000)];
    const priced = price(lines, [offer('o', 'order_discount', { off: 4_000 })]);
    expect(priced.lines.map(({ net }) => net)).toEqual([9_500, 6_500]);
    const floored = price([line('1', 10_000, 1, { floor: 9_500 })], [percent('o', 9_000)]);
    expect(floored.applied[0]).toMatchObject({ granted: 500, trims: [{ by: 'floor', cut: 500 }] });
    const none = price([line('1', 10_000, 1, { floor: 10_000 })], [percent('o', 9_000)]);
    expect(refusedAs(none, 'o').code).toBe('floor_reached');
  });

  test('a layer may take its percentages of the initial amounts', () => {
    const offers = [percent('a', 9_000), percent('b', 9_000)];
    expect(price([line('1', 10_000)], offers).totals.payable).toBe(8_100);
    expect(price([line('1', 10_000)], offers, { settings: { initialLayers: ['order'] } }).totals.payable).toBe(8_000);
  });
});

describe('points as tender (4.C.5, 4.A.8)', () => {
  test('pay for goods before freight, are clamped and stand on the lines', () => {
    const priced = price([line('1', 10_000), line('2', 5_000)], [], {
      member: { ...MEMBER, points: { available: 9_950, debt: 0 } },
      cart: { points: null, freight: 1_000 },
    });
    expect(priced.tender).toMatchObject({ points: 7_500, fen: 7_500 });
    expect(priced.lines.map(({ points }) => points)).toEqual([5_000, 2_500]);
    expect(priced.totals).toMatchObject({ goods: 15_000, pointsTender: 7_500, freight: 1_000, payable: 8_500 });
  });
});

test('an empty cart and no offers cost nothing', () => {
  const priced = price([], []);
  expect(priced.totals).toEqual({ list: 0, discount: 0, goods: 0, pointsTender: 0, freight: 0, payable: 0 });
});

test('an unknown kind fails closed, and what its owner blocked says why', () => {
  const lost = { ...offer('lost', 'order_discount', { off: 1 }), kind: 'from_the_future' };
  const spent = offer('spent', 'order_discount', { off: 1 }, {}, { blocked: { code: 'BUDGET_EXHAUSTED', facts: {} } });
  const priced = price([line('1', 100)], [lost, spent]);
  expect(priced.totals.payable).toBe(100);
  expect(refusedAs(priced, 'lost').code).toBe('unknown_kind');
  expect(refusedAs(priced, 'spent')).toMatchObject({ code: 'blocked', facts: { reason: 'BUDGET_EXHAUSTED' } });
});
