import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/kernel/actor';
import { PERMISSIONS } from '@/lib/kernel/permission';
import { execute } from '@/lib/platform/command';
import { pool } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { systemCaller } from '@/lib/platform/system-caller';
import {
  approvalDetail,
  approvalsWaiting,
  approveManyCommand,
  approveRequestCommand,
  commentRequestCommand,
  copyRequestCommand,
  decideEscalatedCommand,
  delegateCommand,
  endDelegationCommand,
  escalateApprovalsCommand,
  hurryRequestCommand,
  rejectRequestCommand,
  returnRequestCommand,
  reviewRequestCommand,
} from '.';
import {
  ask,
  asked,
  askGrave,
  beginTallies,
  demand,
  endTallies,
  executions,
  hired,
  idOf,
  lines,
  person,
  stateOf,
  total,
  trailOf,
} from './testing/tally';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

beforeAll(beginTallies);
afterAll(endTallies);

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
