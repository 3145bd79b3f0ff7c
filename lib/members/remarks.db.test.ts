import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import '@/lib/wiring';
import { enrolMembers } from '@/lib/enrolment';
import { publicId } from '@/lib/kernel/id';
import { memberById, memberNotes, memberRisk } from '@/lib/members';
import { mergeMembersCommand } from '@/lib/merging';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool } from '@/lib/platform/db';
import { systemCaller } from '@/lib/platform/system-caller';
import { installStandardProgram } from '@/lib/standard-program';
import { changeProfileCommand, correctProfileCommand } from './commands/change-profile';
import { clearRiskCommand, markRiskCommand } from './commands/mark-risk';
import { removeNoteCommand, tagMemberCommand, writeNoteCommand } from './commands/remark';
import { sayTraitsCommand } from './commands/say-traits';

beforeAll(() => installStandardProgram(pool()));
afterAll(closeDatabase);

let mobiles = 0;
async function enrol(): Promise<string> {
  const mobile = `136${String(++mobiles).padStart(8, '0')}`;
  const actor = { kind: 'system', name: 'test' } as const;
  const [made] = await enrolMembers([{ mobile, name: '陈备注', birthday: '1990-05-01' }], { actor, now: new Date() });
  if (!made?.ok) throw new Error('not enrolled');
  return made.value.memberId;
}

const named = (memberId: string) => publicId('member', memberId);
const self = (memberId: string) => ({ ...systemCaller('test'), actor: { kind: 'member', id: memberId } as const });
const tag = (memberId: string, add: string[], remove: string[] = []) =>
  execute(tagMemberCommand, systemCaller('test'), { memberId: named(memberId), add, remove });
const tagsOf = async (memberId: string) => (await memberById(pool(), memberId))?.tags;
const notesOf = (memberId: string) =>
  memberNotes.run({ ...systemCaller('test'), db: pool() }, { memberId: named(memberId) });

describe('tags by hand (S0-6.1, S4-2.4)', () => {
  test('stand beside what the member says of himself, who said it is kept, and they are announced', async () => {
    const memberId = await enrol();
    await execute(sayTraitsCommand, self(memberId), { traits: { skin_type: ['dry'] } });
    await tag(memberId, ['家庭用户', '高净值']);
    await tag(memberId, [], ['高净值']);
    expect(await tagsOf(memberId)).toEqual(['skin:dry', '家庭用户']);
    await expect(tag(memberId, [], ['skin:dry'])).rejects.toMatchObject({ code: 'tag_is_own_word' });
    const { rows } = await pool().query('SELECT "tag", "source" FROM "MemberTag" WHERE "memberId" = $1 ORDER BY 1', [
      memberId,
    ]);
    expect(rows).toEqual([
      { tag: 'skin:dry', source: 'member' },
      { tag: '家庭用户', source: 'system:test' },
    ]);
    const told = await pool().query(
      `SELECT count(*)::int AS n FROM "OutboxEvent" WHERE "memberId" = $1 AND "name" = $2`,
      [memberId, 'member.described'],
    );
    expect(told.rows[0].n).toBe(3);
  });

  test('put and taken by many at once stand once each', async () => {
    const memberId = await enrol();
    const tags = ['a', 'b', 'c'];
    await Promise.all([...tags, ...tags, ...tags].map((one) => tag(memberId, [one])));
    expect(await tagsOf(memberId)).toEqual(tags);
  });
});

describe('notes about a member (B2)', () => {
  test('are read newest first, and are gone for good when they are taken away', async () => {
    const memberId = await enrol();
    const write = (text: string) =>
      execute(writeNoteCommand, systemCaller('test'), { memberId: named(memberId), text });
    await write('打电话约周六取货');
    const { note } = await write('喜欢靠窗的位置');
    expect((await notesOf(memberId)).map(({ text }) => text)).toEqual(['喜欢靠窗的位置', '打电话约周六取货']);
    const away = { memberId: named(memberId), note };
    await execute(removeNoteCommand, systemCaller('test'), away);
    expect(await notesOf(memberId)).toHaveLength(1);
    await expect(execute(removeNoteCommand, systemCaller('test'), away)).rejects.toMatchObject({
      code: 'note_not_found',
    });
    const { rows } = await pool().query(`SELECT "after"::text FROM "AuditEntry" WHERE "objectId" = $1`, [memberId]);
    expect(JSON.stringify(rows)).not.toContain('靠窗');
  });
});

