import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EarningSchema, type OrderRules } from '@/lib/kernel/earning';
import { DEFAULT_LOCALE } from '@/lib/kernel/locale';
import type { PastOrder } from '@/lib/orders';
import { carts } from '@/lib/pricing/testing/arbitraries';
import { offer, SETTINGS } from '@/lib/pricing/testing/build';
import { tally } from '../rules/tally';
import type { OffersTrial } from '../trial';
import type { OrdersContext } from './context';
import { decideEarning } from './earning';
import { decideOffers } from './offers';

const NOTHING_MORE = { productMaxBp: 50_000, multipliers: [], bonuses: [], excludedCategories: [] };
const plain: OrderRules = { order: EarningSchema.parse({ ...NOTHING_MORE, rateBp: 10_000 }), caps: [] };
const none: OrderRules = { order: EarningSchema.parse({ ...NOTHING_MORE, rateBp: 0 }), caps: [] };
const program = {
  name: 'test',
  zone: SETTINGS.zone,
  currency: 'CNY',
  locale: DEFAULT_LOCALE,
  revision: 1,
  settings: {},
};
const context: OrdersContext = {
  program,
  buyers: new Map(
    ['m1', 'm2'].map((id) => {
      const about = { kind: 'person', registeredAt: new Date(0), birth: null, region: null, channel: null, tags: [] };
      return [id, { id, ...about }];
    }),
  ),
  levelAt: () => 'gold',
  rankOf: () => 3,
  askedOf: () => undefined,
  goods: new Map(),
  paths: new Map(),
  places: new Map(),
};

const AT = Date.parse('2026-11-18T06:00:00Z');
const pastOrder = (externalId: string, memberId: string, lines: PastOrder['lines']): PastOrder => ({
  memberId,
  externalId,
  paidAt: new Date(AT),
  channel: 'pos',
  storeCode: null,
  freight: 0,
  lines,
  before: null,
});
const one = (externalId: string, memberId: string, yuan: number): PastOrder =>
  pastOrder(externalId, memberId, [
    { id: '1', sku: 'a', category: null, brand: null, quantity: 1, unitPrice: yuan * 100, net: yuan * 100, tender: 0 },
  ]);

const trialOf = (standing: OffersTrial['standing'], draft: OffersTrial['draft']): OffersTrial => ({
  type: 'offers',
  settings: SETTINGS,
  worth: { points: 100, fen: 100, breakageBp: 0 },
  rules: { points: plain, growth: none },
  standing,
  draft,
  audience: null,
  budgets: [],
  uncounted: [],
});
const part = (id: string, kind: string, params: object, terms: object = {}) =>
  ({ of: 'offer', offer: offer(id, kind, params, { layer: 'order', ...terms }) }) as const;
const everybody = () => true;

const orders = fc.array(fc.tuple(fc.constantFrom('m1', 'm2'), carts), { maxLength: 6 }).map((all) =>
  all
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([memberId, lines], at) =>
      pastOrder(
        `o-${at}`,
        memberId,
        lines.map(({ id, quantity, goods }) => ({
          id,
          sku: goods.sku,
          category: goods.categories.at(-1) ?? null,
          brand: goods.brand,
          quantity,
          unitPrice: goods.list,
          net: goods.list * quantity,
          tender: 0,
        })),
      ),
    ),
);

test('a draft that is what stands already changes nothing, whatever was bought', () => {
  const standing = [
    part('save', 'spend_save', { from: 10_000, off: 2_000 }),
    part('tenth', 'order_discount', { rateBp: 9_000 }, { group: 'sale' }),
  ];
  fc.assert(
    fc.property(orders, (past) => {
      const sums = tally(decideOffers(trialOf(standing, standing), past, context, everybody));
      expect([sums.cost, sums.costs.points, sums.winners.members, sums.losers.members]).toEqual([0, 0, 0, 0]);
    }),
    { numRuns: 40 },
  );
});

test('what was paid with points earns nothing when it is played again either (4.A.5, N1)', () => {
  const [line] = one('a', 'm1', 100).lines;
  const half = pastOrder('a', 'm1', line === undefined ? [] : [{ ...line, tender: 4_000 }]);
  const trial = { type: 'earning', asset: 'points', worth: trialOf([], []).worth, live: none, draft: plain } as const;
  expect(tally(decideEarning(trial, [half], context, new Map())).costs.points).toBe(60);
});

test('what is skipped because the draft takes no part in it comes to the same as deciding it twice', () => {
  const standing = [part('tenth', 'order_discount', { rateBp: 9_000 }, { group: 'sale' })];
  const draft = [part('save', 'spend_save', { from: 30_000, off: 6_000 }, { group: 'sale' })];
  const same = part(
    'none',
    'order_discount',
    { off: 1 },
    { stack: 'ALWAYS', conditions: { attribute: 'member.level', oneOf: ['nobody'] } },
  );
  fc.assert(
    fc.property(orders, (past) => {
      const plainly = decideOffers(trialOf(standing, draft), past, context, everybody);
      // A part that replaces one of its own name makes every order be decided on both sides.
      const twice = decideOffers(trialOf([...standing, same], [...draft, same]), past, context, everybody);
      expect(plainly.map(({ costs }) => costs)).toEqual(twice.map(({ costs }) => costs));
    }),
    { numRuns: 40 },
  );
});

test('an offer that takes 50 off from 300 costs what paper and pencil say, points that are not earned deducted', () => {
  const draft = [part('save', 'spend_save', { from: 30_000, off: 5_000 })];
  const [over, under] = decideOffers(
    trialOf([], draft),
    [one('a', 'm1', 320), one('b', 'm1', 290)],
    context,
    everybody,
  );
  // 320 earn 320 points; 270 earn 270: 50 fewer, worth 0.50.
  expect(over).toMatchObject({
    costs: { discount: 5_000, points: -50, pointsFen: -50, total: 4_950 },
    isTouched: true,
    threshold: { is: 'over' },
  });
  expect(under).toMatchObject({ costs: { total: 0 }, isTouched: false, threshold: { is: 'under', gap: 1_000 } });
});

test('each member has his copies of a coupon and no more, and a guest has none', () => {
  const made = offer('cut', 'spend_save', { from: 10_000, off: 1_000 }, { layer: 'coupon' });
  const source = { type: 'COUPON', coupon: 'cut', expiresAt: null, isPicked: false } as const;
  const draft = [{ of: 'coupon', offer: { ...made, source }, copies: 2 }] as const;
  const guest = '00000000-0000-0000-0000-000000000000';
  const past = [
    one('a', 'm1', 200),
    one('b', 'm1', 200),
    one('c', 'm1', 200),
    one('d', 'm2', 200),
    one('e', guest, 200),
  ];
  const used = decideOffers(trialOf([], draft), past, context, (id) => id === 'm1');
  expect(used.map(({ costs }) => costs.discount)).toEqual([1_000, 1_000, 0, 0, 0]);
});
