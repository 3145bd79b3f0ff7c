import 'server-only';
import NextAuth from 'next-auth';
import { z } from 'zod';
import { pool } from '../db';
import { AUTH_PATHS, type Audience, cookieName, isSecure, SESSION_SECONDS } from './audience';
import { livingSession, revokeSession } from './session-rows';

const Token = z.object({ sub: z.uuid(), sid: z.uuid() });

/** The two instances of next-auth: cookies, their encryption and the sign-out endpoint. Who may sign in is ours. */
export const authInstances = { member: instanceFor('member'), staff: instanceFor('staff') } as const;

function instanceFor(audience: Audience) {
  const secure = isSecure();
  const options = { httpOnly: true, sameSite: 'lax', path: '/', secure } as const;
  return NextAuth({
    basePath: AUTH_PATHS[audience],
    trustHost: true,
    useSecureCookies: secure,
    session: { strategy: 'jwt', maxAge: SESSION_SECONDS[audience] },
    // The session cookie's name must not begin any other: next-auth joins cookies by prefix.
    cookies: {
      sessionToken: { name: cookieName(audience), options },
      csrfToken: { name: `regulars-csrf.${audience}`, options },
      callbackUrl: { name: `regulars-back.${audience}`, options },
    },
    providers: [],
    callbacks: {
      // Asked on every use of the cookie: null ends it, so a revoked session is over at its next request.
      jwt: async ({ token }) => ((await isLiving(audience, token)) ? token : null),
      session: ({ session, token }) => ({ ...session, sub: token.sub, sid: token.sid }),
    },
    events: {
      signOut: async (message) => {
        const token = Token.safeParse('token' in message ? message.token : null);
        if (token.success) await revokeSession(pool(), audience, token.data.sub, token.data.sid, new Date());
      },
    },
    logger: { error: () => undefined },
  });
}

async function isLiving(audience: Audience, raw: unknown): Promise<boolean> {
  const token = Token.safeParse(raw);
  if (!token.success) return false;
  const session = await livingSession(pool(), audience, token.data.sid, new Date());
  return session !== null && session.subjectId === token.data.sub;
}
