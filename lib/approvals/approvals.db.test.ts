import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { staffActor } from '@/lib/access';
import * as everyKind from '@/lib/approval-kinds';
import type { Actor } from '@/lib/kernel/actor';
import { PERMISSIONS, type Permission } from '@/lib/kernel/permission';
import { Refusal } from '@/lib/kernel/refusal';
import { registry } from '@/lib/kernel/registry';
import { command, execute } from '@/lib/platform/command';
import { closeDatabase, pool } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { shared } from '@/lib/platform/shared';
import { systemCaller } from '@/lib/platform/system-caller';
import { installStandardProgram } from '@/lib/standard-program';
import '@/lib/wiring';
import {
  approvalDetail,
  approvalKind,
  approvalList,
  approvalsWaiting,
  approveManyCommand,
  approveRequestCommand,
  commentRequestCommand,
  copyRequestCommand,
  decideEscalatedCommand,
  delegateCommand,
  endDelegationCommand,
  escalateApprovalsCommand,
  expireApprovalsCommand,
  hurryRequestCommand,
  plugApprovalKinds,
  rejectRequestCommand,
  requestApproval,
  returnRequestCommand,
  reviewRequestCommand,
  withdrawRequestCommand,
} from '.';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** A kind of the test: writes one row for each execution. */
const tally = approvalKind({
  code: 'test.tally',
  payload: z.strictObject({ name: z.string(), points: z.int().max(1_000_000) }),
  example: { name: 'a', points: 1 },
  async guard({ actor }, { name }) {
    if (actor.kind === 'staff' && actor.name === name) throw new Refusal('own_account', {}, 403);
  },
  isLowRisk: true,
  sort: 'points',
  fingerprint: async ({ db }, { name }) =>
    (await db.query('SELECT word FROM content WHERE name = $1', [name])).rows[0]?.word ?? 'untouched',
  tell: async (_, { points }) => ({
    changes: [{ field: 'points', before: 0, after: points }],
    people: 1,
    cost: { amount: points, unit: 'points' },
    left: 100,
    risks: points > 50 ? ['short'] : [],
    preview: null,
  }),
  async execute({ db }, { name, points }, { id, maker }) {
    if (points < 0) throw new Refusal('insufficient_points', { short: -points });
    await db.query('INSERT INTO tally VALUES ($1, $2, $3)', [id, name, points]);
    return { result: { points, maker }, audit: { objectType: 'tally', objectId: name, after: { points } } };
  },
});

/** The same, of a kind that nobody approves with many others. */
const grave = { ...tally, code: 'test.grave', isLowRisk: false };

const askGrave = command({
  name: 'test.askGrave',
  can: 'points.adjust',
  input: z.object({ key: z.string() }),
  run: (context, { key }) =>
    requestApproval(context, grave, {
      key,
      payload: { name: 'grave', points: 1 },
      object: { type: 'tally', id: 'grave', label: 'grave' },
      reason: 'a reason',
      facts: {},
    }),
});

const ask = command({
  name: 'test.ask',
  can: 'points.adjust',
  input: z.object({ key: z.string(), name: z.string(), points: z.number() }),
  run: (context, { key, ...payload }) =>
    requestApproval(context, tally, {
      key,
      payload,
      object: { type: 'tally', id: payload.name, label: payload.name },
      reason: 'a reason',
      facts: { points: payload.points },
    }),
});

let people = 0;
function person(permissions: readonly Permission[] = PERMISSIONS, scope: { storeIds: string[] } | null = null) {
  const actor: Actor = {
    kind: 'staff',
    id: newId(),
    name: `Person ${++people}`,
    roles: ['approver'],
    permissions: new Set(permissions),
    scope: scope === null ? null : { regionIds: [], ...scope },
  };
  return (now = new Date()) => ({ ...systemCaller('test', now), actor });
}

