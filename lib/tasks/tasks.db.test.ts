import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { givenMember, givenOrder } from '@/lib/behaviours/testing/people';
import { bookSummary, verifyAllBooks } from '@/lib/ledger';
import '@/lib/wiring';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool, withTransaction } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { drainOutbox } from '@/lib/platform/outbox-drain';
import { shared } from '@/lib/platform/shared';
import { localAt } from '@/lib/platform/testing/zone';
import { installStandardProgram } from '@/lib/standard-program';
import { claimTasksCommand, visitTaskCommand } from './commands/own';
import { publishTaskCommand, setTaskStateCommand } from './commands/versions';
import { countHappenings } from './count';
import type { Happening } from './kind';
import { countOnEvent } from './listen';
import { tasksOf } from './own';
import { TermsSchema } from './rules/terms';
import { mergeTasks, splitTasks } from './store/merge';
import { addVersion } from './store/versions';
import { asMember, aTask, givenTask } from './testing/tasks';

const NOW = localAt('2026-11-21T12:00');

beforeAll(() => installStandardProgram(pool()));
afterAll(closeDatabase);

const happen = (memberId: string, name: string, facts: Happening['facts'], at = NOW, now = at) =>
  withTransaction((db) => countHappenings(db, [{ memberId, happening: { name, at, facts } }], now));
const order = (memberId: string, id: string, goods = 10_000, at = NOW) =>
  happen(memberId, 'order.settled', { order: id, goods }, at);
const refund = (memberId: string, id: string, goods: number, isFull = true, at = NOW) =>
  happen(memberId, 'order.refunded', { order: id, refund: `r-${goods}`, goods, isFull }, at);
const own = async (memberId: string, code: string, now = NOW) =>
  (await tasksOf(pool(), memberId, now)).filter((task) => task.code === code);
const claim = (memberId: string, task: string, period: string, now = NOW) =>
  asMember(claimTasksCommand, memberId, now, { claims: [{ task, period }] }).then(([answer]) => answer);
const pointsOf = async (memberId: string) =>
  (await bookSummary(pool(), memberId, localAt('2026-12-01'))).points.available;

describe('progress', () => {
  test('counts each thing once, in whatever order and however often it is told (4.F)', async () => {
    const [task, memberId] = [await givenTask(), await givenMember()];
    await refund(memberId, 'c', 10_000);
    for (const id of ['a', 'a', 'b', 'c']) await order(memberId, id);
    expect(await own(memberId, task)).toMatchObject([{ done: 2, state: 'claimable', period: '2026-11' }]);
    await refund(memberId, 'a', 10_000);
    await refund(memberId, 'a', 10_000);
    await order(memberId, 'a');
    expect(await own(memberId, task)).toMatchObject([{ done: 1, state: 'open' }]);
  });

  test('two at once count as two', async () => {
    const [task, memberId] = [await givenTask({ target: 20 }), await givenMember()];
    await Promise.all(Array.from({ length: 12 }, (_, place) => order(memberId, `o${place % 8}`)));
    expect(await own(memberId, task)).toMatchObject([{ done: 8 }]);
  });

  test('an amount is lessened by what comes back, in the month of its order', async () => {
    const task = await givenTask({ kind: 'spend_amount', target: 20_000 });
    const memberId = await givenMember();
    await order(memberId, 'a', 15_000);
    await order(memberId, 'b', 6_000);
    await refund(memberId, 'a', 2_000, false);
    expect(await own(memberId, task)).toMatchObject([{ done: 19_000, state: 'open' }]);
    const december = await own(memberId, task, localAt('2026-12-01'));
    expect(december).toMatchObject([{ done: 0, period: '2026-12' }]);
  });

  test('begins anew each local day; a limit a day cuts what counts', async () => {
    const daily = await givenTask({ kind: 'share', per: 'day', target: 1 });
    const weekly = await givenTask({ kind: 'share', per: 'week', target: 4, dailyMax: 2 });
    const memberId = await givenMember();
    for (const event of ['1', '2', '3']) await happen(memberId, 'share', { event, object: null });
    await happen(memberId, 'share', { event: '4', object: null }, localAt('2026-11-22T00:00'));
    expect(await own(memberId, weekly, localAt('2026-11-22T01:00'))).toMatchObject([{ done: 3 }]);
    const both = await own(memberId, daily, localAt('2026-11-22T01:00'));
    expect(both.map(({ period, done, state }) => [period, done, state])).toEqual([
      ['2026-11-21', 3, 'claimable'],
      ['2026-11-22', 1, 'claimable'],
    ]);
  });

  test('of an order that settles is told by the outbox, and its reward is claimed once', async () => {
    const memberId = await givenMember();
    await givenOrder(memberId, localAt('2026-03-11T10:00').toISOString(), [100]);
    const before = await pointsOf(memberId);
    while ((await drainOutbox({ 'order.settled': [countOnEvent, countOnEvent] })) > 0);
    expect(await own(memberId, 'first-order')).toMatchObject([{ done: 1, state: 'claimable', period: 'ever' }]);
    const answers = await Promise.all([1, 2, 3].map(() => claim(memberId, 'first-order', 'ever')));
    expect(answers.every((answer) => answer?.ok)).toBe(true);
    expect(await pointsOf(memberId)).toBe(before + 50);
    expect(await own(memberId, 'first-order')).toMatchObject([{ state: 'claimed' }]);
  });
});

