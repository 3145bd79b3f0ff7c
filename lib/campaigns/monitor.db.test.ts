import { afterAll, beforeAll, expect, test } from 'vitest';
import { approveRequestCommand } from '@/lib/approvals';
import { changeBudgetCommand } from '@/lib/budgets/commands/change-budget';
import { givenBudget, roomsOf } from '@/lib/budgets/testing/given';
import { processClaims } from '@/lib/coupons/claim/process';
import { aClaim, givenBatch } from '@/lib/coupons/testing/people';
import { enrolMembers } from '@/lib/enrolment';
import { aDraw, drawn, givenGame } from '@/lib/games/testing/games';
import type { Actor } from '@/lib/kernel/actor';
import { addDays, localDate } from '@/lib/kernel/day';
import { publicId } from '@/lib/kernel/id';
import { PERMISSIONS } from '@/lib/kernel/permission';
import { mergeMembersCommand } from '@/lib/merging';
import { processOrders } from '@/lib/orders/commands/process-orders';
import { aRefund } from '@/lib/orders/testing/orders';
import { orderOf, quoteOf, type SaidCart, sendRefund } from '@/lib/orders/testing/quoted';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { drainOutbox } from '@/lib/platform/outbox-drain';
import { program } from '@/lib/platform/program';
import { systemCaller } from '@/lib/platform/system-caller';
import { ZONE } from '@/lib/platform/testing/zone';
import { publishOfferCommand, saveOfferCommand } from '@/lib/pricing';
import { installStandardProgram } from '@/lib/standard-program';
import { subscriptions } from '@/lib/subscriptions';
import '@/lib/wiring';
import { saveCampaignDraftCommand } from './commands/drafts';
import { noteCampaignCommand } from './commands/notes';
import { endCampaignCommand, resumeCampaignCommand } from './commands/run';
import { superviseCampaigns } from './commands/stop-by-rule';
import { submitCampaignCommand } from './commands/submit';
import { workCampaigns } from './jobs/work';
import { giveOnEntry } from './listen';
import { campaignMonitor, campaignRows } from './monitor';
import { campaignPage } from './queries';
import { campaignReview, freezeReviews, type ReviewTold, tellReview } from './review';
import type { DRILLS } from './rules/monitor';

beforeAll(() => installStandardProgram(pool()));
afterAll(closeDatabase);

const NOTE = 'for the test';
const permissions = new Set(PERMISSIONS);
const person = (name: string): Actor => ({ kind: 'staff', id: newId(), name, roles: [], permissions, scope: null });
const [WRITER, OTHER] = [person('小林'), person('小周')];
const by = (actor: Actor, now = new Date()) => ({ ...systemCaller('test', now), actor, db: pool() });
const day = (after: number) => localDate(addDays(new Date(), after, ZONE), ZONE);
const said = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: { code?: string }) => error.code ?? String(error),
  );

/** Members who registered at an instant. */
async function membersOf(count: number, registeredAt: Date): Promise<string[]> {
  const options = { actor: { kind: 'system', name: 'test' } as const, now: new Date() };
  const outcomes = await enrolMembers(
    Array.from({ length: count }, () => ({ registeredAt })),
    options,
  );
  return outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value.memberId] : []));
}

/** ¥10 off goods of one sku, drawing on a budget. */
async function givenSale(sku: string, budget: string): Promise<string> {
  const code = `sale-${newId().slice(-12)}`;
  const terms = {
    name: { zh: code, en: code },
    kind: 'order_discount',
    params: { off: 1_000 },
    layer: 'order',
    scope: { include: { skus: [sku] } },
    budgets: [budget],
  };
  // What is published counts some seconds later.
  const before = systemCaller('test', new Date(Date.now() - 60_000));
  await execute(saveOfferCommand, before, { code, terms });
  await execute(publishOfferCommand, before, { code, basedOn: 0, note: NOTE });
  return code;
}

