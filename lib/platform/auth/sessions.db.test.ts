import { encode } from 'next-auth/jwt';
import { afterAll, expect, test } from 'vitest';
import { closeDatabase, pool } from '../db';
import { newId } from '../new-id';
import { cookieName } from './audience';
import { insertSession, livingSession, revokeSession, revokeSessions, sessionsOf } from './session-rows';
import { claimsOf } from './token';

const NOW = new Date();
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

async function open(subjectId: string, audience: 'member' | 'staff' = 'member') {
  const id = newId();
  const row = { id, subjectId, createdAt: NOW, expiresAt: later(3600), ip: '10.0.0.1', userAgent: 'test' };
  await insertSession(pool(), audience, row);
  return id;
}
const lives = async (id: string, audience: 'member' | 'staff' = 'member', now = NOW) =>
  (await livingSession(pool(), audience, id, now)) !== null;

afterAll(closeDatabase);

test('a session lives until it ends', async () => {
  const id = await open(newId());
  expect([await lives(id), await lives(id, 'member', later(3600)), await lives(newId())]).toEqual([true, false, false]);
});

test('a session of a member never stands for staff', async () => {
  const id = await open(newId());
  expect(await lives(id, 'staff')).toBe(false);
});

test('a revoked session is over at once; only its owner revokes it', async () => {
  const [mine, other] = [newId(), newId()];
  const id = await open(mine);
  expect(await revokeSession(pool(), 'member', other, id, NOW)).toBe(false);
  expect(await lives(id)).toBe(true);
  expect(await revokeSession(pool(), 'member', mine, id, NOW)).toBe(true);
  expect(await revokeSession(pool(), 'member', mine, id, NOW)).toBe(false);
  expect(await lives(id)).toBe(false);
});

test('signing out elsewhere keeps this device and nobody else loses his', async () => {
  const [mine, other] = [newId(), newId()];
  const ids = [await open(mine), await open(mine), await open(mine)];
  const foreign = await open(other);
  expect(await revokeSessions(pool(), 'member', mine, ids[1] ?? null, NOW)).toBe(2);
  expect(await Promise.all([...ids, foreign].map((id) => lives(id)))).toEqual([false, true, false, true]);
  expect((await sessionsOf(pool(), 'member', mine, NOW)).map(({ id }) => id)).toEqual([ids[1]]);
  expect(await revokeSessions(pool(), 'member', mine, null, NOW)).toBe(1);
});

test('being seen is noted at most once a minute', async () => {
  const id = await open(newId());
  const seenAt = async () => (await livingSession(pool(), 'member', id, NOW))?.lastSeenAt.getTime();
  await livingSession(pool(), 'member', id, later(30));
  expect(await seenAt()).toBe(NOW.getTime());
  await livingSession(pool(), 'member', id, later(90));
  expect(await seenAt()).toBe(later(90).getTime());
});

test('a cookie names its session for its own audience, as long as both live', async () => {
  const secret = process.env.AUTH_SECRET ?? '';
  const mine = newId();
  const id = await open(mine);
  const cookie = (sub: string, maxAge = 60) =>
    encode({ token: { sub, sid: id }, secret, salt: cookieName('member'), maxAge });
  const [good, foreign, ended] = await Promise.all([cookie(mine), cookie(newId()), cookie(mine, -3600)]);
  expect(await claimsOf('member', good)).toEqual({ sub: mine, sid: id });
  for (const bad of [undefined, '', 'nothing', `${good}x`, foreign, ended])
    expect(await claimsOf('member', bad)).toBeNull();
  expect(await claimsOf('staff', good)).toBeNull();
  await revokeSession(pool(), 'member', mine, id, NOW);
  expect(await claimsOf('member', good)).toBeNull();
});