describe('a reward', () => {
  test('waits for tasks that come before, for its people, and for some days after its period', async () => {
    const first = await givenTask({ kind: 'first_order', per: 'once', target: 1 });
    const then = await givenTask({ prerequisites: [first], target: 1, claimDays: 2 });
    const silver = await givenTask({ audience: { levels: ['silver'] }, target: 1 });
    const rich = await givenTask({ audience: { when: { attribute: 'member.orders', atLeast: 99 } }, target: 1 });
    const memberId = await givenMember();
    await order(memberId, 'a');
    expect(await own(memberId, then)).toMatchObject([{ state: 'locked', missing: [first] }]);
    expect(await claim(memberId, then, '2026-11')).toMatchObject({ ok: false, code: 'task_locked' });
    await claim(memberId, first, 'ever');
    expect(await own(memberId, then)).toMatchObject([{ state: 'claimable' }]);
    for (const other of [silver, rich]) {
      expect(await own(memberId, other)).toEqual([]);
      expect(await claim(memberId, other, '2026-11')).toMatchObject({ ok: false, code: 'task_not_open' });
    }
    expect(await claim(memberId, then, '2026-11', localAt('2026-12-03'))).toMatchObject({ code: 'task_not_open' });
    expect(await claim(memberId, then, '2026-11', localAt('2026-12-02T23:00'))).toMatchObject({ ok: true });
  });

  test('of an automatic task comes by itself, once', async () => {
    const task = await givenTask({
      kind: 'share',
      claim: 'automatic',
      target: 1,
      rewards: [{ kind: 'points', params: { points: 7 } }],
    });
    const memberId = await givenMember();
    for (const event of ['a', 'a', 'b']) await happen(memberId, 'share', { event, object: null });
    expect(await own(memberId, task)).toMatchObject([{ state: 'claimed', done: 2 }]);
    expect(await pointsOf(memberId)).toBe(50 + 7);
  });

  test('goes back, once, with what it was given for; where the task says so (4.A.10)', async () => {
    const back = await givenTask({ target: 1, rewards: [{ kind: 'points', params: { points: 9 } }] });
    const kept = await givenTask({ target: 1, takeBack: false, rewards: [{ kind: 'points', params: { points: 5 } }] });
    const memberId = await givenMember();
    await order(memberId, 'a');
    for (const task of [back, kept]) await claim(memberId, task, '2026-11');
    expect(await pointsOf(memberId)).toBe(50 + 14);
    await refund(memberId, 'a', 10_000);
    await refund(memberId, 'a', 10_000);
    expect(await pointsOf(memberId)).toBe(50 + 5);
    expect(await own(memberId, back)).toMatchObject([{ state: 'taken' }]);
    await order(memberId, 'b');
    expect(await claim(memberId, back, '2026-11')).toMatchObject({ ok: false, code: 'task_taken' });
    expect(await verifyAllBooks(pool())).toEqual([]);
  });

  test('that nobody can give is refused with its reason and may be claimed later; others are given', async () => {
    const broken = await givenTask({ target: 1, rewards: [{ kind: 'coupon', params: { batch: 'none', count: 1 } }] });
    const good = await givenTask({ target: 1 });
    const memberId = await givenMember();
    await order(memberId, 'a');
    const claims = [broken, good].map((task) => ({ task, period: '2026-11' }));
    const answers = await asMember(claimTasksCommand, memberId, NOW, { claims });
    expect(answers.map(({ ok }) => ok)).toEqual([false, true]);
    expect(await own(memberId, broken)).toMatchObject([{ state: 'claimable', claimedAt: null }]);
  });

  test('of somebody else is not to be had: the member is who is signed in', async () => {
    const task = await givenTask({ target: 1 });
    const [mine, other] = [await givenMember(), await givenMember()];
    await order(other, 'a');
    const answers = await asMember(claimTasksCommand, mine, NOW, {
      claims: [{ task, period: '2026-11', memberId: other }],
      memberId: other,
    });
    expect(answers).toMatchObject([{ ok: false, code: 'task_open' }]);
    expect(await own(other, task)).toMatchObject([{ state: 'claimable' }]);
  });
});