async function running(parts: readonly object[], more: object = {}): Promise<string> {
  const code = `m-${newId().slice(-12)}`;
  const terms = {
    type: 'member_exclusive',
    goal: 'acquire',
    name: { zh: '会员专享', en: 'Members only' },
    parts,
    days: { from: day(0), to: day(2) },
    ...more,
  };
  await execute(saveCampaignDraftCommand, by(WRITER), { code, basedOn: 0, terms });
  const { request } = await execute(submitCampaignCommand, by(WRITER), { code, note: NOTE });
  await execute(approveRequestCommand, by(OTHER), { requestId: request, note: '' });
  return code;
}

const page = (code: string) => campaignPage.run(by(WRITER), { code });
const cartOf = (member: string, sku: string, quantity: number, more: Partial<SaidCart> = {}): SaidCart => ({
  member,
  lines: [{ id: '1', sku, quantity, price: 10_000 }],
  at: new Date(),
  ...more,
});

/** Quotes a cart and pays the order that is placed with it; answers its number, or why not. */
async function bought(cart: SaidCart): Promise<string> {
  const event = orderOf(await quoteOf(cart), cart, { status: 'paid' });
  const [outcome] = await processOrders([event], new Date());
  return outcome?.ok ? event.externalId : (outcome?.refusal.code ?? 'nothing');
}

test('members act at once to the last fen of its budget: exactly that is spent, and the campaign pauses itself', async () => {
  const [sku, budget] = [`sku-${newId().slice(-12)}`, await givenBudget({ limit: 10_000 })];
  const [sale, game] = [await givenSale(sku, budget), await givenGame({ prizes: [{ code: 'a', stock: 9 }] })];
  const parts = [
    { sort: 'offer', code: sale },
    { sort: 'game', code: game },
  ];
  const code = await running(parts, { budget });
  const members = await membersOf(15, new Date('2026-01-05T00:00:00Z'));
  const carts = members.map((member) => cartOf(member, sku, 1));
  const quotes = await Promise.all(carts.map(quoteOf));
  const events = carts.map((cart, at) => orderOf(quotes[at] ?? { quoteId: '' }, cart, { status: 'paid' }));
  const outcomes = await Promise.all(events.map((event) => processOrders([event], new Date())));
  // Ten times ¥10 of ¥100: each at once was promised it, ten got it.
  expect(outcomes.filter(([one]) => one?.ok).length).toBe(10);
  expect(await roomsOf(budget)).toMatchObject([{ limit: 10_000, reserved: 0, spent: 10_000, alerted: 100 }]);
  while ((await drainOutbox(subscriptions)) > 0);
  const { phase, row, steps, gates } = await page(code);
  expect([phase, row.why]).toEqual(['paused', `rule:budget:100:${budget}`]);
  expect(steps[0]).toMatchObject({ act: 'stop', to: 'paused' });
  expect(gates.map(({ stopped }) => stopped)).toEqual([true, true]);
  // Its game stops with the budget of its offer.
  expect(await drawn([aDraw(members[0] ?? '', game)], { roll: 0 })).toEqual(['game_not_open']);
  const { rows: alerts } = await pool().query(
    'SELECT "percent", "used"::int FROM "BudgetAlert" WHERE "budget" = $1 ORDER BY "percent"',
    [budget],
  );
  expect(alerts).toEqual([
    { percent: 50, used: 5_000 },
    { percent: 80, used: 8_000 },
    { percent: 100, used: 10_000 },
  ]);
  const { rows: trail } = await pool().query(
    `SELECT 1 FROM "AuditEntry" WHERE "action" = 'campaigns.stopByRule' AND "objectId" = $1`,
    [code],
  );
  expect(trail).toHaveLength(1);

  const resume = () => said(execute(resumeCampaignCommand, by(WRITER), { code, note: NOTE }));
  expect(await resume()).toBe('campaign_would_stop');
  const raised = { code: budget, limit: 20_000, nameZh: budget, nameEn: budget, startsAt: null, endsAt: null };
  await execute(changeBudgetCommand, by(WRITER), { ...raised, note: NOTE });
  expect(await resume()).toBe('done');
  expect(await bought(cartOf(members[14] ?? '', sku, 1))).toMatch(/^quoted-/);
  expect(await roomsOf(budget)).toMatchObject([{ spent: 11_000 }]);
  expect(await superviseCampaigns(new Date())).toBe(0);
  expect((await page(code)).phase).toBe('running');
});

