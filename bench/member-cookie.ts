import { randomUUID } from 'node:crypto';
import { encode } from 'next-auth/jwt';
import { cookieName, SESSION_SECONDS } from '@/lib/platform/auth/audience';
import { insertSession } from '@/lib/platform/auth/session-rows';
import { pool } from '@/lib/platform/db';

/** The cookie of a member who signed in just now: its name and value. */
export async function memberCookie(memberId: string): Promise<{ readonly name: string; readonly value: string }> {
  const [now, id, maxAge, name] = [new Date(), randomUUID(), SESSION_SECONDS.member, cookieName('member')];
  const expiresAt = new Date(now.getTime() + maxAge * 1000);
  const device = { ip: '127.0.0.1', userAgent: 'bench' };
  await insertSession(pool(), 'member', { id, subjectId: memberId, createdAt: now, expiresAt, ...device });
  const secret = process.env.AUTH_SECRET ?? '';
  return { name, value: await encode({ token: { sub: memberId, sid: id }, secret, salt: name, maxAge }) };
}
