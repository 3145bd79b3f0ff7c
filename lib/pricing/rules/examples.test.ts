import { describe, expect, test } from 'vitest';
import { decideClaim } from '@/lib/coupons/rules/claim';
import { randomSigns } from '@/lib/coupons/rules/code';
import { type Copy, type CouponEvent, decideCoupon } from '@/lib/coupons/rules/life';
import { aTerms } from '@/lib/coupons/testing/terms';
import { spread } from '@/lib/kernel/share';
import { appliedIds, coupon, line, offer, price, refusedAs } from '../testing/build';
import { keptByRest } from './kept';

const percent = (id: string, rateBp: number, terms: object = {}) =>
  offer(id, 'order_discount', { rateBp }, { ...terms });
const off = (id: string, fen: number, terms: object = {}) => offer(id, 'order_discount', { off: fen }, terms);
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
        member: memberWith(5_000),
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

const CHOICES: readonly Example[] = [
  [
    '4.C-layers',
    'a percentage is of the running net of its lines',
    () => payable([line('1', 10_000)], [percent('a', 9_000, { priority: 2 }), percent('b', 9_000)]),
    8_100,
  ],
  [
    '4.C-layers',
    'or of the initial amounts, if the program says so',
    () =>
      payable([line('1', 10_000)], [percent('a', 9_000, { priority: 2 }), percent('b', 9_000)], {
        settings: { initialLayers: ['order'] },
      }),
    8_000,
  ],
  [
    '4.C-stacking',
    'at most one offer of a group',
    () => appliedIds(price([line('1', 10_000)], [off('a', 100, { group: 'g' }), off('b', 200, { group: 'g' })])),
    ['b'],
  ],
  [
    '4.C-stacking',
    'EXCLUSIVE refuses COMMON',
    () => appliedIds(price([line('1', 10_000)], [off('a', 900, { stack: 'EXCLUSIVE' }), off('b', 200)])),
    ['a'],
  ],
  [
    '4.C-stacking',
    'and tolerates ALWAYS',
    () =>
      appliedIds(
        price([line('1', 10_000)], [off('a', 900, { stack: 'EXCLUSIVE' }), off('b', 200, { stack: 'ALWAYS' })]),
      ),
    ['a', 'b'],
  ],
  [
    '4.C-choosing',
    'the lowest payable amount, in the member’s favour',
    () => payable([line('1', 10_000)], [off('a', 900, { stack: 'EXCLUSIVE' }), off('b', 500), off('c', 500)]),
    9_000,
  ],
  [
    '4.C-choosing',
    'ties by fewest coupons',
    () =>
      appliedIds(
        price(
          [line('1', 1_000)],
          [
            coupon('a', 'order_discount', { off: 600 }, { tags: ['t'], accepts: ['t'] }),
            coupon('b', 'order_discount', { off: 400 }, { tags: ['t'], accepts: ['t'] }),
            coupon('c', 'order_discount', { off: 1_000 }),
          ],
        ),
      ),
    ['c'],
  ],
  [
    '4.C-choosing',
    'then by the coupon that ends sooner',
    () =>
      appliedIds(
        price(
          [line('1', 1_000)],
          [
            coupon('a', 'order_discount', { off: 100 }, {}, { expiresAt: new Date('2026-12-31T00:00:00Z') }),
            coupon('b', 'order_discount', { off: 100 }, {}, { expiresAt: new Date('2026-12-01T00:00:00Z') }),
          ],
        ),
      ),
    ['b'],
  ],
  [
    '4.C-choosing',
    'then by priority, then by the lower id',
    () => [
      appliedIds(
        price([line('1', 1_000)], [off('a', 100, { group: 'g' }), off('b', 100, { group: 'g', priority: 1 })]),
      ),
      appliedIds(price([line('1', 1_000)], [off('b', 100, { group: 'g' }), off('a', 100, { group: 'g' })])),
    ],
    [['b'], ['a']],
  ],
  [
    '4.C-choosing',
    'up to 12 candidates all sets are listed, beyond a beam',
    () =>
      [12, 13].map(
        (count) =>
          price(
            [line('1', 90_000)],
            Array.from({ length: count }, (_, place) => off(`o${place}`, 100)),
          ).search.by,
      ),
    ['exhaustive', 'beam'],
  ],
  [
    '4.C-choosing',
    'a picked coupon stays and the rest is arranged around it',
    () =>
      appliedIds(
        price(
          [line('1', 10_000)],
          [
            coupon('big', 'order_discount', { off: 2_000 }),
            coupon('mine', 'order_discount', { off: 500 }, {}, { isPicked: true }),
          ],
        ),
      ),
    ['mine'],
  ],
  [
    '4.C-choosing',
    'MERCHANT takes the list as it stands',
    () =>
      appliedIds(
        price(
          [line('1', 10_000)],
          [off('first', 100, { group: 'g', priority: 9 }), off('better', 900, { group: 'g' })],
          { settings: { mode: 'MERCHANT' } },
        ),
      ),
    ['first'],
  ],
  [
    '4.C-choosing',
    'an offer whose effect is 0 is not consumed',
    () => refusedAs(price([line('1', 0)], [off('a', 100)]), 'a').code,
    'no_effect',
  ],
  [
    '4.C-caps',
    'an offer’s own maximum, with desired and granted',
    () => {
      const [one] = price([line('1', 10_000)], [percent('a', 5_000, { caps: { max: 1_000 } })]).applied;
      return [one?.desired, one?.granted];
    },
    [5_000, 1_000],
  ],
  [
    '4.C-caps',
    'the order’s maximum',
    () => payable([line('1', 10_000)], [percent('a', 5_000)], { settings: { orderMax: 700 } }),
    9_300,
  ],
  [
    '4.C-caps',
    'no line below its floor (N4)',
    () => payable([line('1', 10_000, 1, { floor: 9_500 })], [percent('a', 5_000)]),
    9_500,
  ],
  ['4.C-caps', 'never less than 0 to pay', () => payable([line('1', 1_000)], [off('a', 5_000)]), 0],
  [
    '4.C-allocation',
    'floor first, then a fen each by the largest remainder, ties by line id',
    () =>
      price([line('2', 1_000), line('1', 1_000), line('3', 1_000)], [off('a', 100)]).lines.map(({ id, net }) => [
        id,
        net,
      ]),
    [
      ['2', 967],
      ['1', 966],
      ['3', 967],
    ],
  ],
  [
    '4.C-allocation',
    'a share never exceeds its line: the rest goes to the others',
    () => price([line('1', 1_000, 1, { floor: 990 }), line('2', 1_000)], [off('a', 500)]).lines.map(({ net }) => net),
    [990, 510],
  ],
  [
    '4.C-allocation',
    'in integers beyond what a float holds',
    () => spread(9_007_199_254_740_991, [3, 3, 3]),
    [3_002_399_751_580_331, 3_002_399_751_580_330, 3_002_399_751_580_330],
  ],
  [
    '4.C-allocation',
    'units of one line are frozen the same way',
    () => price([line('1', 333, 3)], [off('a', 100)]).lines[0]?.units.map(({ net }) => net),
    [299, 300, 300],
  ],
  [
    '4.C-freeze',
    'the answer holds every offer with its version, its parameters and its shares',
    () => {
      const [one] = price(
        [line('1', 10_000)],
        [offer('a', 'order_discount', { off: 100 }, {}, { version: 7 })],
      ).applied;
      return [one?.version, one?.frozen.params, one?.lines];
    },
    [7, { off: 100, from: 0 }, [{ id: '1', amount: 100 }]],
  ],
];