test('a profile that is told stands as complete, and a look at a page counts once a day', async () => {
  const memberId = await givenMember();
  expect(await own(memberId, 'complete-profile')).toMatchObject([{ done: 0, state: 'open' }]);
  const task = await givenTask({ kind: 'visit', params: { page: '/level' }, per: 'once', target: 2 });
  for (const day of ['2026-11-20', '2026-11-20', '2026-11-21'])
    await asMember(visitTaskCommand, memberId, localAt(`${day}T09:00`), { code: task });
  expect(await own(memberId, task)).toMatchObject([{ done: 2, state: 'claimable' }]);
  await expect(asMember(visitTaskCommand, memberId, NOW, { code: 'first-order' })).rejects.toMatchObject({
    code: 'task_not_open',
  });
});

test('a limited task counts from its first to before its last instant', async () => {
  const window = { from: localAt('2026-11-20'), to: localAt('2026-11-22') };
  const task = await givenTask({ group: 'limited', per: 'once', target: 9, window });
  const memberId = await givenMember();
  for (const [id, at] of Object.entries({
    a: '2026-11-19T23:59',
    b: '2026-11-20',
    c: '2026-11-21T23:59',
    d: '2026-11-22',
  }))
    await order(memberId, id, 100, localAt(at));
  expect(await own(memberId, task)).toMatchObject([{ done: 2, endsAt: window.to }]);
  expect(await own(memberId, task, localAt('2026-11-23'))).toEqual([]);
});

