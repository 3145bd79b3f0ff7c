import { afterAll, beforeAll, expect, test } from 'vitest';
import { enrolMembers } from '@/lib/enrolment';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool } from '@/lib/platform/db';
import { systemCaller } from '@/lib/platform/system-caller';
import { installStandardProgram } from '@/lib/standard-program';
import { birthdayChangesLeft, changeProfileCommand, hasEmail, memberById } from '.';
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
});

test('a birthday that was given stays, what else is said with it is not saved either, and nobody else is touched', async () => {
  expect(await birthdayChangesLeft(other)).toBeNull();
  expect(await birthdayChangesLeft(memberId)).toBe(0);
  await expect(change({ name: '别人', birthday: '1991-05-01' })).rejects.toMatchObject({ code: 'birthday_fixed' });
  expect(await memberById(pool(), memberId, { reveal: true })).toMatchObject({ name: '林 晓 雯' });
  expect(await memberById(pool(), other, { reveal: true })).toMatchObject({ name: null, birthday: null });
});

test('changes beyond the limit are refused however many come at once', async () => {
  await pool().query(`UPDATE "Program" SET "settings" = "settings" || '{"members":{"birthdayChangesMax":1}}'`);
  await pool().query('UPDATE "Program" SET "revision" = "revision" + 1');
  const { shared } = await import('@/lib/platform/shared');
  shared.forget('program');
  const days = ['1991-01-01', '1991-02-01', '1991-03-01', '1991-04-01'];
  const tried = await Promise.allSettled(days.map((birthday) => change({ birthday })));
  expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await birthdayChangesLeft(memberId)).toBe(0);
});