const saveFrom300 = { kind: 'spend_save', params: { from: 30_000, off: 5_000 } };
const gift = { kind: 'gift_goods', params: { sku: 'cup', quantity: 1, from: 20_000 } };
const REFUNDS: readonly Example[] = [
  [
    '4.D.1',
    'units come back at their frozen nets, which add up to what was paid',
    () => {
      const priced = price(
        [line('1', 10_000, 2), line('2', 10_000)],
        [offer('o', saveFrom300.kind, saveFrom300.params)],
      );
      return priced.lines.flatMap(({ units }) => units.map(({ net }) => net));
    },
    [8_333, 8_334, 8_333],
  ],
  [
    '4.D.2',
    'a rest below the ¥300 of spend-and-save would have nothing of it',
    () => keptByRest(saveFrom300, { quantity: 2, amount: 20_000 }),
    0,
  ],
  ['4.D.2', 'a rest above keeps it', () => keptByRest(saveFrom300, { quantity: 3, amount: 30_000 }), 5_000],
  [
    '4.D.2',
    'what asks for no amount loses nothing',
    () => keptByRest({ kind: 'item_discount', params: { skus: ['a'], off: 100 } }, { quantity: 1, amount: 1 }),
    null,
  ],
  ['4.D.4', 'a gift from ¥200 is lost below it', () => keptByRest(gift, { quantity: 1, amount: 19_999 }), 0],
  ['4.D.4', 'and kept at it', () => keptByRest(gift, { quantity: 1, amount: 20_000 }), 1],
];

