import 'server-only';
import { cookies } from 'next/headers';
import { connection } from 'next/server';
import { encode } from 'next-auth/jwt';
import { cache } from 'react';
import type { Actor } from '@/lib/kernel/actor';
import { must } from '@/lib/kernel/assert';
import { type Audience, cookieName, isSecure, SESSION_SECONDS } from './auth/audience';
import { insertSession, revokeSession, type SessionRecord, sessionsOf } from './auth/session-rows';
import { claimsOf } from './auth/token';
import { pool } from './db';
import { newId } from './new-id';
import { ports } from './ports';

export type { Audience } from './auth/audience';
export type { SessionRecord } from './auth/session-rows';

/** The session a request came with. */
export type CurrentSession = { readonly id: string; readonly subjectId: string };

type StaffActor = Extract<Actor, { kind: 'staff' }>;
type MemberActor = Extract<Actor, { kind: 'member' }>;

const USER_AGENT_MAX = 300;

/** The living session of the request for this audience, or null; read once per render. */
export const currentSession = cache(async (audience: Audience): Promise<CurrentSession | null> => {
  await connection();
  const claims = await claimsOf(audience, (await cookies()).get(cookieName(audience))?.value);
  return claims === null ? null : { id: claims.sid, subjectId: claims.sub };
});

/** The member who is signed in, or null. */
export const memberActor = cache(async (): Promise<MemberActor | null> => {
  const session = await currentSession('member');
  return session === null ? null : { kind: 'member', id: session.subjectId };
});

const PREVIEW_COOKIE = 'console-preview';

/** The member of staff who is signed in and may still work, with his permissions as they are now, or null. */
export const staffActorOfRequest = cache(async (): Promise<StaffActor | null> => {
  const session = await currentSession('staff');
  const previewed = (await cookies()).get(PREVIEW_COOKIE)?.value;
  const actor = session === null ? null : await ports().staffActor(session.subjectId, previewed);
  return actor?.kind === 'staff' ? actor : null;
});

/** Signs somebody in on this device: a new row, a new cookie; the device's former session ends (no fixation). */
export async function openSession(
  audience: Audience,
  subjectId: string,
  device: { readonly ip: string | null; readonly userAgent: string | null },
  now = new Date(),
): Promise<void> {
  const former = await currentSession(audience);
  if (former !== null) await revokeSession(pool(), audience, former.subjectId, former.id, now);
  const id = newId();
  const seconds = SESSION_SECONDS[audience];
  const expiresAt = new Date(now.getTime() + seconds * 1000);
  const userAgent = device.userAgent?.slice(0, USER_AGENT_MAX) ?? null;
  await insertSession(pool(), audience, { id, subjectId, createdAt: now, expiresAt, ip: device.ip, userAgent });
  const name = cookieName(audience);
  const secret = must(process.env.AUTH_SECRET, 'AUTH_SECRET is not set');
  const token = await encode({ token: { sub: subjectId, sid: id }, secret, salt: name, maxAge: seconds });
  const options = { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure(), expires: expiresAt } as const;
  (await cookies()).set(name, token, options);
}

/** Looks at the back office as a role from now on in this browser, or as oneself again (null). */
export async function setPreview(role: string | null): Promise<void> {
  const options = { path: '/', secure: isSecure(), httpOnly: true, sameSite: 'lax' } as const;
  (await cookies()).set(PREVIEW_COOKIE, role ?? '', { ...options, ...(role === null && { maxAge: 0 }) });
}

/** Signs out of this device. */
export async function closeSession(audience: Audience, now = new Date()): Promise<void> {
  const session = await currentSession(audience);
  if (session !== null) await revokeSession(pool(), audience, session.subjectId, session.id, now);
  if (audience === 'staff') await setPreview(null);
  (await cookies()).set(cookieName(audience), '', { path: '/', secure: isSecure(), httpOnly: true, maxAge: 0 });
}

/** The living sessions of whoever is signed in, the current one marked; empty for nobody. */
export async function listSessions(
  audience: Audience,
  now = new Date(),
): Promise<readonly (SessionRecord & { readonly isCurrent: boolean })[]> {
  const current = await currentSession(audience);
  if (current === null) return [];
  const sessions = await sessionsOf(pool(), audience, current.subjectId, now);
  return sessions.map((session) => ({ ...session, isCurrent: session.id === current.id }));
}
