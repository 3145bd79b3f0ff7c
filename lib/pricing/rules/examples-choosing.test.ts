import { describe, expect, test } from 'vitest';
import { spread } from '@/lib/kernel/share';
import { appliedIds, coupon, line, offer, price, refusedAs } from '../testing/build';

const percent = (id: string, rateBp: number, terms: object = {}) =>
  offer(id, 'order_discount', { rateBp }, { ...terms });
const off = (id: string, fen: number, terms: object = {}) => offer(id, 'order_discount', { off: fen }, terms);
const payable = (...given: Parameters<typeof price>) => price(...given).totals.payable;

type Example = readonly [rule: string, says: string, what: () => unknown, is: unknown];

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

describe.each<readonly [string, readonly Example[]]>([['who meets whom, and what is chosen', CHOICES]])(
  'the examples of the rules: %s',
  (_, examples) => {
    test.each(examples)('%s %s', (__, ___, what, is) => expect(what()).toEqual(is));
  },
);
