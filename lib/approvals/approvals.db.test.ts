import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { execute } from '@/lib/platform/command';
import { pool } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { systemCaller } from '@/lib/platform/system-caller';
import {
  approvalList,
  approvalsWaiting,
  approveRequestCommand,
  expireApprovalsCommand,
  rejectRequestCommand,
  withdrawRequestCommand,
} from '.';
import { ask, asked, beginTallies, endTallies, executions, lines, person, stateOf, trailOf } from './testing/tally';

const DAY_MS = 86_400_000;

beforeAll(beginTallies);
afterAll(endTallies);

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