test('tasks and days go to whoever survives a merge, each once, and come back with its undoing (N13)', async () => {
  const task = await givenTask({ target: 3 });
  const [from, to] = [await givenMember(), await givenMember()];
  for (const id of ['a', 'b']) await order(from, id);
  await order(to, 'c');
  const day = (memberId: string, name: string) =>
    pool().query(
      `INSERT INTO "CheckIn" ("memberId", "day", "at", "way", "runFrom") VALUES ($1, $2, now(), 'tap', $2)`,
      [memberId, name],
    );
  for (const name of ['2026-11-19', '2026-11-20']) await day(from, name);
  for (const name of ['2026-11-20', '2026-11-21']) await day(to, name);
  const days = async (memberId: string) =>
    (await pool().query('SELECT "day", "runFrom" FROM "CheckIn" WHERE "memberId" = $1 ORDER BY 1', [memberId])).rows;
  await withTransaction((db) => mergeTasks(db, from, to));
  await order(to, 'c');
  expect((await days(to)).map(({ runFrom }) => runFrom)).toEqual(['2026-11-19', '2026-11-19', '2026-11-19']);
  const { rows } = await pool().query(
    'SELECT count(*)::int AS "n" FROM "TaskTick" WHERE "memberId" = $1 AND "task" = $2',
    [to, task],
  );
  expect(rows[0].n).toBe(3);
  expect(await own(to, task)).toMatchObject([{ done: 3 }]);
  await withTransaction((db) => splitTasks(db, to, from));
  expect(await own(to, task)).toMatchObject([{ done: 1 }]);
  expect(await own(from, task)).toMatchObject([{ done: 2 }]);
  expect((await days(from)).map(({ day: name }) => name)).toEqual(['2026-11-19', '2026-11-20']);
  expect((await days(to)).map(({ runFrom }) => runFrom)).toEqual(['2026-11-20', '2026-11-20']);
});

describe('what comes back', () => {
  const state = async (code: string, to: 'live' | 'paused') => {
    await pool().query('UPDATE "Task" SET "state" = $2 WHERE "code" = $1', [code, to]);
    await pool().query('UPDATE "Program" SET "revision" = "revision" + 1');
    shared.forget('program');
  };

  test('while a task rests takes its reward back all the same (4.A.10)', async () => {
    const [task, memberId] = [await givenTask({ target: 1 }), await givenMember()];
    await order(memberId, 'a');
    await claim(memberId, task, '2026-11');
    await state(task, 'paused');
    await order(memberId, 'b');
    expect(await pointsOf(memberId)).toBe(50 + 10);
    await refund(memberId, 'a', 10_000);
    expect(await pointsOf(memberId)).toBe(50);
  });

  test('of an order that counted nothing, since the task rested, takes nothing off (4.A.11)', async () => {
    const task = await givenTask({ kind: 'spend_amount', target: 20_000 });
    const memberId = await givenMember();
    await state(task, 'paused');
    await order(memberId, 'a', 10_000);
    await state(task, 'live');
    await order(memberId, 'b', 15_000);
    await refund(memberId, 'a', 10_000);
    await refund(memberId, 'c', 4_000);
    expect(await own(memberId, task)).toMatchObject([{ done: 15_000 }]);
    await order(memberId, 'c', 9_000);
    expect(await own(memberId, task), 'told before its order').toMatchObject([{ done: 20_000 }]);
  });
});

test('a version that asks more takes nothing from who had the reward by the one before it (4.M.1)', async () => {
  const [task, memberId] = [await givenTask({ target: 1 }), await givenMember()];
  await order(memberId, 'a');
  await claim(memberId, task, '2026-11');
  const about = { effectiveFrom: localAt('2026-11-22'), publishedAt: NOW, publishedBy: 'test', note: 'test' };
  await withTransaction((db) =>
    addVersion(db, { code: task, version: 2, terms: TermsSchema.parse(aTask({ target: 5 })), ...about }),
  );
  await givenTask();
  await order(memberId, 'b', 10_000, localAt('2026-11-23'));
  expect(await pointsOf(memberId)).toBe(50 + 10);
  for (const id of ['a', 'b']) await refund(memberId, id, 10_000, true, localAt('2026-11-24'));
  expect(await pointsOf(memberId)).toBe(50);
});