/** Somebody who really works here, with a role. */
async function hired(...roles: string[]) {
  const id = newId();
  const name = `Hired ${id.slice(-6)}`;
  await pool().query(
    `INSERT INTO "Staff" ("id", "email", "name", "passwordHash", "demo", "createdAt") VALUES ($1, $2, $3, '', false, now())`,
    [id, `${id}@example.com`, name],
  );
  for (const role of roles)
    await pool().query(`INSERT INTO "StaffRole" ("staffId", "role", "scope") VALUES ($1, $2, 'all')`, [id, role]);
  const actor = await staffActor(id);
  if (actor === null) throw new Error('nobody was hired');
  return (now = new Date()) => ({ ...systemCaller('test', now), actor });
}

/** Lets the settings of approvals be these. */
async function demand(value: object): Promise<void> {
  await pool().query(`UPDATE "Program" SET "settings" = "settings" || jsonb_build_object('approvals', $1::jsonb)`, [
    value,
  ]);
  shared.forget('program');
}

const idOf = (caller: { readonly actor: Actor }): string => (caller.actor.kind === 'staff' ? caller.actor.id : '');
const total = async (caller: ReturnType<ReturnType<typeof person>>, view: string) =>
  (await approvalList.run({ ...caller, db: pool() }, approvalList.input.parse({ view }))).total.value;

const asked = (maker = person(), points = 5, name = 'somebody') =>
  execute(ask, maker(), { key: newId(), name, points });
const executions = async (id: string) => (await pool().query('SELECT * FROM tally WHERE id = $1', [id])).rows;
const stateOf = async (id: string) =>
  (await pool().query('SELECT state FROM "ApprovalRequest" WHERE id = $1', [id])).rows[0]?.state;
const trailOf = async (id: string) =>
  (await pool().query('SELECT action FROM "AuditEntry" WHERE "objectId" = $1 ORDER BY id', [id])).rows.map(
    (row) => row.action,
  );
const lines = async (caller: ReturnType<ReturnType<typeof person>>, raw: Record<string, string>) =>
  (await approvalList.run({ ...caller, db: pool() }, approvalList.input.parse(raw))).rows;

beforeAll(async () => {
  await installStandardProgram(pool());
  await pool().query(
    'CREATE TABLE tally (id text, name text, points int); CREATE TABLE content (name text, word text)',
  );
  plugApprovalKinds(registry({ tally, grave }));
});
afterAll(async () => {
  // Other files of this process know the kinds of the program.
  plugApprovalKinds(registry(everyKind));
  await closeDatabase();
});

