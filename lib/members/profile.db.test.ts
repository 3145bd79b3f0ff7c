import { afterAll, beforeAll, expect, test } from 'vitest';
import { enrolMembers } from '@/lib/enrolment';
import { publicId } from '@/lib/kernel/id';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool } from '@/lib/platform/db';
import { systemCaller } from '@/lib/platform/system-caller';
import { installStandardProgram } from '@/lib/standard-program';
import { birthdayChangesLeft, changeProfileCommand, hasEmail, memberById } from '.';
import { freezeMemberCommand, unfreezeMemberCommand } from './commands/freeze-member';
import { sayTraitsCommand } from './commands/say-traits';
import '@/lib/wiring';

let [memberId, other] = ['', ''];
const EMPTY = { name: '', gender: '', birthday: '', email: '', region: '', storeCode: '' } as const;
const change = (input: Partial<Record<keyof typeof EMPTY, string>>, id = memberId) =>
  execute(changeProfileCommand, { ...systemCaller('test'), actor: { kind: 'member', id } }, { ...EMPTY, ...input });

beforeAll(async () => {
  await installStandardProgram(pool());
  const people = [{ name: '林晓雯', mobile: '13800001234' }, { mobile: '13800001235' }];
  const made = await enrolMembers(people, { actor: { kind: 'system', name: 'test' }, now: new Date() });
  [memberId = '', other = ''] = made.map((one) => (one.ok ? one.value.memberId : ''));
});
afterAll(closeDatabase);

test('a member says who he is; it is sealed, found, and the trail keeps fields without their values', async () => {
  const said = { name: '林 晓 雯', gender: 'female', birthday: '1990-05-01', email: 'Lin@Example.com', region: '成都' };
  expect(await change(said)).toMatchObject({ fields: ['name', 'gender', 'birthday', 'email', 'region'] });
  const shown = await memberById(pool(), memberId, { reveal: true });
  expect(shown).toMatchObject({ ...said, email: 'lin@example.com', storeCode: null });
  expect(await hasEmail(pool(), memberId, 'lin@example.com')).toBe(true);
  const row = (await pool().query('SELECT * FROM "Member" WHERE "id" = $1', [memberId])).rows[0];
  expect(row.birthMonth).toBe(5);
  expect(`${row.email}${row.birthday}`).not.toMatch(/lin@|1990/);
  const trail = (await pool().query(`SELECT * FROM "AuditEntry" WHERE "action" = 'members.changeProfile'`)).rows;
  expect(trail.map(({ after }) => after)).toEqual([{ fields: ['name', 'gender', 'birthday', 'email', 'region'] }]);
  expect(JSON.stringify(trail)).not.toMatch(/lin@|1990|晓/);
  const events = `SELECT "payload" FROM "OutboxEvent" WHERE "name" = 'member.described' AND "memberId" = $1`;
  expect((await pool().query(events, [memberId])).rows).toEqual([{ payload: trail[0]?.after }]);
});

test('a birthday that was given is changed once, then stays; what else is said with it is not saved either, and nobody else is touched', async () => {
  expect(await birthdayChangesLeft(other)).toBeNull();
  expect(await birthdayChangesLeft(memberId)).toBe(1);
  await change({ name: '林 晓 雯', birthday: '1990-05-02' });
  expect(await birthdayChangesLeft(memberId)).toBe(0);
  await expect(change({ name: '别人', birthday: '1991-05-01' })).rejects.toMatchObject({ code: 'birthday_fixed' });
  expect(await memberById(pool(), memberId, { reveal: true })).toMatchObject({ name: '林 晓 雯' });
  expect(await memberById(pool(), other, { reveal: true })).toMatchObject({ name: null, birthday: null });
});

test('what a member says of size and skin is his tags; others stay, and the trail keeps no values', async () => {
  const say = (traits: Record<string, string[]>) =>
    execute(sayTraitsCommand, { ...systemCaller('test'), actor: { kind: 'member', id: other } }, { traits });
  await pool().query(
    `INSERT INTO "MemberTag" ("memberId", "tag", "source") VALUES ($1, 'size:XL', 'import'), ($1, 'vip', 'staff')`,
    [other],
  );
  expect(await say({ clothing_size: ['M'], skin_concern: ['acne', 'sun'] })).toMatchObject({
    fields: ['clothing_size', 'skin_concern'],
  });
  expect((await memberById(pool(), other))?.tags).toEqual(['concern:acne', 'concern:sun', 'size:M', 'vip']);
  expect(await say({ clothing_size: ['M'], skin_concern: ['sun', 'acne'] })).toMatchObject({ fields: [] });
  expect(await say({})).toMatchObject({ fields: ['clothing_size', 'skin_concern'] });
  expect((await memberById(pool(), other))?.tags).toEqual(['vip']);
  const { rows } = await pool().query(`SELECT "after" FROM "AuditEntry" WHERE "action" = 'members.sayTraits'`);
  expect(rows).toEqual([1, 2].map(() => ({ after: { fields: ['clothing_size', 'skin_concern'] } })));
  const told = await pool().query(
    `SELECT count(*)::int AS told FROM "OutboxEvent" WHERE "name" = 'member.described' AND "memberId" = $1`,
    [other],
  );
  expect(told.rows).toEqual([{ told: 2 }]);
});

test('an account is frozen once for a reason that is on record, and free again with another', async () => {
  const id = publicId('member', other);
  const freeze = () =>
    execute(freezeMemberCommand, systemCaller('test'), { memberId: id, reason: 'lost_phone', note: '本人来电' });
  const unfreeze = () => execute(unfreezeMemberCommand, systemCaller('test'), { memberId: id, note: '已核对本人' });
  const codeOf = (error: { code: string }) => error.code;
  const frozen = await Promise.all([freeze(), freeze()].map((one) => one.then(() => 'done', codeOf)));
  expect(frozen.sort()).toEqual(['done', 'member_not_active']);
  expect(await memberById(pool(), other)).toMatchObject({ status: 'frozen', frozenReason: 'lost_phone' });
  expect((await memberById(pool(), other))?.frozenAt).toBeInstanceOf(Date);
  expect(await change({ name: '小王' }, other)).toMatchObject({ fields: ['name'] });
  const lifted = await Promise.all([unfreeze(), unfreeze()].map((one) => one.then(() => 'done', codeOf)));
  expect(lifted.sort()).toEqual(['done', 'member_not_frozen']);
  expect(await memberById(pool(), other)).toMatchObject({ status: 'active', frozenReason: null, frozenAt: null });
  const { rows } = await pool().query(
    `SELECT "action", "reason", "after" FROM "AuditEntry" WHERE "objectId" = $1 AND "action" LIKE 'members.%freeze' ORDER BY "at"`,
    [other],
  );
  expect(rows).toEqual([
    { action: 'members.freeze', reason: '本人来电', after: { status: 'frozen', reason: 'lost_phone' } },
    { action: 'members.unfreeze', reason: '已核对本人', after: { status: 'active' } },
  ]);
});

test('changes beyond the limit are refused however many come at once', async () => {
  await pool().query(`UPDATE "Program" SET "settings" = "settings" || '{"members":{"birthdayChangesMax":2}}'`);
  await pool().query('UPDATE "Program" SET "revision" = "revision" + 1');
  const { shared } = await import('@/lib/platform/shared');
  shared.forget('program');
  const days = ['1991-01-01', '1991-02-01', '1991-03-01', '1991-04-01'];
  const tried = await Promise.allSettled(days.map((birthday) => change({ birthday })));
  expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await birthdayChangesLeft(memberId)).toBe(0);
});
