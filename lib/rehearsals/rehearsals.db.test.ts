import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { givenBudget } from '@/lib/budgets/testing/given';
import { saveCampaignDraftCommand } from '@/lib/campaigns/commands/drafts';
import { syncProducts } from '@/lib/catalog';
import { givenBatch } from '@/lib/coupons/testing/people';
import { saveEarningDraftCommand } from '@/lib/earning';
import { importOrders } from '@/lib/imports/run/import-orders';
import { ONLINE_RETAIL } from '@/lib/imports/schema';
import { ONLINE_RETAIL_FILE } from '@/lib/imports/testing/naive';
import type { Actor } from '@/lib/kernel/actor';
import { publicId } from '@/lib/kernel/id';
import { PERMISSIONS } from '@/lib/kernel/permission';
import { saveDraftCommand } from '@/lib/levels';
import { processOrders, processRefunds } from '@/lib/orders';
import { anOrder, aRefund, givenMember } from '@/lib/orders/testing/orders';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { systemCaller } from '@/lib/platform/system-caller';
import { local, localAt } from '@/lib/platform/testing/zone';
import { publishOfferCommand, saveOfferCommand, withdrawOfferCommand } from '@/lib/pricing';
import { givenSegment, tagged } from '@/lib/segments/testing/segments';
import { installStandardProgram, STANDARD_LEVELS, STANDARD_POINTS } from '@/lib/standard-program';
import '@/lib/wiring';
import { type BacktestPage, backtestPage, lastBacktests, runBacktests } from '.';
import { cancelBacktestCommand } from './commands/cancel';
import { startBacktestCommand } from './commands/start';

const NOW = localAt('2026-03-20T10:00');
const MARCH = { from: '2026-03-10', to: '2026-03-13' };
const DECEMBER = { from: '2010-12-01', to: '2010-12-31' };
const permissions = new Set(PERMISSIONS);
const staff = (more: object = {}): Actor => ({
  kind: 'staff',
  id: newId(),
  name: '小林',
  roles: [],
  permissions,
  scope: null,
  ...more,
});
const operator = staff();
const by = (now = NOW, actor = operator) => ({ ...systemCaller('test', now), actor });
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const ask = (id: string, actor = operator) => backtestPage.run({ ...by(NOW, actor), db: pool() }, { id });
const start = (kind: 'offer' | 'campaign' | 'points' | 'levels', code: string, period = MARCH, more: object = {}) =>
  execute(startBacktestCommand, by(), { kind, code, ...period, ...more });
const said = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: { code?: string }) => error.code ?? String(error),
  );

async function tried(...asked: Parameters<typeof start>): Promise<BacktestPage> {
  const { id } = await start(...asked);
  await runBacktests(() => NOW);
  return ask(id);
}

const draftOffer = (code: string, terms: object) =>
  execute(saveOfferCommand, by(), { code, terms: { name: { zh: code, en: code }, ...terms } });
const save50 = { kind: 'spend_save', params: { from: 30_000, off: 5_000 }, layer: 'order' };

// Tuesday, Thursday and Friday: on Wednesdays the standard program has its member day.
const OVER = local('2026-03-10T12:00');
const CUT = local('2026-03-12T12:00');
const GUEST = local('2026-03-13T12:00');

beforeAll(async () => {
  await installStandardProgram(pool());
  const prices = [
    { kind: 'list', amount: 30_000 },
    { kind: 'cost', amount: 28_000 },
  ];
  const product = { code: 'p1', nameZh: '试卖品', nameEn: 'Sample', skus: [{ code: 'SKU-1', prices }] };
  await execute(syncProducts, systemCaller('test', localAt('2026-01-01')), { products: [product] });
  const [over, under, cut, small, back] = await Promise.all(Array.from({ length: 5 }, () => givenMember()));
  const line = (yuan: number, discount = 0) => [{ yuan, discount }];
  await processOrders(
    [
      anOrder({ externalId: 'over', member: over ?? '', paidAt: OVER, lines: line(320) }),
      anOrder({ externalId: 'under', member: under ?? '', paidAt: OVER, lines: line(290) }),
      anOrder({ externalId: 'cut', member: cut ?? '', paidAt: CUT, lines: line(310, 3_000) }),
      anOrder({ externalId: 'small', member: small ?? '', paidAt: CUT, lines: line(100) }),
      anOrder({ externalId: 'back', member: back ?? '', paidAt: CUT, lines: [{ yuan: 200 }, { id: '2', yuan: 250 }] }),
      anOrder({ externalId: 'guest', paidAt: GUEST, lines: line(305) }),
    ],
    NOW,
  );
  // What came back no longer counts: 200 are left, and they reach no 300.
  await processRefunds([aRefund('back', [{ id: '2', quantity: 1 }], { refundedAt: GUEST })], NOW);
});
afterAll(closeDatabase);