describe('approving', () => {
  test('executes once, names both people, and leaves rows in the trail of the request and of the thing', async () => {
    const { id } = await asked(person(), 7, 'thing');
    const decided = await execute(approveRequestCommand, person()(), { requestId: id, note: 'fine' });
    expect(decided).toMatchObject({ state: 'approved', kind: 'test.tally', result: { points: 7 } });
    expect(await executions(id)).toHaveLength(1);
    expect(await trailOf(id)).toEqual(['approvals.approve']);
    expect(await trailOf('thing')).toEqual(['test.tally']);
  });

  test('by twenty people at the same moment executes exactly once', async () => {
    const { id } = await asked();
    const tried = await Promise.allSettled(
      Array.from({ length: 20 }, () => execute(approveRequestCommand, person()(), { requestId: id, note: '' })),
    );
    expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const one of tried) {
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'approval_decided', status: 409 });
    }
    expect(await executions(id)).toHaveLength(1);
  });

  test('and rejecting at the same moment leaves one of the two', async () => {
    const { id } = await asked();
    await Promise.allSettled([
      execute(approveRequestCommand, person()(), { requestId: id, note: '' }),
      execute(rejectRequestCommand, person()(), { requestId: id, note: 'no' }),
    ]);
    expect(await executions(id)).toHaveLength((await stateOf(id)) === 'approved' ? 1 : 0);
  });

  test('is refused to the author, whatever his roles', async () => {
    const maker = person();
    const { id } = await asked(maker);
    const mine = { requestId: id, note: 'me' };
    await expect(execute(approveRequestCommand, maker(), mine)).rejects.toMatchObject({ code: 'own_request' });
    await expect(execute(rejectRequestCommand, maker(), mine)).rejects.toMatchObject({ code: 'own_request' });
    expect(await executions(id)).toEqual([]);
  });

  test('is refused to whom the guard of the kind refuses, and asking too', async () => {
    const own = person();
    const caller = own();
    const name = caller.actor.kind === 'staff' ? caller.actor.name : '';
    const { id } = await asked(person(), 5, name);
    const mine = { requestId: id, note: 'mine' };
    await expect(execute(approveRequestCommand, caller, mine)).rejects.toMatchObject({ code: 'own_account' });
    await expect(asked(own, 5, name)).rejects.toMatchObject({ code: 'own_account' });
  });

  test('needs the permission', async () => {
    const { id } = await asked();
    const weak = person(['approvals.read', 'points.adjust']);
    await expect(execute(approveRequestCommand, weak(), { requestId: id, note: '' })).rejects.toMatchObject({
      status: 403,
    });
  });

  test('reads the payload again, and a kind that nobody knows is refused', async () => {
    const { id } = await asked();
    await pool().query(`UPDATE "ApprovalRequest" SET payload = '{"name": 3}' WHERE id = $1`, [id]);
    const it = { requestId: id, note: '' };
    await expect(execute(approveRequestCommand, person()(), it)).rejects.toMatchObject({ code: 'approval_outdated' });
    await pool().query(`UPDATE "ApprovalRequest" SET kind = 'gone' WHERE id = $1`, [id]);
    await expect(execute(approveRequestCommand, person()(), it)).rejects.toMatchObject({
      code: 'approval_unknown_kind',
    });
  });

  test('leaves the request waiting when the execution is refused', async () => {
    const { id } = await asked(person(), -5);
    const it = { requestId: id, note: '' };
    await expect(execute(approveRequestCommand, person()(), it)).rejects.toMatchObject({ code: 'insufficient_points' });
    expect(await stateOf(id)).toBe('requested');
    expect(await trailOf(id)).toEqual([]);
  });

  test('the table itself refuses one author and decider', async () => {
    const { id } = await asked();
    const self = `UPDATE "ApprovalRequest" SET state = 'approved', decider = maker, "decidedAt" = now() WHERE id = $1`;
    await expect(pool().query(self, [id])).rejects.toThrow('ApprovalRequest_four_eyes');
  });
});

describe('a request', () => {
  test('repeated with its key is the first one, and with another content is refused', async () => {
    const maker = person();
    const said = { key: newId(), name: 'same', points: 5 };
    const first = await execute(ask, maker(), said);
    expect((await execute(ask, maker(), said)).id).toBe(first.id);
    await expect(execute(ask, maker(), { ...said, points: 6 })).rejects.toMatchObject({ code: 'idempotency_mismatch' });
  });

  test('is withdrawn by its author alone', async () => {
    const maker = person();
    const { id } = await asked(maker);
    await expect(execute(withdrawRequestCommand, person()(), { requestId: id })).rejects.toMatchObject({
      code: 'not_your_request',
    });
    await execute(withdrawRequestCommand, maker(), { requestId: id });
    expect(await stateOf(id)).toBe('withdrawn');
  });

  test('ends after seven days by itself; the worker writes it down once', async () => {
    const { id } = await asked();
    const late = new Date(Date.now() + 7 * DAY_MS);
    const it = { requestId: id, note: '' };
    await expect(execute(approveRequestCommand, person()(late), it)).rejects.toMatchObject({
      code: 'approval_expired',
    });
    const found = await lines(person()(late), { view: 'all' });
    expect(found.find((line) => line.id === id)).toMatchObject({ state: 'expired', canDecide: false });
    expect((await execute(expireApprovalsCommand, systemCaller('worker', late), {})).expired).toBeGreaterThan(0);
    expect((await execute(expireApprovalsCommand, systemCaller('worker', late), {})).expired).toBe(0);
    expect([await stateOf(id), await trailOf(id)]).toEqual(['expired', ['approvals.expire']]);
  });
});

