import 'server-only';
import { decode } from 'next-auth/jwt';
import { z } from 'zod';
import { must } from '@/lib/kernel/assert';
import { pool } from '../db';
import { type Audience, cookieName } from './audience';
import { livingSession } from './session-rows';

/** Whose session it is, and which: what the cookie says. */
export const Claims = z.object({ sub: z.uuid(), sid: z.uuid() });

type Claims = z.output<typeof Claims>;

/**
 * The claims of a session's cookie as long as its row lives, or null. Reads the token only: `auth()` of next-auth makes
 * and encrypts a new one on every page as well, which nobody can be sent while a page is drawn.
 */
export async function claimsOf(audience: Audience, token: string | undefined): Promise<Claims | null> {
  if (token === undefined || token === '') return null;
  const secret = must(process.env.AUTH_SECRET, 'AUTH_SECRET is not set');
  // What cannot be decrypted, or has ended, is nobody's.
  const payload = await decode({ token, secret, salt: cookieName(audience) }).catch(() => null);
  return livingClaims(audience, payload);
}

/** The claims, if the session they name lives and is his. */
export async function livingClaims(audience: Audience, payload: unknown): Promise<Claims | null> {
  const claims = Claims.safeParse(payload);
  if (!claims.success) return null;
  const session = await livingSession(pool(), audience, claims.data.sid, new Date());
  return session?.subjectId === claims.data.sub ? claims.data : null;
}