describe('an offer on past orders', () => {
  test('costs what paper and pencil say, and says on whom, when, and until when its budget would have lasted', async () => {
    const budget = await givenBudget({ limit: 12_000 });
    await draftOffer('hand', { ...save50, budgets: [budget] });
    const before = (await pool().query('SELECT count(*)::int AS n FROM "OutboxEvent"')).rows[0];
    const { sums, budgets, share, isStale, picks } = await tried('offer', 'hand');
    expect(sums).toMatchObject({
      orders: 6,
      touched: 3,
      // 320, 310 and 305 reach 300: 50 off each. Two of them are members' and earn 50 points less, worth 0.50 each.
      costs: { discount: 15_000, points: -100, pointsFen: -100, total: 14_900 },
      cost: 14_900,
      // Paid: 320 + 290 + 280 + 100 + 200 + 305.
      paid: 149_500,
      members: 5,
      winners: { members: 2, amount: 4_950 * 2 },
      losers: { members: 0 },
      guests: { orders: 1, touched: 1, cost: 5_000 },
      // The order of 310 had 30 off in fact: 320 and 305 were bought at full price.
      fullPrice: { orders: 2, cost: 4_950 + 5_000 },
      // Below 330 all three, and 290 is 10 short.
      justOver: { orders: 3, cost: 14_900 },
      justUnder: { orders: 1, gap: 1_000 },
      // They cost the shop 280: 270, 260 and 255 are 10, 20 and 25 less, and none lost anything before.
      belowCost: { orders: 3, loss: 1_000 + 2_000 + 2_500 },
    });
    expect(sums?.levels).toMatchObject({
      bronze: { orders: 5, touched: 2, cost: 9_900 },
      '': { orders: 1, touched: 1, cost: 5_000 },
    });
    expect(sums?.days).toMatchObject({
      '2026-03-10': { orders: 2, cost: 4_950 },
      '2026-03-12': { orders: 3, cost: 4_950 },
      '2026-03-13': { orders: 1, cost: 5_000 },
    });
    expect(budgets).toEqual([
      { code: budget, kind: 'AMOUNT', limit: 12_000, left: 12_000, needed: 15_000, day: '2026-03-13' },
    ]);
    expect([share, isStale]).toEqual([1, false]);
    expect(picks?.baskets.map(({ order, margin, after }) => [order, margin, after])).toEqual([
      ['guest', -2_500, 25_500],
      ['cut', -2_000, 26_000],
      ['over', -1_000, 27_000],
    ]);
    expect(picks?.baskets[0]?.applied).toMatchObject([{ kind: 'spend_save', isDraft: true, granted: 5_000 }]);
    expect(picks?.winners.map(({ order }) => order)).toEqual(['cut', 'over']);
    // Nothing was saved but the result itself.
    expect((await pool().query('SELECT count(*)::int AS n FROM "OutboxEvent"')).rows[0]).toEqual(before);
  });

  test('for a segment, or for what only segments know, is tried on whom that holds for today, and says so', async () => {
    const buyerOf = async (order: string) =>
      (await pool().query('SELECT "memberId" FROM "Order" WHERE "externalId" = $1', [order])).rows[0].memberId;
    await tagged([await buyerOf('cut')], 'asked');
    await pool().query(
      `INSERT INTO "MemberStanding" ("memberId", "stage", "stageSince") VALUES ($1, 'silent', now())`,
      [await buyerOf('over')],
    );
    const segment = await givenSegment({ attribute: 'member.tags', oneOf: ['asked'] }, NOW);
    const conditions = { attribute: 'member.segment', oneOf: [segment] };
    await draftOffer('asks', { ...save50, conditions });
    const inside = await tried('offer', 'asks');
    // 320, 310 and the guest's 305 reach 300: of them only 310 is somebody's who is inside.
    expect(inside.sums).toMatchObject({ orders: 6, touched: 1, costs: { discount: 5_000 }, guests: { touched: 0 } });
    expect([inside.picks?.winners.map(({ order }) => order), inside.asksMembers]).toEqual([['cut'], true]);
    await draftOffer('asks-not', { ...save50, conditions: { not: conditions } });
    expect((await tried('offer', 'asks-not')).picks?.winners.map(({ order }) => order)).toEqual(['over']);
    await draftOffer('plain', save50);
    expect((await tried('offer', 'plain')).asksMembers).toBe(false);
    // What an offer cannot ask itself its campaign's audience may.
    await execute(publishOfferCommand, by(), { code: 'plain', basedOn: 0, note: 'test' });
    const terms = {
      type: 'member_exclusive',
      goal: 'activate',
      name: { zh: '沉默会员', en: 'Silent members' },
      parts: [{ sort: 'offer', code: 'plain' }],
      audience: { attribute: 'lifecycle.stage', oneOf: ['silent'] },
      days: { from: '2026-04-01', to: '2026-04-10' },
    };
    await execute(saveCampaignDraftCommand, by(), { code: 'c-silent', basedOn: 0, terms });
    const { sums, picks } = await tried('campaign', 'c-silent');
    expect([sums?.touched, picks?.winners.map(({ order }) => order)]).toEqual([1, ['over']]);
    await execute(withdrawOfferCommand, by(), { code: 'plain', note: 'test' });
  });

  test('is told to be of something else as soon as what is written changes', async () => {
    await draftOffer('moved', save50);
    const { id } = await tried('offer', 'moved');
    await draftOffer('moved', { ...save50, params: { from: 30_000, off: 4_000 } });
    expect((await ask(id)).isStale).toBe(true);
    const { rows } = await lastBacktests.run({ ...by(), db: pool() }, { kind: 'offer', code: 'moved' });
    expect(rows).toMatchObject([{ id, isStale: true, state: 'done' }]);
  });

  test('shows margins to whoever may see costs, orders to whoever may see orders, stores to whoever they are of', async () => {
    await draftOffer('sight', save50);
    const { id } = await tried('offer', 'sight');
    const without = (...gone: string[]) =>
      staff({ permissions: new Set(PERMISSIONS.filter((one) => !gone.includes(one))) });
    const blind = await ask(id, without('catalog.costs'));
    expect([blind.sums?.belowCost, blind.picks?.baskets[0]?.margin]).toEqual([{ orders: 0, loss: 0 }, null]);
    expect((await ask(id, without('orders.read'))).picks).toBeNull();
    expect(await said(ask(id, without('offers.read')))).toBe('forbidden');
    expect(await said(ask(id, staff({ scope: { regionIds: [], storeIds: [newId()] } })))).toBe('backtest_not_found');
  });
});

