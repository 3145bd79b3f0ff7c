import { TOTP } from 'otpauth';
import { afterAll, describe, expect, test } from 'vitest';
import { insertSession, sessionsOf } from '@/lib/platform/auth/session-rows';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { systemCaller } from '@/lib/platform/system-caller';
import {
  apiKeyActor,
  confirmTotpCommand,
  createApiKeyCommand,
  createStaffCommand,
  disableStaffCommand,
  enrolTotpCommand,
  ownAccount,
  revokeApiKeyCommand,
  setRolesCommand,
  signInStaffCommand,
  staffActor,
} from '.';
import { resetTotpCommand } from './commands/change-staff';
import { renewRecoveryCommand } from './commands/own-account';
import '@/lib/wiring';

const PASSWORD = 'tea-house-at-nine';
const WRONG = { code: 'sign_in_failed', status: 401 };
const minutes = (count: number) => new Date(Date.now() + count * 60_000);

let people = 0;
async function hire(role: 'admin' | 'auditor' | 'clerk' = 'admin', storeId: string | null = null) {
  const email = `person-${++people}@example.com`;
  const grants = [{ role, storeId, regionId: null }];
  const input = { email, name: `Person ${people}`, password: PASSWORD, grants };
  const { staffId } = await execute(createStaffCommand, systemCaller('test'), input);
  return { email, staffId };
}

const signIn = (email: string, password = PASSWORD, now = new Date(), code?: string) => {
  const ip = `10.0.${people >> 8}.${people & 255}`;
  return execute(
    signInStaffCommand,
    { ...systemCaller('test', now), actor: { kind: 'anonymous' }, ip },
    { email, password, code },
  );
};

async function callerOf(staffId: string, now = new Date()) {
  const actor = await staffActor(staffId);
  if (actor === null) throw new Error('not active');
  return { ...systemCaller('test', now), actor };
}

afterAll(closeDatabase);

describe('signing in', () => {
  test('gives the subject to who knows the password, whatever the case of the e-mail', async () => {
    const { email, staffId } = await hire();
    expect(await signIn(` ${email.toUpperCase()} `)).toEqual({ subjectId: staffId });
  });

  test('says the same of an unknown e-mail, a wrong password and a disabled account', async () => {
    const { email, staffId } = await hire();
    await expect(signIn(email, 'wrong-wrong')).rejects.toMatchObject(WRONG);
    await expect(signIn('nobody@example.com')).rejects.toMatchObject(WRONG);
    await execute(disableStaffCommand, systemCaller('test'), { staffId, reason: 'left the company' });
    await expect(signIn(email)).rejects.toMatchObject(WRONG);
    expect(await staffActor(staffId)).toBeNull();
  });

  test('pauses for 15 minutes after five failures, and then lets in again', async () => {
    const { email, staffId } = await hire();
    for (let n = 0; n < 5; n++) await expect(signIn(email, 'wrong-wrong')).rejects.toMatchObject(WRONG);
    await expect(signIn(email)).rejects.toMatchObject(WRONG);
    await expect(signIn(email, PASSWORD, minutes(14))).rejects.toMatchObject(WRONG);
    expect(await signIn(email, PASSWORD, minutes(16))).toEqual({ subjectId: staffId });
  });

  test('pauses twice as long each time until somebody signs in', async () => {
    const { email, staffId } = await hire();
    const guess = async (at: Date) => {
      for (let n = 0; n < 5; n++) await expect(signIn(email, 'wrong-wrong', at)).rejects.toMatchObject(WRONG);
    };
    await guess(minutes(0));
    await guess(minutes(16));
    await expect(signIn(email, PASSWORD, minutes(45))).rejects.toMatchObject(WRONG);
    expect(await signIn(email, PASSWORD, minutes(47))).toEqual({ subjectId: staffId });
    await guess(minutes(48));
    expect(await signIn(email, PASSWORD, minutes(64))).toEqual({ subjectId: staffId });
  });

  test('a success forgets the failures before it', async () => {
    const { email, staffId } = await hire();
    for (let round = 0; round < 3; round++) {
      for (let n = 0; n < 4; n++) await expect(signIn(email, 'wrong-wrong')).rejects.toMatchObject(WRONG);
      expect(await signIn(email)).toEqual({ subjectId: staffId });
    }
  });

  test('parallel guesses try no more than five', async () => {
    const { email } = await hire();
    const guesses = Array.from({ length: 20 }, (_, n) =>
      signIn(email, n === 19 ? PASSWORD : 'wrong-wrong').catch(() => null),
    );
    await Promise.all(guesses);
    const { rows } = await pool().query('SELECT "failedAttempts" FROM "Staff" WHERE "email" = $1', [email]);
    expect(rows[0].failedAttempts).toBeLessThanOrEqual(5);
  });

  test('is kept in the trail, good and bad, without the e-mail', async () => {
    const { email, staffId } = await hire();
    await signIn(email);
    await signIn(email, 'wrong-wrong').catch(() => null);
    const { rows } = await pool().query(
      `SELECT * FROM "AuditEntry" WHERE "action" = 'access.signIn' AND "objectId" = $1 ORDER BY "id"`,
      [staffId],
    );
    expect(rows.map(({ after }) => after.outcome)).toEqual(['signed_in', 'refused']);
    expect(JSON.stringify(rows)).not.toContain(email);
  });
});