test('what was completed before a version that asks more and gives less is claimed as it was promised (4.M.1)', async () => {
  const [task, memberId, late] = [await givenTask({ target: 2 }), await givenMember(), await givenMember()];
  for (const id of ['a', 'b']) await order(memberId, id);
  await order(late, 'x');
  const terms = TermsSchema.parse(aTask({ target: 3, rewards: [{ kind: 'points', params: { points: 1 } }] }));
  const about = { effectiveFrom: localAt('2026-11-22'), publishedAt: NOW, publishedBy: 'test', note: 'test' };
  await withTransaction((db) => addVersion(db, { code: task, version: 2, terms, ...about }));
  await givenTask();
  const now = localAt('2026-11-23');
  for (const id of [memberId, late]) await order(id, `y-${id}`, 10_000, now);
  expect(await own(memberId, task, now)).toMatchObject([{ state: 'claimable', version: 1, done: 3 }]);
  expect(await own(late, task, now)).toMatchObject([{ state: 'open', version: 2, done: 2 }]);
  await claim(memberId, task, '2026-11', now);
  expect(await pointsOf(memberId)).toBe(50 + 10);
});

test('a merge keeps the limit of a day, and that a reward was taken back (N13, 4.A.10)', async () => {
  const shares = await givenTask({ kind: 'share', per: 'week', target: 4, dailyMax: 2 });
  const first = await givenTask({ kind: 'first_order', per: 'once', target: 1 });
  const [from, to] = [await givenMember(), await givenMember()];
  for (const event of ['1', '2', '3', '4']) await happen(to, 'share', { event, object: null });
  for (const memberId of [from, to]) await order(memberId, memberId);
  await claim(from, first, 'ever');
  await refund(from, from, 10_000);
  await withTransaction((db) => mergeTasks(db, from, to));
  expect(await own(to, shares)).toMatchObject([{ done: 2, state: 'open' }]);
  expect(await own(to, first)).toMatchObject([{ state: 'taken' }]);
});

describe('publishing a task', () => {
  const staff = {
    actor: {
      kind: 'staff' as const,
      id: newId(),
      name: '运营',
      roles: ['operator'],
      permissions: new Set(['tasks.edit'] as const),
      scope: null,
    },
    requestId: 'test',
    locale: 'zh-CN' as const,
    ip: null,
    userAgent: null,
  };
  const publish = (code: string, basedOn: number, terms: unknown, now = new Date()) =>
    execute(publishTaskCommand, { ...staff, now }, { code, basedOn, terms, note: '测试发布' });

  test('makes versions that count from when every process knows them, each from the newest before it (4.M)', async () => {
    const first = await publish('published', 0, aTask({ target: 1 }));
    expect(first).toMatchObject({ version: 1 });
    await expect(publish('published', 0, aTask())).rejects.toMatchObject({ code: 'terms_changed_meanwhile' });
    const later = new Date(Date.now() + 60_000);
    await expect(publish('published', 1, aTask({ per: 'week' }), later)).rejects.toMatchObject({
      code: 'task_is_another',
    });
    expect(await publish('published', 1, aTask({ target: 5 }), later)).toMatchObject({ version: 2 });
    await execute(
      setTaskStateCommand,
      { ...staff, now: later },
      { code: 'published', state: 'paused', note: '先停一停' },
    );
    const memberId = await givenMember();
    await order(memberId, 'paused', 100, later);
    expect(await own(memberId, 'published', later)).toEqual([]);
  });

  test.each([
    ['a reward that nobody can give', { rewards: [{ kind: 'gold', params: {} }] }, 'invalid_input'],
    [
      'a condition that is not about members',
      { audience: { when: { attribute: 'cart.amount', atLeast: 1 } } },
      'invalid_input',
    ],
    ['a task before it that is unknown', { prerequisites: ['nobody'] }, 'prerequisite_unknown'],
    ['itself before it', { prerequisites: ['refused'] }, 'task_waits_for_itself'],
  ])('refuses %s', async (_, more, code) => {
    await expect(publish('refused', 0, aTask(more))).rejects.toMatchObject(
      code === 'invalid_input' ? { message: code } : { code },
    );
  });

  test('is for those who may edit tasks', async () => {
    const actor = { ...staff.actor, permissions: new Set(['tasks.read'] as const) };
    const input = { code: 'mine', basedOn: 0, terms: aTask(), note: '没有权限' };
    await expect(execute(publishTaskCommand, { ...staff, actor, now: NOW }, input)).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});