test('it warns once for each limit on the way, and refusals beyond its measure stop it', async () => {
  const [sku, budget] = [`sku-${newId().slice(-12)}`, await givenBudget({ limit: 5_000 })];
  const sale = await givenSale(sku, budget);
  const code = await running([{ sort: 'offer', code: sale }], { budget });
  const [one = ''] = await membersOf(1, new Date('2026-01-05T00:00:00Z'));
  for (let times = 0; times < 4; times++) await bought(cartOf(one, sku, 1));
  for (let times = 0; times < 3; times++) await superviseCampaigns(new Date());
  const { steps, phase } = await page(code);
  expect(steps.filter(({ act }) => act === 'warn').map(({ note }) => note)).toEqual([`rule:budget:80:${budget}`]);
  expect(phase).toBe('running');

  const batch = await givenBatch({ total: 5, perMember: null });
  const part = { sort: 'batch', code: publicId('couponBatch', batch) };
  const other = await running([part], { stop: { pauseAt: null, refusedBp: 5_000 } });
  const many = await membersOf(20, new Date('2026-01-05T00:00:00Z'));
  await processClaims(
    many.map((id) => aClaim(id, batch)),
    new Date(),
  );
  await superviseCampaigns(new Date());
  // Five of twenty were given, fifteen refused.
  expect((await page(other)).row.why).toBe('rule:refused:75:');
});

const numberOf = (told: ReviewTold | null, code: string) =>
  told?.told.figures.find((one) => one.code === code)?.value ?? null;

/** Every number of a review once more, plainly from the rows of whoever owns them, in another way than it is counted. */
async function recomputed(
  parts: { batch: string; sale: string; game: string; code: string },
  span: { from: string; to: string },
) {
  const values = [parts.batch, parts.sale, parts.game, span.from, span.to, parts.code];
  const one = async (sql: string): Promise<number> => {
    const { rows } = await pool().query(
      `WITH v AS (SELECT $1::uuid AS batch, $2::text AS sale, $3::text AS game, $4::timestamptz AS since, $5::timestamptz AS until, $6::text AS code),
       gifts AS (SELECT g.* FROM "RewardGift" g, v WHERE g."key" LIKE 'campaign:' || v.code || ':%'),
       copies AS (SELECT c.* FROM "Coupon" c, v WHERE c."batchId" = v.batch AND c."issuedAt" BETWEEN v.since AND v.until - interval '1 ms'
         OR EXISTS (SELECT 1 FROM gifts g WHERE g."items"::text LIKE '%' || c."id" || '%')),
       mine AS (SELECT o."id", o."memberId", o."goods", o."refundedGoods" FROM "Order" o, v WHERE o."paidAt" IS NOT NULL AND o."id" IN (
         SELECT f."orderId" FROM "FrozenOrder" f WHERE ((f."terms" ->> 'quotedAt')::timestamptz >= v.since AND (f."terms" ->> 'quotedAt')::timestamptz < v.until
             AND f."terms"::jsonb @? ('$.offers[*] ? (@.offer == "' || v.sale || '")')::jsonpath)
           OR EXISTS (SELECT 1 FROM copies c WHERE f."terms"::text LIKE '%' || c."id" || '%'))),
       draws AS (SELECT d.* FROM "GameDraw" d, v WHERE d."game" = v.game AND d."at" BETWEEN v.since AND v.until - interval '1 ms'),
       people AS (SELECT "memberId" FROM mine UNION SELECT "memberId" FROM copies WHERE "source" = 'claim' OR "state" = 'USED' UNION SELECT "memberId" FROM draws),
       survivors AS (SELECT DISTINCT coalesce(m."mergedInto", m."id") AS "id" FROM people p JOIN "Member" m ON m."id" = p."memberId"),
       handed AS (SELECT "memberId" FROM people UNION SELECT "memberId" FROM copies)
       SELECT (${sql})::float8 AS "value" FROM v`,
      values,
    );
    return rows[0].value;
  };
  return {
    reached: await one(
      'SELECT count(DISTINCT coalesce(m."mergedInto", m."id")) FROM handed h JOIN "Member" m ON m."id" = h."memberId"',
    ),
    participants: await one('SELECT count(*) FROM survivors'),
    new_members: await one(
      'SELECT count(*) FROM survivors s JOIN "Member" m USING ("id") WHERE m."registeredAt" >= v.since AND m."registeredAt" < v.until',
    ),
    orders: await one('SELECT count(*) FROM mine'),
    amount: await one('SELECT coalesce(sum("goods"), 0) FROM mine'),
    refunded: await one('SELECT coalesce(sum("refundedGoods"), 0) FROM mine'),
    units: await one(
      `SELECT coalesce(sum(l."quantity" - l."refundedQuantity"), 0) FROM "OrderLine" l JOIN mine ON mine."id" = l."orderId" WHERE l."kind" = 'goods'`,
    ),
    given: await one('SELECT count(*) FROM copies'),
    claimed: await one(`SELECT count(*) FROM copies WHERE "source" = 'claim'`),
    used: await one(`SELECT count(*) FROM copies WHERE "state" = 'USED'`),
    draws: await one('SELECT count(*) FROM draws'),
    wins: await one('SELECT count("prize") FROM draws'),
    entries: await one('SELECT "given" FROM "CampaignEntry" WHERE "code" = v.code'),
    points: await one(
      `SELECT sum(e."amount") FROM "LedgerEntry" e WHERE lower(e."asset") = 'points' AND e."rule" LIKE 'campaign@%#' || v.code`,
    ),
  };
}

