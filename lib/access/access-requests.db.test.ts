import { afterAll, describe, expect, test } from 'vitest';
import '@/lib/wiring';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool } from '@/lib/platform/db';
import { systemCaller } from '@/lib/platform/system-caller';
import { accessRequests, createStaffCommand, ownRequestFor, ownRequests, setRolesCommand, staffActor } from '.';
import { answerAccessCommand, askAccessCommand } from './commands/ask';

afterAll(closeDatabase);

let people = 0;
async function hired(role: string) {
  const email = `asker-${++people}@example.com`;
  const grants = [{ role, storeId: null, regionId: null }];
  const input = { email, name: `Asker ${people}`, password: 'tea-house-at-nine', grants };
  const { staffId } = await execute(createStaffCommand, systemCaller('test'), input);
  const caller = async (now = new Date()) => {
    const actor = await staffActor(staffId);
    if (actor === null) throw new Error('not active');
    return { ...systemCaller('test', now), actor };
  };
  const context = async () => ({ ...(await caller()), db: pool() });
  const ask = async (permission: string, now = new Date()) =>
    execute(askAccessCommand, await caller(now), {
      subject: { permission: permission as 'audit.read' },
      page: '/console/audit',
      reason: 'the yearly audit',
    });
  return { staffId, caller, context, ask };
}
const waiting = async (staffId: string) => {
  const { open } = await accessRequests.run({ ...systemCaller('test'), db: pool() }, {});
  return open.filter((one) => one.staffId === staffId);
};
const minutes = (count: number) => new Date(Date.now() + count * 60_000);

describe('asking for access', () => {
  test('lands with those who give roles, once while it waits, also when clicked twice at once', async () => {
    const asker = await hired('finance');
    const answers = await Promise.all([asker.ask('audit.read'), asker.ask('audit.read'), asker.ask('audit.read')]);
    expect(answers.filter(({ isRepeat }) => !isRepeat)).toHaveLength(1);
    expect(await waiting(asker.staffId)).toMatchObject([
      { subject: 'permission:audit.read', page: '/console/audit', reason: 'the yearly audit', answer: null },
    ]);
    const { rows } = await pool().query(
      `SELECT "reason" FROM "AuditEntry" WHERE "objectId" = $1 AND "action" = 'access.ask'`,
      [asker.staffId],
    );
    expect(rows).toEqual([{ reason: 'the yearly audit' }]);
  });

  test('is refused for what one may already, for what is no page of ours, and after ten within a day', async () => {
    const asker = await hired('finance');
    await expect(asker.ask('reports.read')).rejects.toMatchObject({ code: 'already_allowed' });
    const elsewhere = { subject: { permission: 'audit.read' as const }, page: 'https://x.example', reason: 'a test' };
    await expect(execute(askAccessCommand, await asker.caller(), elsewhere)).rejects.toMatchObject({
      problems: [{ path: 'page' }],
    });
    const ten = ['audit.read', 'members.read', 'members.edit', 'segments.read', 'segments.edit', 'coupons.edit'];
    for (const one of [...ten, 'tasks.edit', 'mall.edit', 'games.edit', 'stores.edit']) await asker.ask(one);
    await expect(asker.ask('system.read')).rejects.toMatchObject({ code: 'asked_too_often' });
    expect((await asker.ask('system.read', minutes(25 * 60))).isRepeat).toBe(false);
  });

  test('is answered by the role that allows it, and what the role does not allow waits on', async () => {
    const [asker, admin] = [await hired('finance'), await hired('admin')];
    await asker.ask('audit.read');
    await asker.ask('system.repair');
    const grants = ['finance', 'auditor'].map((role) => ({ role, storeId: null, regionId: null }));
    const { answered } = await execute(setRolesCommand, await admin.caller(), { staffId: asker.staffId, grants });
    expect(answered).toEqual(['permission:audit.read']);
    expect((await waiting(asker.staffId)).map(({ subject }) => subject)).toEqual(['permission:system.repair']);
    const own = await ownRequestFor.run(await asker.context(), { subject: { permission: 'audit.read' } });
    expect(own).toMatchObject({ answer: 'granted', answeredName: expect.stringContaining('Asker') });
  });

  test('is answered once by somebody else: no with a word, yes only of what he holds by now', async () => {
    const [asker, admin] = [await hired('finance'), await hired('admin')];
    await asker.ask('audit.read');
    const [request] = await waiting(asker.staffId);
    const requestId = request?.id ?? '';
    const answer = async (by: typeof admin, said: 'granted' | 'refused') =>
      execute(answerAccessCommand, await by.caller(), { requestId, answer: said, note: 'ask the auditor' });
    await expect(answer(asker, 'granted')).rejects.toMatchObject({ status: 403 });
    await expect(answer(admin, 'granted')).rejects.toMatchObject({ code: 'not_held_yet' });
    await answer(admin, 'refused');
    await expect(answer(admin, 'refused')).rejects.toMatchObject({ code: 'request_answered' });
    expect(await ownRequests.run(await asker.context(), {})).toMatchObject([
      { answer: 'refused', note: 'ask the auditor' },
    ]);
    // What was refused may be asked for again.
    expect((await asker.ask('audit.read')).isRepeat).toBe(false);
  });

  test('nobody answers himself, also who may give roles', async () => {
    const admin = await hired('admin');
    await admin.ask('members.read');
    const [request] = await waiting(admin.staffId);
    await expect(
      execute(answerAccessCommand, await admin.caller(), { requestId: request?.id ?? '', answer: 'refused' }),
    ).rejects.toMatchObject({ code: 'not_yourself' });
  });

  test('a member out of reach is asked for by his id, and granted by word', async () => {
    const [asker, admin] = [await hired('finance'), await hired('admin')];
    const subject = { member: 'mem_0000000000000000000000001' };
    const asked = { subject, page: '/console/members/x', reason: 'he called about his order' };
    await execute(askAccessCommand, await asker.caller(), asked);
    const [request] = await waiting(asker.staffId);
    expect(request?.subject).toBe('member:mem_0000000000000000000000001');
    await execute(answerAccessCommand, await admin.caller(), { requestId: request?.id ?? '', answer: 'granted' });
    expect(await waiting(asker.staffId)).toEqual([]);
  });
});