const NOW = new Date('2026-11-22T04:00:00Z');
const day = (days: number) => new Date(NOW.getTime() + days * 86_400_000);
const copy = (more: Partial<Copy> = {}): Copy => ({
  state: 'CLAIMED',
  startsAt: day(-10),
  endsAt: day(10),
  orderId: null,
  heldUntil: null,
  usedAt: null,
  isProlonged: false,
  ...more,
});
const used = (more: Partial<Copy> = {}) => copy({ state: 'USED', orderId: 'a', usedAt: day(-1), ...more });
const lived = (of: Copy, event: CouponEvent) => {
  const answer = decideCoupon(of, event, NOW);
  return answer.kind === 'moved' ? answer.copy.state : answer.kind === 'refused' ? answer.code : answer.kind;
};
const back = { type: 'return', orderId: 'a', endMin: day(7) } as const;
const endAfter = (of: Copy) => {
  const answer = decideCoupon(of, back, NOW);
  return answer.kind === 'moved' ? answer.copy.endsAt : null;
};
const claim = (had: number, issued: number) => {
  const answer = decideClaim({
    terms: aTerms({ perMember: 2, total: 10 }),
    state: 'live',
    way: 'claim',
    claimer: { registeredAt: day(-100), status: 'active', levelCode: 'gold' },
    had: { total: had, today: had },
    stock: { total: 10, issued },
    now: NOW,
    zone: 'Asia/Shanghai',
  });
  return answer.allowed ? 'yes' : answer.code;
};
const COUPONS: readonly Example[] = [
  ['4.D.3', 'a coupon comes back with the same end', () => endAfter(used()), day(10)],
  ['4.D.3', 'one that ends within 7 days gets 7 days', () => endAfter(used({ endsAt: day(2) })), day(7)],
  ['4.D.3', 'once per coupon', () => endAfter(used({ endsAt: day(2), isProlonged: true })), day(2)],
  [
    '4.E.1',
    'CLAIMED → HELD → USED → CLAIMED',
    () => [
      lived(copy(), { type: 'hold', orderId: 'a', until: day(1) }),
      lived(copy({ state: 'HELD', orderId: 'a', heldUntil: day(1) }), { type: 'use', orderId: 'a' }),
      lived(used(), back),
    ],
    ['HELD', 'USED', 'CLAIMED'],
  ],
  [
    '4.E.1',
    'expiry is a condition at use, whatever a job has marked',
    () => lived(copy({ endsAt: NOW }), { type: 'hold', orderId: 'a', until: day(1) }),
    'expired',
  ],
  [
    '4.E.2',
    'the last one of a stock is given, and none after it',
    () => [claim(0, 9), claim(0, 10)],
    ['yes', 'sold_out'],
  ],
  ['4.E.2', 'two for each member, and no third', () => [claim(1, 0), claim(2, 0)], ['yes', 'limit_reached']],
  [
    '4.E.3',
    'what one order holds no other may use',
    () => lived(copy({ state: 'HELD', orderId: 'b', heldUntil: day(1) }), { type: 'use', orderId: 'a' }),
    'coupon_held',
  ],
  ['4.E.5', 'a code has 60 random bits and more', () => randomSigns('####-####-####-###') * 5 >= 60, true],
];

function memberWith(available: number) {
  return {
    id: 'm1',
    kind: 'person',
    level: 'gold',
    rank: 3,
    registeredAt: day(-100),
    birth: null,
    tags: [],
    region: null,
    channel: null,
    orders: 0,
    amount: 0,
    lastOrderAt: null,
    points: { available, debt: 0 },
    lastUsed: {},
  };
}

describe.each([
  ['prices of units', PRICES],
  ['lines, orders, coupons, points, freight and gifts', LINES],
  ['who meets whom, and what is chosen', CHOICES],
  ['refunds', REFUNDS],
  ['coupons', COUPONS],
])('the examples of the rules: %s', (_, examples) => {
  test.each(examples)('%s %s', (__, ___, what, is) => expect(what()).toEqual(is));
});