describe('a correction by staff (S1-3.2.3, 4.H)', () => {
  const correct = (memberId: string, change: object) =>
    execute(correctProfileCommand, systemCaller('test'), {
      memberId: named(memberId),
      change: change as never,
      reason: 'seen on the identity card',
    });

  test('changes what is named and leaves the rest', async () => {
    const memberId = await enrol();
    await correct(memberId, { name: '陈更正', region: '上海' });
    expect(await memberById(pool(), memberId, { reveal: true })).toMatchObject({
      name: '陈更正',
      region: '上海',
      birthday: '1990-05-01',
    });
  });

  test('reaches a birthday that its member can change no more, and refuses what is none', async () => {
    const memberId = await enrol();
    const say = (birthday: string) =>
      execute(changeProfileCommand, self(memberId), {
        name: '陈备注',
        gender: null,
        birthday,
        email: null,
        region: null,
        storeCode: null,
      });
    await say('1990-05-02');
    await expect(say('1990-05-03')).rejects.toMatchObject({ code: 'birthday_fixed' });
    await correct(memberId, { birthday: '1990-05-03' });
    expect((await memberById(pool(), memberId, { reveal: true }))?.birthday).toBe('1990-05-03');
    await expect(correct(memberId, { birthday: '2990-01-01' })).rejects.toMatchObject({ code: 'birthday_wrong' });
    await expect(correct(memberId, {})).rejects.toMatchObject({ name: 'InvalidInput' });
  });
});

describe('a risk mark (B2)', () => {
  const mark = (memberId: string, reason = 'many_accounts') =>
    execute(markRiskCommand, systemCaller('test'), {
      memberId: named(memberId),
      reason,
      note: '同一手机两个号',
    } as never);
  const clear = (memberId: string) =>
    execute(clearRiskCommand, systemCaller('test'), { memberId: named(memberId), note: '核对过，没有问题' });
  const riskOf = (memberId: string) =>
    memberRisk.run({ ...systemCaller('test'), db: pool() }, { memberId: named(memberId) });

  test('stands until it is taken off; the trail keeps both with their notes, and the member loses nothing', async () => {
    const memberId = await enrol();
    expect(await riskOf(memberId)).toBeNull();
    await mark(memberId);
    await mark(memberId, 'refund_abuse');
    expect(await riskOf(memberId)).toMatchObject({ reason: 'refund_abuse', byName: 'test' });
    expect((await memberById(pool(), memberId))?.status).toBe('active');
    await clear(memberId);
    expect(await riskOf(memberId)).toBeNull();
    await expect(clear(memberId)).rejects.toMatchObject({ code: 'member_not_marked' });
    const { rows } = await pool().query(
      `SELECT "action", "before", "after", "reason" FROM "AuditEntry" WHERE "objectId" = $1 AND "action" LIKE '%Risk' ORDER BY "id"`,
      [memberId],
    );
    expect(rows).toEqual([
      {
        action: 'members.markRisk',
        before: { risk: null },
        after: { risk: 'many_accounts' },
        reason: '同一手机两个号',
      },
      {
        action: 'members.markRisk',
        before: { risk: 'many_accounts' },
        after: { risk: 'refund_abuse' },
        reason: '同一手机两个号',
      },
      {
        action: 'members.clearRisk',
        before: { risk: 'refund_abuse' },
        after: { risk: null },
        reason: '核对过，没有问题',
      },
    ]);
  });

  test('of who was merged into a member stands on him, and is taken off with his', async () => {
    const [one, other] = [await enrol(), await enrol()];
    await mark(other);
    await execute(mergeMembersCommand, systemCaller('test'), {
      memberId: named(one),
      absorbedId: named(other),
      reason: '同一个人',
    });
    expect(await riskOf(one)).toMatchObject({ reason: 'many_accounts' });
    await expect(mark(other)).rejects.toMatchObject({ code: 'member_not_active' });
    await clear(one);
    expect(await riskOf(one)).toBeNull();
  });
});