describe('the inbox', () => {
  test('pages in both directions without losing or repeating a request', async () => {
    const maker = person();
    for (let count = 0; count < 7; count++) await asked(maker);
    const caller = maker();
    const page = (cursor: string) => {
      const raw = { view: 'mine', limit: '3', ...(cursor === '' ? {} : { cursor }) };
      return approvalList.run({ ...caller, db: pool() }, approvalList.input.parse(raw));
    };
    const first = await page('');
    const second = await page(first.nextCursor ?? '');
    const third = await page(second.nextCursor ?? '');
    const ids = [first, second, third].flatMap(({ rows }) => rows.map(({ id }) => id));
    expect([new Set(ids).size, third.nextCursor, first.total.value]).toEqual([7, null, 7]);
    expect((await page(third.prevCursor ?? '')).rows).toEqual(second.rows);
  });

  test('marks own requests, counts what waits for others, and shows scoped staff their own alone', async () => {
    const [maker, approver] = [person(), person()];
    const clerk = person(['points.adjust', 'approvals.read'], { storeIds: [newId()] });
    const before = await approvalsWaiting(pool(), approver().actor, new Date());
    const { id } = await asked(maker);
    const { id: ofClerk } = await asked(clerk);
    expect(await approvalsWaiting(pool(), approver().actor, new Date())).toBe(before + 2);
    expect(await approvalsWaiting(pool(), clerk().actor, new Date())).toBe(0);
    expect((await lines(maker(), {})).map((line) => line.id)).not.toContain(id);
    const mine = (await lines(maker(), { view: 'mine' })).find((line) => line.id === id);
    expect(mine).toMatchObject({ isOwn: true, canDecide: false, state: 'requested' });
    const his = (await lines(approver(), { filter: 'state:requested' })).find((line) => line.id === id);
    expect(his).toMatchObject({ isOwn: false, canDecide: true });
    expect((await lines(clerk(), { view: 'all' })).map((line) => line.id)).toEqual([ofClerk]);
  });
});

describe('what a request needs', () => {
  afterEach(() => demand({}));

  test('two people above the limit, each once; the second executes it, once, of however many', async () => {
    await demand({ secondAbove: { points: 10 } });
    const [first, second] = [person(), person()];
    const { id } = await asked(person(), 11);
    const it = { requestId: id, note: '' };
    expect(await execute(approveRequestCommand, first(), it)).toMatchObject({ state: 'requested', result: null });
    expect(await executions(id)).toEqual([]);
    await expect(execute(approveRequestCommand, first(), it)).rejects.toMatchObject({ code: 'already_approved' });
    const others = await Promise.allSettled(
      [second, person(), person(), person()].map((one) => execute(approveRequestCommand, one(), it)),
    );
    expect(others.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await executions(id)).toHaveLength(1);
  });

  test('one person at the limit', async () => {
    await demand({ secondAbove: { points: 10 } });
    const { id } = await asked(person(), 10);
    expect(await execute(approveRequestCommand, person()(), { requestId: id, note: '' })).toMatchObject({
      state: 'approved',
    });
  });

  test('a role until it escalates, and then whoever may decide or oversees; the author never', async () => {
    await demand({ role: { points: 'finance' }, answerWithinHours: { points: 2 } });
    const [maker, plain] = [person(), person(['approvals.read', 'approvals.decide'])];
    const overseer = person(['approvals.read', 'approvals.oversee']);
    const { id } = await asked(maker);
    const it = { requestId: id, note: '' };
    await expect(execute(approveRequestCommand, plain(), it)).rejects.toMatchObject({ code: 'other_role' });
    const early = { ...it, verdict: 'approve' as const };
    await expect(execute(decideEscalatedCommand, overseer(), early)).rejects.toMatchObject({ code: 'not_escalated' });
    expect((await lines(plain(), { view: 'waiting' })).map((line) => line.id)).not.toContain(id);

    const late = new Date(Date.now() + 2 * HOUR_MS + 1_000);
    const escalate = () => execute(escalateApprovalsCommand, systemCaller('worker', late), {});
    expect((await escalate()).escalated).toBeGreaterThan(0);
    expect((await escalate()).escalated).toBe(0);
    expect(await trailOf(id)).toEqual(['approvals.escalate']);
    for (const who of [plain, overseer])
      expect((await lines(who(late), { view: 'waiting' })).find((line) => line.id === id)).toMatchObject({
        canDecide: true,
        isEscalatedToMe: who === overseer,
      });
    await expect(execute(decideEscalatedCommand, maker(late), early)).rejects.toMatchObject({ code: 'own_request' });
    expect(await execute(decideEscalatedCommand, overseer(late), early)).toMatchObject({ state: 'approved' });
  });

  test('is void when what it is about was changed since: nothing is done, and it may be asked anew', async () => {
    const name = `content ${newId()}`;
    const { id } = await asked(person(), 5, name);
    await pool().query('INSERT INTO content VALUES ($1, $2)', [name, 'changed']);
    const decided = await execute(approveRequestCommand, person()(), { requestId: id, note: '' });
    expect(decided).toMatchObject({ state: 'withdrawn', result: null });
    expect([await stateOf(id), await executions(id)]).toEqual(['withdrawn', []]);
    const { id: anew } = await asked(person(), 5, name);
    expect(await execute(approveRequestCommand, person()(), { requestId: anew, note: '' })).toMatchObject({
      state: 'approved',
    });
  });
});