test('every number of its review is told again from raw rows: concurrent acts, entries, refunds, a merge, what came late', async () => {
  const [sku, budget] = [`sku-${newId().slice(-12)}`, await givenBudget({ limit: 1_000_000 })];
  const sale = await givenSale(sku, budget);
  const batch = await givenBatch({ total: 100, perMember: null });
  const game = await givenGame({ prizes: [{ code: 'a', stock: 9 }] });
  const parts = [
    { sort: 'offer', code: sale },
    { sort: 'batch', code: publicId('couponBatch', batch) },
    { sort: 'game', code: game },
  ];
  const [early = ''] = await membersOf(1, new Date('2026-01-05T00:00:00Z'));
  // Bought before it began, and is no order of its.
  await bought(cartOf(early, sku, 1));
  // Coupons that are no part of it, and points: who falls silent is given both.
  const beside = await givenBatch({ total: 100, perMember: null });
  const rewards = [
    { kind: 'points', params: { points: 100 } },
    { kind: 'coupon', params: { batch: publicId('couponBatch', beside), count: 1 } },
  ];
  const entry = { on: 'stage', to: ['silent'], perMember: 1, total: 10, rewards };
  const code = await running(parts, { budget, entry });
  const [a = '', b = '', c = '', d = ''] = await membersOf(4, new Date('2026-01-05T00:00:00Z'));
  const [n = '', twin = ''] = await membersOf(2, new Date());
  const claim = async (id: string) => {
    const [outcome] = await processClaims([aClaim(id, batch)], new Date());
    return outcome?.ok ? outcome.value.copy.id : '';
  };
  const pushed = processClaims([aClaim(d, batch, { way: 'give' })], new Date());
  const [copyA] = await Promise.all([claim(a), claim(b), claim(n), claim(twin), pushed]);
  await drawn([aDraw(c, game)], { roll: 0 });
  // Two units at ¥100, ¥10 off by the sale and ¥10 by his coupon: 18,000. One came back: half of the ¥20 with it.
  const [first] = await Promise.all([bought(cartOf(b, sku, 2)), bought(cartOf(n, sku, 1))]);
  await sendRefund(aRefund(first, [{ id: '1', quantity: 1 }], { refundedAt: new Date().toISOString() }), new Date());
  // ¥10 off by the sale and ¥10 by the coupon of goods of ¥100: 8,000.
  const withCoupon = cartOf(a, sku, 1);
  const chosen = await quoteOf(withCoupon);
  expect(chosen.priced.applied.map(({ source }) => source.type).sort()).toEqual(['COUPON', 'OFFER']);
  const event = orderOf(chosen, withCoupon, { status: 'paid' });
  expect((await processOrders([event], new Date()))[0]?.ok).toBe(true);
  expect(copyA).not.toBe('');
  // Given once however often it is told; ¥10 off by the sale and ¥10 by the coupon that he got: 8,000.
  const silent = { name: 'lifecycle.changed', memberId: early, payload: { to: 'silent' }, at: new Date() };
  for (let times = 0; times < 2; times++) await giveOnEntry.takeSet?.([{ id: 1_000_001, ...silent }]);
  expect(await bought(cartOf(early, sku, 1))).toMatch(/^quoted-/);
  // Quoted and placed in its time; that it was paid is told after it ended.
  const lateCart = cartOf(c, sku, 1);
  const late = orderOf(await quoteOf(lateCart), lateCart, { externalId: `late-${newId()}` });
  expect((await processOrders([late], new Date()))[0]?.ok).toBe(true);
  await execute(mergeMembersCommand, by(OTHER), {
    memberId: publicId('member', n),
    absorbedId: publicId('member', twin),
    reason: NOTE,
  });

  await execute(endCampaignCommand, by(WRITER), { code, note: NOTE, unused: 'keep' });
  await workCampaigns(new Date());
  expect(await freezeReviews(new Date())).toBeGreaterThan(0);
  const review = () => campaignReview.run(by(WRITER), { code });
  const { frozen } = await review();
  // By hand: claimed by a, b, n and his twin who is n now; c drew; who fell silent bought; d was only handed a coupon;
  // 18,000 + 8,000 + 8,000 + 8,000.
  expect(
    [
      'reached',
      'participants',
      'new_members',
      'orders',
      'amount',
      'given',
      'claimed',
      'used',
      'draws',
      'entries',
      'points',
    ].map((one) => numberOf(frozen, one)),
  ).toEqual([6, 5, 1, 4, 42_000, 6, 4, 4, 1, 1, 100]);
  // 9,000 came back of the first; ¥10 of it stays given, ¥20 of each other, and 100 points are worth ¥1; 42,000 / 4.
  expect(['refunded', 'net_amount', 'units', 'ticket', 'cost'].map((one) => numberOf(frozen, one))).toEqual([
    9_000, 33_000, 4, 10_500, 7_100,
  ]);
  expect(frozen?.goalFigure).toBe('new_members');
  expect(frozen?.told.funnel.map(({ people }) => people)).toEqual([null, 6, 5, 3, 4, 4]);
  expect(frozen?.told.splits.channel.reduce((sum, { orders }) => sum + (orders ?? 0), 0)).toBe(4);
  expect(frozen?.told.goods).toMatchObject([{ sku, units: 5, backUnits: 1, amount: 42_000, refunded: 9_000 }]);

  const settings = await program(pool());
  const agree = async () => {
    const told = await tellReview(pool(), settings, code, { stores: null, now: new Date() });
    const raw = await recomputed({ batch, sale, game, code }, told?.span ?? { from: '', to: '' });
    for (const [name, value] of Object.entries(raw)) expect([name, numberOf(told, name)]).toEqual([name, value]);
    return told;
  };
  await agree();
  // The late payment and a late refund move what stands now, never what was frozen.
  const [paid] = await processOrders([{ ...late, status: 'paid', paidAt: new Date() }], new Date());
  expect(paid?.ok).toBe(true);
  const refunded = aRefund(late.externalId, [{ id: '1', quantity: 1 }], { refundedAt: new Date().toISOString() });
  await sendRefund(refunded, new Date());
  const now = await agree();
  expect(['orders', 'amount', 'refunded', 'cost'].map((one) => numberOf(now, one))).toEqual([5, 51_000, 18_000, 7_100]);
  expect(numberOf((await review()).frozen, 'orders')).toBe(4);
  expect(await freezeReviews(new Date())).toBe(0);

  // Each number opens as many rows as it counts.
  const rowsOf = async (view: keyof typeof DRILLS) =>
    (await campaignRows.run(by(WRITER), { code, view, limit: '200' })).rows.length;
  for (const [view, name] of [
    ['reached', 'reached'],
    ['participants', 'participants'],
    ['newcomers', 'new_members'],
    ['orders', 'orders'],
    ['given', 'given'],
    ['claimed', 'claimed'],
    ['used', 'used'],
    ['draws', 'draws'],
    ['entries', 'entries'],
    ['rewards', 'entries'],
  ] as const)
    expect([view, await rowsOf(view)]).toEqual([view, numberOf(now, name)]);
  const firstPage = await campaignRows.run(by(WRITER), { code, view: 'given', limit: '3' });
  const rest = await campaignRows.run(by(WRITER), {
    code,
    view: 'given',
    limit: '3',
    cursor: firstPage.nextCursor ?? '',
  });
  expect(new Set([...firstPage.rows, ...rest.rows].map(({ id }) => id)).size).toBe(6);

  // A regional reader is told his stores alone, and nothing of what was frozen for all.
  const nowhere = { ...by(WRITER), actor: { ...WRITER, scope: { regionIds: [], storeIds: [newId()] } } as Actor };
  const scoped = await campaignReview.run(nowhere, { code });
  expect([scoped.frozen, numberOf(scoped.now, 'orders')]).toEqual([null, 0]);
  expect((await campaignMonitor.run(nowhere, { code })).told?.figures.find((one) => one.code === 'amount')?.value).toBe(
    0,
  );

  // One of them joined while it ran, and it says so; whoever may not see members is told neither that nor who bought.
  expect(now?.told.splits.newness.map(({ key, participants }) => [key, participants]).toSorted()).toEqual([
    ['known', 4],
    ['new', 1],
  ]);
  const unseeing = new Set(PERMISSIONS.filter((permission) => permission !== 'members.read'));
  const finance = { ...by(WRITER), actor: { ...WRITER, permissions: unseeing } as Actor };
  const [board, again] = [await campaignMonitor.run(finance, { code }), await campaignReview.run(finance, { code })];
  // Five bought, four of them with a coupon; when it was wound up four had bought.
  for (const [told, hidden] of [
    [board.told, ['new_members', 'cost', 'use_rate']],
    [again.now?.told, ['new_members', 'cost', 'use_rate']],
    [again.frozen?.told, ['new_members', 'orders', 'amount', 'ticket', 'cost', 'roi', 'use_rate', 'buy_rate']],
  ] as const) {
    const of = (name: string) => told?.figures.find((one) => one.code === name);
    expect(of('participants')).toMatchObject({ value: 5, drill: null });
    for (const name of hidden) expect([name, of(name)]).toMatchObject([name, { value: null, isFew: true }]);
    expect(told?.splits.newness.every(({ participants, amount }) => participants === null && amount === null)).toBe(
      true,
    );
  }
  expect(again.now?.told.goods).toMatchObject([{ sku, buyers: 5 }]);
  expect(again.frozen?.told.goods).toMatchObject([{ sku, units: null, amount: null, buyers: null }]);
  expect(await said(campaignRows.run(finance, { code, view: 'participants' }))).toBe('forbidden');

  await execute(noteCampaignCommand, by(WRITER), { code, id: null, text: '券太晚' });
  const [note] = (await review()).notes;
  await execute(noteCampaignCommand, by(OTHER), { code, id: note?.id ?? '', text: '券发得太晚' });
  expect((await review()).notes).toMatchObject([{ text: '券发得太晚', by: '小林', changedBy: '小周' }]);
});