describe('a second factor', () => {
  async function enrolled() {
    const person = await hire();
    const { secret } = await execute(enrolTotpCommand, await callerOf(person.staffId), {});
    const codeAt = (now: Date) => new TOTP({ secret }).generate({ timestamp: now.getTime() });
    // One instant for all: half a minute later the code would be another one.
    const confirmedAt = new Date();
    const caller = await callerOf(person.staffId, confirmedAt);
    const { codes } = await execute(confirmTotpCommand, caller, { code: codeAt(confirmedAt) });
    return { ...person, codes, codeAt, after: (count: number) => new Date(confirmedAt.getTime() + count * 60_000) };
  }

  test('is asked for after the password, and only of who knows it', async () => {
    const { email } = await enrolled();
    await expect(signIn(email)).rejects.toMatchObject({ code: 'totp_required' });
    await expect(signIn(email, 'wrong-wrong')).rejects.toMatchObject(WRONG);
  });

  test('takes a code once, even of two at the same moment', async () => {
    const { email, staffId, codeAt, after } = await enrolled();
    const now = after(5);
    const both = await Promise.allSettled([
      signIn(email, PASSWORD, now, codeAt(now)),
      signIn(email, PASSWORD, now, codeAt(now)),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(signIn(email, PASSWORD, now, codeAt(now))).rejects.toMatchObject(WRONG);
    const next = after(6);
    expect(await signIn(email, PASSWORD, next, codeAt(next))).toEqual({ subjectId: staffId });
  });

  test('the code that confirmed it opens nothing, an older one neither', async () => {
    const { email, codeAt, after } = await enrolled();
    for (const past of [0, -2])
      await expect(signIn(email, PASSWORD, after(0), codeAt(after(past)))).rejects.toMatchObject(WRONG);
  });

  test('wrong codes lock like wrong passwords, asking for one does not', async () => {
    const { email, codeAt, after } = await enrolled();
    for (let n = 0; n < 8; n++) await signIn(email).catch(() => null);
    for (let n = 0; n < 5; n++) await expect(signIn(email, PASSWORD, after(0), '000000')).rejects.toMatchObject(WRONG);
    const now = after(3);
    await expect(signIn(email, PASSWORD, now, codeAt(now))).rejects.toMatchObject(WRONG);
  });

  test('is shown by a recovery code in its place, each once, and the trail says so', async () => {
    const { email, staffId, codes, after } = await enrolled();
    const [first = '', second = ''] = codes;
    expect([codes.length, new Set(codes).size]).toEqual([10, 10]);
    const both = await Promise.allSettled([
      signIn(email, PASSWORD, after(1), first.toUpperCase()),
      signIn(email, PASSWORD, after(1), first),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(signIn(email, 'wrong-wrong', after(1), second)).rejects.toMatchObject(WRONG);
    expect((await ownAccount.run({ ...(await callerOf(staffId)), db: pool() }, {})).recoveryCodes).toBe(9);
    const { rows } = await pool().query(
      `SELECT "after" ->> 'outcome' AS outcome FROM "AuditEntry" WHERE "action" = 'access.signIn' AND "objectId" = $1`,
      [staffId],
    );
    expect(rows.filter(({ outcome }) => outcome === 'signed_in_by_recovery_code')).toHaveLength(1);
    const kept = await pool().query('SELECT * FROM "StaffRecoveryCode" WHERE "staffId" = $1', [staffId]);
    expect(JSON.stringify(kept.rows)).not.toContain(second.replaceAll('-', ''));
  });

  test('new recovery codes end the old ones, and a second factor that is taken away takes them along', async () => {
    const { email, staffId, codes, after } = await enrolled();
    const caller = await callerOf(staffId);
    const wrong = execute(renewRecoveryCommand, caller, { password: 'wrong-wrong' });
    await expect(wrong).rejects.toMatchObject({ code: 'password_wrong' });
    const fresh = await execute(renewRecoveryCommand, caller, { password: PASSWORD });
    await expect(signIn(email, PASSWORD, after(1), codes[0])).rejects.toMatchObject(WRONG);
    expect(await signIn(email, PASSWORD, after(1), fresh.codes[0])).toEqual({ subjectId: staffId });
    // The lost device may still be signed in.
    const [now, expiresAt] = [new Date(), minutes(60)];
    const session = { id: newId(), subjectId: staffId, createdAt: now, expiresAt, ip: null, userAgent: null };
    await insertSession(pool(), 'staff', session);
    await execute(resetTotpCommand, systemCaller('test'), { staffId, reason: 'lost the phone' });
    expect(await sessionsOf(pool(), 'staff', staffId, new Date())).toEqual([]);
    expect(await signIn(email)).toEqual({ subjectId: staffId });
    const kept = await pool().query('SELECT 1 FROM "StaffRecoveryCode" WHERE "staffId" = $1', [staffId]);
    expect(kept.rows).toEqual([]);
  });

  test('is not asked for before it is confirmed', async () => {
    const { email, staffId } = await hire();
    await execute(enrolTotpCommand, await callerOf(staffId), {});
    expect(await signIn(email)).toEqual({ subjectId: staffId });
  });
});

describe('roles', () => {
  test('change what somebody may do at his next request', async () => {
    const { staffId } = await hire('admin');
    expect((await staffActor(staffId))?.permissions.has('settings.edit')).toBe(true);
    await execute(setRolesCommand, systemCaller('test'), { staffId, grants: [{ role: 'auditor' }] });
    const actor = await staffActor(staffId);
    expect([actor?.permissions.has('settings.edit'), actor?.permissions.has('audit.read')]).toEqual([false, true]);
  });

  test('of oneself are changed by another', async () => {
    const { staffId } = await hire('admin');
    const input = { staffId, grants: [{ role: 'auditor' as const }] };
    await expect(execute(setRolesCommand, await callerOf(staffId), input)).rejects.toMatchObject({
      code: 'not_yourself',
    });
  });

  test('a scoped role needs its scope and narrows the person', async () => {
    const storeId = newId();
    await expect(hire('clerk')).rejects.toMatchObject({ name: 'InvalidInput' });
    const { staffId } = await hire('clerk', storeId);
    expect((await staffActor(staffId))?.scope).toEqual({ regionIds: [], storeIds: [storeId] });
  });

  test('an e-mail belongs to one person', async () => {
    const { email } = await hire();
    const again = { email, name: 'Again', password: PASSWORD, grants: [{ role: 'admin' as const }] };
    await expect(execute(createStaffCommand, systemCaller('test'), again)).rejects.toMatchObject({
      code: 'email_taken',
    });
  });
});

describe('an API key', () => {
  const create = (input: object = {}) =>
    execute(createApiKeyCommand, systemCaller('test'), { name: 'till', scopes: ['orders.write'], ...input } as never);

  test('opens what it was made for, and is stored as a hash only', async () => {
    const { key, keyId } = await create({ ratePerSecond: null });
    expect(await apiKeyActor(key, new Date())).toMatchObject({
      actor: { kind: 'key', id: keyId },
      ratePerSecond: null,
    });
    const { rows } = await pool().query('SELECT * FROM "ApiKey" WHERE "id" = $1', [keyId]);
    expect(JSON.stringify(rows)).not.toContain(key);
    expect(await apiKeyActor(`${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`, new Date())).toBeNull();
  });

  test('opens nothing once revoked or expired', async () => {
    const { key, keyId } = await create({ expiresAt: minutes(5).toISOString() });
    expect(await apiKeyActor(key, minutes(6))).toBeNull();
    await execute(revokeApiKeyCommand, systemCaller('test'), { keyId, reason: 'leaked' });
    expect(await apiKeyActor(key, new Date())).toBeNull();
    const again = execute(revokeApiKeyCommand, systemCaller('test'), { keyId, reason: 'leaked' });
    await expect(again).rejects.toMatchObject({ code: 'api_key_not_found' });
  });

  test('that reveals personal data is not made by who configures (S1-5.1)', async () => {
    const { staffId } = await hire('admin');
    const input = { name: 'mine', scopes: ['members.reveal' as const] };
    const made = execute(createApiKeyCommand, await callerOf(staffId), input);
    await expect(made).rejects.toMatchObject({ code: 'scope_not_allowed' });
  });
});
