import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  requestCodeCommand,
  requestOwnCodeCommand,
  setPasswordCommand,
  signInWithPasswordCommand,
} from '@/lib/members';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool } from '@/lib/platform/db';
import { systemCaller } from '@/lib/platform/system-caller';
import { installStandardProgram } from '@/lib/standard-program';
import { signInWithCodeCommand } from '.';
import '@/lib/wiring';

const PASSWORD = 'tea-house-at-nine';
let people = 0;
const newMobile = () => `139${String(10_000_000 + ++people).slice(-8)}`;
const minutes = (count: number) => new Date(Date.now() + count * 60_000);

const stranger = (now = new Date()) =>
  ({ ...systemCaller('test', now), actor: { kind: 'anonymous' }, ip: `10.1.${people >> 8}.${people & 255}` }) as const;
const itself = (id: string, now = new Date()) => ({ ...stranger(now), actor: { kind: 'member', id } }) as const;

async function codeFor(mobile: string, now = new Date()): Promise<string> {
  const { shown } = await execute(requestCodeCommand, stranger(now), { mobile });
  if (shown === null) throw new Error('the demo shows the code');
  return shown;
}
const signIn = (mobile: string, code: string, now = new Date()) =>
  execute(signInWithCodeCommand, stranger(now), { mobile, code });
const other = (code: string) => (code === '000000' ? '000001' : '000000');

async function join() {
  const mobile = newMobile();
  const { subjectId } = await signIn(mobile, await codeFor(mobile));
  return { mobile, id: subjectId };
}

beforeAll(async () => {
  await installStandardProgram(pool());
});
afterAll(closeDatabase);

describe('a code', () => {
  test('enrols a stranger and finds him again under any spelling of his mobile', async () => {
    const { mobile, id } = await join();
    await pool().query('DELETE FROM "RateLimit"');
    const again = await signIn(` +86 ${mobile.slice(0, 3)}-${mobile.slice(3)}`, await codeFor(mobile));
    expect(again.subjectId).toBe(id);
    const { rows } = await pool().query(`SELECT "action" FROM "AuditEntry" WHERE "objectId" = $1 ORDER BY "id"`, [id]);
    expect(rows.map(({ action }) => action)).toEqual(['members.enrol', 'members.signIn']);
  });

  test('is stored as a hash, and the mobile nowhere in the clear', async () => {
    const mobile = newMobile();
    const code = await codeFor(mobile);
    const { rows } = await pool().query('SELECT * FROM "SignInCode"');
    expect(JSON.stringify(rows)).not.toContain(code);
    expect(JSON.stringify(rows)).not.toContain(mobile);
  });

  test('works once, of ten at the same moment for exactly one', async () => {
    const mobile = newMobile();
    const code = await codeFor(mobile);
    const all = await Promise.allSettled(Array.from({ length: 10 }, () => signIn(mobile, code)));
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(signIn(mobile, code)).rejects.toMatchObject({ code: 'code_expired' });
  });

  test('is dead after five wrong tries, parallel ones included', async () => {
    const mobile = newMobile();
    const code = await codeFor(mobile);
    await expect(signIn(mobile, other(code))).rejects.toMatchObject({ code: 'code_wrong', facts: { left: 4 } });
    await Promise.allSettled(Array.from({ length: 8 }, () => signIn(mobile, other(code))));
    await expect(signIn(mobile, code)).rejects.toMatchObject({ code: 'code_tries_used' });
  });

  test('ends after five minutes, or when the next one is sent', async () => {
    const mobile = newMobile();
    const first = await codeFor(mobile);
    await expect(signIn(mobile, first, minutes(5))).rejects.toMatchObject({ code: 'code_expired' });
    await pool().query('DELETE FROM "RateLimit"');
    const second = await codeFor(mobile, minutes(1));
    if (first !== second) await expect(signIn(mobile, first, minutes(1))).rejects.toMatchObject({ code: 'code_wrong' });
    await signIn(mobile, second, minutes(1));
  });

  test('is sent once a minute to one mobile', async () => {
    const mobile = newMobile();
    await codeFor(mobile);
    await expect(codeFor(mobile)).rejects.toMatchObject({ code: 'too_many_attempts', status: 429 });
  });

  test('of one mobile opens no other', async () => {
    const [mine, yours] = [newMobile(), newMobile()];
    const code = await codeFor(mine);
    const theirs = await codeFor(yours);
    if (code !== theirs) await expect(signIn(yours, code)).rejects.toMatchObject({ code: 'code_wrong' });
  });

  test.each(['12800001234', 'abc', '1380000'])('is not sent to %s', async (mobile) => {
    await expect(codeFor(mobile)).rejects.toMatchObject({ code: 'invalid_mobile', status: 422 });
  });
});

describe('a password', () => {
  const withPassword = (mobile: string, password: string) =>
    execute(signInWithPasswordCommand, stranger(), { mobile, password });

  test('once set signs in; a stranger, none and a wrong one get one answer', async () => {
    const { mobile, id } = await join();
    const refused = { code: 'sign_in_failed', status: 401 };
    await expect(withPassword(mobile, PASSWORD)).rejects.toMatchObject(refused);
    await execute(setPasswordCommand, itself(id), { password: PASSWORD });
    expect(await withPassword(mobile, PASSWORD)).toEqual({ subjectId: id });
    await expect(withPassword(mobile, 'wrong-wrong')).rejects.toMatchObject(refused);
    await expect(withPassword(newMobile(), PASSWORD)).rejects.toMatchObject(refused);
  });

  test('is tried five times in a quarter of an hour, whoever it is', async () => {
    const { mobile } = await join();
    for (const target of [mobile, newMobile()]) {
      for (let n = 0; n < 5; n++)
        await expect(withPassword(target, 'wrong-wrong')).rejects.toMatchObject({ status: 401 });
      await expect(withPassword(target, PASSWORD)).rejects.toMatchObject({ code: 'too_many_attempts' });
    }
  });

  test('is replaced with the old one, or with a code sent to oneself', async () => {
    const { mobile, id } = await join();
    const set = (input: object) => execute(setPasswordCommand, itself(id), input as never);
    await set({ password: PASSWORD });
    await expect(set({ password: 'another-good-one' })).rejects.toMatchObject({ code: 'password_wrong' });
    await set({ password: 'another-good-one', current: PASSWORD });
    await pool().query('DELETE FROM "RateLimit"');
    const { shown } = await execute(requestOwnCodeCommand, itself(id), {});
    await expect(set({ password: 'third-good-one', code: other(shown ?? '') })).rejects.toMatchObject({
      code: 'code_wrong',
    });
    await set({ password: 'third-good-one', code: shown });
    expect(await withPassword(mobile, 'third-good-one')).toEqual({ subjectId: id });
  });

  test.each(['short', '12345678', 'password2026'])('is refused when it is %s', async (password) => {
    const { id } = await join();
    await expect(execute(setPasswordCommand, itself(id), { password })).rejects.toMatchObject({ name: 'InvalidInput' });
  });
});
