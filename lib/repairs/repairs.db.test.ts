import { afterAll, beforeAll, expect, test } from 'vitest';
import { approveRequestCommand } from '@/lib/approvals';
import { givenBatch } from '@/lib/coupons/testing/people';
import { decisionsOf } from '@/lib/decisions';
import type { Actor } from '@/lib/kernel/actor';
import { publicId } from '@/lib/kernel/id';
import { PERMISSIONS } from '@/lib/kernel/permission';
import { bookSummary } from '@/lib/ledger';
import { processOrders } from '@/lib/orders/commands/process-orders';
import { anOrder, givenMember } from '@/lib/orders/testing/orders';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { drainOutbox } from '@/lib/platform/outbox-drain';
import { systemCaller } from '@/lib/platform/system-caller';
import { local, localAt } from '@/lib/platform/testing/zone';
import { spendPoints } from '@/lib/points';
import { installStandardProgram } from '@/lib/standard-program';
import { subscriptions } from '@/lib/subscriptions';
import '@/lib/wiring';
import { previewRepairCommand } from './commands/preview';
import { cancelRepairCommand, submitRepairCommand } from './commands/submit';
import { runRepairs } from './jobs/run';
import { repairMembers, repairPage } from './queries';

beforeAll(() => installStandardProgram(pool()));
afterAll(closeDatabase);

// Everybody buys on a day of his own test, so that no test chooses another's decisions.
const permissions = new Set(PERMISSIONS);
const person = (name: string): Actor => ({ kind: 'staff', id: newId(), name, roles: [], permissions, scope: null });
const [MAKER, OTHER] = [person('小林'), person('小周')];
const NOW = localAt('2026-06-20T10:00');
const by = (actor: Actor, now = NOW) => ({ ...systemCaller('test', now), actor, db: pool() });
const said = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: { code?: string }) => error.code ?? String(error),
  );
const both = (text: string) => ({ zh: text, en: text });
const MESSAGE = { title: both('积分已更正'), text: both('抱歉，昨天算错了') };

/** Members who each bought goods of ¥100 once on a day: 100 points and growth each, complete and active by the tests' moment. */
async function buyersOn(day: string, count: number): Promise<string[]> {
  const members = await Promise.all(Array.from({ length: count }, () => givenMember()));
  const orders = members.map((member) =>
    anOrder({
      member,
      yuan: 100,
      paidAt: local(`${day}T12:00`),
      status: 'completed',
      completedAt: local(`${day}T12:00`),
    }),
  );
  for (const outcome of await processOrders(orders, localAt(`${day}T12:01`))) expect(outcome.ok).toBe(true);
  return members;
}

const choiceOn = (day: string) => ({
  by: 'rule',
  code: 'points#order',
  from: local(`${day}T00:00`),
  to: local(`${day}T23:59`),
});

async function submitted(day: string, remedy: object, key = newId()) {
  const asked = { key, name: '补救', reason: '规则算错了', choice: choiceOn(day), remedy };
  return execute(submitRepairCommand, by(MAKER), asked as never);
}

async function approve(id: string, actor = OTHER): Promise<string> {
  const { rows } = await pool().query(`SELECT "id" FROM "ApprovalRequest" WHERE "objectId" = $1`, [id]);
  return said(execute(approveRequestCommand, by(actor), { requestId: rows[0].id, note: '' }));
}

const balance = async (member: string, at = NOW) => (await bookSummary(pool(), member, at)).points;
const stateOf = async (id: string) => (await repairPage.run(by(MAKER), { id })).repair;