describe('standing in', () => {
  afterEach(() => demand({}));
  const period = {
    startsAt: new Date(Date.now() - HOUR_MS).toISOString(),
    endsAt: new Date(Date.now() + DAY_MS).toISOString(),
  };

  test('decides in the stead of a holder of the role, whose name is kept, and nothing that he asked for himself', async () => {
    await demand({ role: { points: 'finance' } });
    const [principal, stand] = [await hired('approver', 'finance'), await hired('approver')];
    const { id } = await asked();
    const it = { requestId: id, note: '' };
    await expect(execute(approveRequestCommand, stand(), it)).rejects.toMatchObject({ code: 'other_role' });
    const given = { toId: idOf(stand()), note: 'on leave', ...period };
    const delegation = await execute(delegateCommand, principal(), given);
    expect((await lines(stand(), { view: 'waiting' })).map((line) => line.id)).toContain(id);
    expect(await execute(approveRequestCommand, stand(), it)).toMatchObject({ state: 'approved' });
    const detail = await approvalDetail.run({ ...stand(), db: pool() }, { requestId: id });
    const name = (caller: { actor: Actor }) => (caller.actor.kind === 'staff' ? caller.actor.name : '');
    expect(detail.steps).toMatchObject([{ act: 'approve', whoName: name(stand()), forName: name(principal()) }]);

    await demand({});
    const { id: own } = await asked(() => ({
      ...principal(),
      actor: { ...principal().actor, permissions: new Set(PERMISSIONS) },
    }));
    expect((await lines(stand(), { view: 'waiting' })).map((line) => line.id)).not.toContain(own);
    await expect(execute(approveRequestCommand, stand(), { requestId: own, note: '' })).rejects.toMatchObject({
      code: 'stand_in_of_author',
    });
    await execute(endDelegationCommand, principal(), { delegationId: delegation.id });
    expect(await execute(approveRequestCommand, stand(), { requestId: own, note: '' })).toMatchObject({
      state: 'approved',
    });
  });

  test('is for who may decide, for another, and by one person at a time', async () => {
    const [principal, stand, reader] = [await hired('approver'), await hired('approver'), await hired('auditor')];
    const give = (toId: string) => execute(delegateCommand, principal(), { toId, note: 'on leave', ...period });
    await expect(give(idOf(principal()))).rejects.toMatchObject({ code: 'stand_in_for_oneself' });
    await expect(give(idOf(reader()))).rejects.toMatchObject({ code: 'stand_in_may_not' });
    const { id } = await give(idOf(stand()));
    await expect(give(idOf(stand()))).rejects.toMatchObject({ code: 'stand_in_overlaps' });
    const end = { delegationId: id };
    await expect(execute(endDelegationCommand, stand(), end)).rejects.toMatchObject({ code: 'delegation_not_found' });
  });
});