describe('the work', () => {
  test('killed in the middle goes on with another, once the first is believed dead, and finds the same', async () => {
    const named = { ...save50, name: { zh: '满300减50', en: '50 off from 300' } };
    await draftOffer('whole', named);
    await draftOffer('broken', named);
    const whole = await tried('offer', 'whole');
    const { id } = await start('offer', 'broken');
    expect(await runBacktests(() => NOW, { size: 1, chunksMax: 2 })).toBe(2);
    expect(await ask(id)).toMatchObject({ state: 'running', done: 2, total: 6, sums: null });
    // An order of these days that comes only now is in no chunk.
    const late = await givenMember();
    await processOrders([anOrder({ externalId: 'late', member: late, paidAt: OVER, yuan: 900 })], later(1));
    expect(await runBacktests(() => later(2), { size: 1 })).toBe(0);
    expect(await runBacktests(() => later(6), { size: 1 })).toBe(4);
    const broken = await ask(id);
    expect(broken).toMatchObject({ state: 'done', done: 6 });
    expect(broken.sums).toEqual(whole.sums);
    await pool().query(`UPDATE "Order" SET "fullyRefunded" = true WHERE "externalId" = 'late'`);
  });

  test('two who work at once decide each chunk once', async () => {
    await draftOffer('both', save50);
    const { id } = await start('offer', 'both');
    const done = await Promise.all([1, 2, 3].map(() => runBacktests(() => NOW, { size: 1 })));
    expect(done.toSorted()).toEqual([0, 0, 6]);
    expect((await ask(id)).sums?.cost).toBe(14_900);
  });

  test('is stopped after the chunk that is being decided, has no result, and may begin anew', async () => {
    await draftOffer('stopped', save50);
    const { id } = await start('offer', 'stopped');
    expect(await said(start('offer', 'stopped'))).toBe('backtest_open');
    await runBacktests(() => NOW, { size: 1, chunksMax: 1 });
    expect(await execute(cancelBacktestCommand, by(), { id })).toEqual({ done: 1, total: 6 });
    expect(await runBacktests(() => later(10))).toBe(0);
    expect(await ask(id)).toMatchObject({ state: 'cancelled', sums: null });
    expect(await said(execute(cancelBacktestCommand, by(), { id }))).toBe('job_ended');
    expect((await pool().query('SELECT 1 FROM "BacktestOrder"')).rowCount).toBe(0);
    expect(await said(start('offer', 'stopped'))).toBe('done');
    await runBacktests(() => later(11));
  });
});