test('whoever was given too little gets the rest once, with its decision, and is told: two people, killed on the way', async () => {
  const members = await buyersOn('2026-04-01', 5);
  await buyersOn('2026-04-02', 1);
  // What is told long after is history and no news: it is done at the present moment.
  const clock = () => new Date();
  const now = clock();
  const before = await Promise.all(members.map((one) => balance(one, now)));
  const remedy = { points: { how: 'right', bp: 20_000 }, message: MESSAGE };
  const asked = { choice: choiceOn('2026-04-01'), remedy };
  const preview = await execute(previewRepairCommand, by(MAKER), asked as never);
  // Five members, one decision of 100 points each, 100 more is right.
  expect(preview.sums).toMatchObject({ members: 5, decisions: 5, pointsGiven: 500, pointsTaken: 0 });
  const { id } = await submitted('2026-04-01', remedy);
  expect(await approve(id, MAKER)).toBe('own_request');
  expect(await runRepairs(clock)).toBe(0);
  expect(await approve(id)).toBe('done');
  // Killed after the first chunk of two, then two workers at once.
  await runRepairs(clock, { chunk: 2, chunksMax: 1 });
  expect(await stateOf(id)).toMatchObject({ state: 'running', done: 2 });
  await Promise.all([runRepairs(clock, { chunk: 2 }), runRepairs(clock, { chunk: 2 })]);
  await runRepairs(clock, { chunk: 2 });
  expect(await stateOf(id)).toMatchObject({ state: 'done', members: 5, done: 5, skipped: 0, short: 0 });
  const after = await Promise.all(members.map((one) => balance(one, clock())));
  expect(after.map(({ available }, at) => available - (before[at]?.available ?? 0))).toEqual([100, 100, 100, 100, 100]);

  const [first = ''] = members;
  const { rows: entries } = await pool().query(
    `SELECT "amount"::int, "type", "sourceType", "sourceId", "detail" FROM "LedgerEntry" WHERE "memberId" = $1 AND "sourceType" = 'repair'`,
    [first],
  );
  const decisions = await decisionsOf(pool(), first, null, 20);
  const wrong = decisions.find(({ reasons }) => reasons.some(({ rule }) => rule.endsWith('#order')));
  expect(entries).toMatchObject([
    { amount: 100, type: 'ADJUST', sourceId: id, detail: { note: '规则算错了', decisions: [wrong?.id] } },
  ]);
  expect(decisions.find(({ subjectType }) => subjectType === 'repair')).toMatchObject({
    subjectId: id,
    reasons: [{ code: 'points_adjusted', outcome: 'given', facts: { amount: 100, note: '规则算错了' } }],
    outcome: { mends: [wrong?.id] },
  });
  while ((await drainOutbox(subscriptions)) > 0);
  const { rows: told } = await pool().query(
    `SELECT count(*)::int AS "count" FROM "InboxMessage" WHERE "memberId" = ANY($1::uuid[]) AND "kind" = 'repair_made'`,
    [members],
  );
  expect(told).toEqual([{ count: 5 }]);
  const doneRows = (await repairMembers.run(by(MAKER), { id, view: 'done' })).rows;
  expect(doneRows).toHaveLength(5);
  const card = doneRows[0]?.member?.code ?? '';
  expect((await repairMembers.run(by(MAKER), { id, q: card })).rows.map((row) => row.id)).toEqual([doneRows[0]?.id]);
  expect((await repairMembers.run(by(MAKER), { id, q: 'nobody' })).rows).toEqual([]);
});

test('taking goes as far as there is, never below zero, unless a debt is allowed', async () => {
  const [poor = '', rich = ''] = await buyersOn('2026-04-07', 2);
  const { available } = await balance(poor);
  const spend = { id: publicId('member', poor), points: available - 30, source: { type: 'test', id: newId() } };
  await execute(spendPoints, systemCaller('test', NOW), spend as never);
  const points = { how: 'right', bp: 0 };
  const [left] = [await submitted('2026-04-07', { points })];
  await approve(left.id);
  await runRepairs(() => NOW);
  expect((await balance(poor)).available).toBe(0);
  expect((await balance(rich)).available).toBe(available - 100);
  expect(await stateOf(left.id)).toMatchObject({ done: 2, short: 1, pointsTaken: 200 });
  const { rows } = await repairMembers.run(by(MAKER), { id: left.id });
  expect(rows.map(({ movedPoints, code }) => [movedPoints, code]).sort()).toEqual([
    [-100, null],
    [-30, 'short_points'],
  ]);

  const [owing = ''] = await buyersOn('2026-04-08', 1);
  const all = {
    id: publicId('member', owing),
    points: (await balance(owing)).available,
    source: { type: 'test', id: newId() },
  };
  await execute(spendPoints, systemCaller('test', NOW), all as never);
  const debt = await submitted('2026-04-08', { points, onShort: 'debt' });
  await approve(debt.id);
  await runRepairs(() => NOW);
  expect(await balance(owing)).toMatchObject({ debt: 100 });
});

test('an apology is a coupon for each once; cancelling keeps what was done; a repeat is the same repair', async () => {
  await buyersOn('2026-04-14', 3);
  const batch = await givenBatch({ total: 2, perMember: null });
  const coupon = { batch: publicId('couponBatch', batch), count: 1 };
  const key = newId();
  const { id } = await submitted('2026-04-14', { coupon }, key);
  expect(await submitted('2026-04-14', { coupon }, key)).toMatchObject({ id, isRepeat: true });
  await approve(id);
  await runRepairs(() => NOW, { chunk: 2, chunksMax: 1 });
  await execute(cancelRepairCommand, by(MAKER), { id, note: '不用再发' });
  expect(await runRepairs(() => NOW)).toBe(0);
  expect(await stateOf(id)).toMatchObject({ state: 'cancelled', done: 2, coupons: 3 });
  const { rows } = await pool().query('SELECT count(*)::int AS "count" FROM "Coupon" WHERE "batchId" = $1', [batch]);
  expect(rows[0].count).toBe(2);
  expect(await said(execute(cancelRepairCommand, by(MAKER), { id, note: '再来一次' }))).toBe('repair_over');
  // Of three more the two that are left over; nobody is refused the rest of his repair by it.
  const again = await submitted('2026-04-14', { coupon, points: { how: 'each', amount: 5 } });
  await approve(again.id);
  await runRepairs(() => NOW);
  expect(await stateOf(again.id)).toMatchObject({ state: 'done', done: 3, short: 3 });
});

test('nobody is chosen by what was not decided, and a batch that nobody knows is refused', async () => {
  expect(await said(submitted('2026-04-20', { points: { how: 'each', amount: 1 } }))).toBe('repair_nobody');
  await buyersOn('2026-04-21', 1);
  expect(await said(submitted('2026-04-21', { coupon: { batch: 'nothing', count: 1 } }))).toBe('repair_batch_unknown');
});