describe('the other ways', () => {
  test('sent back frees the key and tells why; the same is asked anew', async () => {
    const maker = person();
    const said = { key: newId(), name: 'again', points: 5 };
    const first = await execute(ask, maker(), said);
    await execute(returnRequestCommand, person()(), { requestId: first.id, note: 'less of it' });
    expect(await stateOf(first.id)).toBe('returned');
    const second = await execute(ask, maker(), { ...said, points: 4 });
    expect(second.id).not.toBe(first.id);
  });

  test('an emergency is done by its author, stands to be looked at, and somebody else looks once', async () => {
    const [maker, other] = [person(), person()];
    const { id } = await asked(maker);
    const why = { requestId: id, note: 'the shop is on fire' };
    await expect(execute(hurryRequestCommand, maker(), { ...why, note: 'now' })).rejects.toThrow('invalid_input');
    expect(await execute(hurryRequestCommand, maker(), why)).toMatchObject({ state: 'approved' });
    expect(await executions(id)).toHaveLength(1);
    expect((await lines(other(), { view: 'review' })).map((line) => line.id)).toContain(id);
    expect((await lines(maker(), { view: 'review' })).map((line) => line.id)).not.toContain(id);
    const seen = { requestId: id, note: 'it was' };
    await expect(execute(reviewRequestCommand, maker(), seen)).rejects.toMatchObject({ code: 'own_request' });
    await execute(reviewRequestCommand, other(), seen);
    await expect(execute(reviewRequestCommand, person()(), seen)).rejects.toMatchObject({ code: 'nothing_to_review' });
    expect((await lines(other(), { view: 'review' })).map((line) => line.id)).not.toContain(id);
    expect(await trailOf(id)).toEqual(['approvals.hurry', 'approvals.review']);
  });

  test('4.M what was changed since it was asked for is void in an emergency too', async () => {
    const name = `content ${newId()}`;
    const { id } = await asked(person(), 5, name);
    await pool().query('INSERT INTO content VALUES ($1, $2)', [name, 'changed']);
    const why = { requestId: id, note: 'the shop is on fire' };
    expect(await execute(hurryRequestCommand, person()(), why)).toMatchObject({ state: 'withdrawn', result: null });
    expect(await executions(id)).toHaveLength(0);
  });

  test('the guard of a kind holds in an emergency too', async () => {
    const own = person();
    const caller = own();
    const { id } = await asked(person(), 5, caller.actor.kind === 'staff' ? caller.actor.name : '');
    const why = { requestId: id, note: 'the shop is on fire' };
    await expect(execute(hurryRequestCommand, caller, why)).rejects.toMatchObject({ code: 'own_account' });
  });

  test('many at once are each one of its own, and only of kinds of low risk', async () => {
    const approver = person();
    const good = await asked();
    const short = await asked(person(), -5);
    const heavy = await execute(askGrave, person()(), { key: newId() });
    const ids = [good.id, short.id, heavy.id];
    const { outcomes, approved } = await execute(approveManyCommand, approver(), { requestIds: ids, note: '' });
    expect(approved).toBe(1);
    expect(outcomes.map(({ code }) => code)).toEqual([null, 'insufficient_points', 'not_low_risk']);
    expect(await Promise.all(ids.map(stateOf))).toEqual(['approved', 'requested', 'requested']);
  });

  test('who sees it reads what it changes and costs, what was said, and who knows of it', async () => {
    const [maker, reader] = [person(), await hired('auditor')];
    const { id } = await asked(maker, 60);
    await execute(commentRequestCommand, person()(), { requestId: id, note: 'why so much?' });
    await execute(copyRequestCommand, maker(), { requestId: id, staffIds: [idOf(reader())] });
    expect((await lines(reader(), { view: 'copied' })).map((line) => line.id)).toEqual([id]);
    const detail = await approvalDetail.run({ ...reader(), db: pool() }, { requestId: id });
    expect(detail.told).toMatchObject({ changes: [{ before: 0, after: 60 }], cost: { amount: 60 }, risks: ['short'] });
    expect(detail.steps).toMatchObject([{ act: 'comment', note: 'why so much?' }]);
    const clerk = person(['approvals.read'], { storeIds: [newId()] });
    await expect(approvalDetail.run({ ...clerk(), db: pool() }, { requestId: id })).rejects.toMatchObject({
      status: 404,
    });
  });

  test('what I decided is mine to find, and the badge is as much as the tab shows', async () => {
    const approver = person();
    const { id } = await asked();
    await execute(rejectRequestCommand, approver(), { requestId: id, note: 'no' });
    expect((await lines(approver(), { view: 'done' })).map((line) => line.id)).toEqual([id]);
    expect(await approvalsWaiting(pool(), approver().actor, new Date())).toBe(await total(approver(), 'waiting'));
  });
});