describe('other drafts', () => {
  test('a campaign is tried with its coupons as if everybody had his copies, within its audience and stores', async () => {
    const batch = await givenBatch({ kind: 'amount_off', params: { threshold: 10_000, off: 2_000 }, perMember: 1 });
    const terms = {
      type: 'member_exclusive',
      goal: 'activate',
      name: { zh: '会员专享', en: 'Members only' },
      parts: [{ sort: 'batch', code: publicId('couponBatch', batch) }],
      days: { from: '2026-04-01', to: '2026-04-10' },
    };
    await execute(saveCampaignDraftCommand, by(), { code: 'c-1', basedOn: 0, terms });
    const { sums } = await tried('campaign', 'c-1');
    // Five members with 320, 290, 310, 100 and 200: 20 off each; the guest has no coupon.
    expect(sums).toMatchObject({ touched: 5, costs: { discount: 10_000 }, guests: { touched: 0 } });
    const away = { ...terms, stores: ['nowhere'], audience: { attribute: 'member.tags', oneOf: ['vip'] } };
    await execute(saveCampaignDraftCommand, by(), { code: 'c-2', basedOn: 0, terms: away });
    expect((await tried('campaign', 'c-2')).sums).toMatchObject({ orders: 6, touched: 0, cost: 0 });
  });

  test('rules of points that give twice as much give twice as much, on what was paid', async () => {
    const { order } = STANDARD_POINTS;
    const rules = { ...STANDARD_POINTS, order: { ...order, rateBp: order.rateBp * 2 } };
    await execute(saveEarningDraftCommand, by(), { ruleSet: 'points', basedOn: 1, rules: rules as never });
    const { sums } = await tried('points', 'points');
    // 320 + 290 + 280 + 100 + 200 points more, at a hundredth of a yuan each; the guest earns nothing.
    expect(sums).toMatchObject({
      touched: 5,
      costs: { points: 1_190, pointsFen: 1_190, total: 1_190 },
      winners: { members: 5, amount: 1_190 },
    });
  });

  test('levels that ask for less raise whoever bought so much', async () => {
    const levels = STANDARD_LEVELS.levels.map((level) =>
      level.code === 'gold' ? { ...level, rule: { attribute: 'amount', atLeast: 30_000 } } : level,
    );
    await execute(saveDraftCommand, by(), { base: 1, scheme: { ...STANDARD_LEVELS, levels }, note: 'gold for less' });
    const { sums, picks } = await tried('levels', 'levels');
    // Only one of them paid 300 or more: 320.
    expect(sums).toMatchObject({ members: 5, winners: { members: 1 }, losers: { members: 0 } });
    expect(picks?.winners).toMatchObject([{ order: 'over', to: 'gold' }]);
  });
});

test('the imported month is decided as a plain count over its rows says, returns deducted', async () => {
  await importOrders({
    file: ONLINE_RETAIL_FILE,
    map: ONLINE_RETAIL,
    isTrial: false,
    shiftWeeks: 0,
    rejects: null,
    batchSize: 500,
    now: NOW,
  });
  // Without the member day, which takes its part of what is left on Wednesdays.
  await pool().query(`INSERT INTO "OfferStop" ("code", "why", "at", "by") VALUES ('member-day', 'test', $1, 'test')`, [
    NOW,
  ]);
  await draftOffer('month', { kind: 'spend_save', params: { from: 10_000, off: 1_000 }, layer: 'order' });
  const plain = await pool().query(
    `SELECT count(*)::int AS orders, count(*) FILTER (WHERE x."amount" >= 10000)::int AS touched, sum(x."amount")::int8 AS paid
     FROM (SELECT o."id", sum((l."quantity" - l."refundedQuantity") * l."unitPrice") AS "amount"
       FROM "Order" o JOIN "OrderLine" l ON l."memberId" = o."memberId" AND l."orderId" = o."id" AND l."kind" = 'goods'
       WHERE o."source" = 'import' AND o."goods" > 0 AND NOT o."fullyRefunded" AND l."quantity" > l."refundedQuantity" GROUP BY o."memberId", o."id") x`,
  );
  const [{ orders, touched, paid }] = plain.rows as [{ orders: number; touched: number; paid: string }];
  expect(orders).toBeGreaterThan(1_400);
  const { sums, share, total } = await tried('offer', 'month', DECEMBER);
  expect(sums).toMatchObject({ orders, touched, costs: { discount: touched * 1_000 } });
  expect([String(sums?.paid), share, total]).toEqual([paid, 1, orders]);
});
