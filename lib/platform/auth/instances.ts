import 'server-only';
import NextAuth from 'next-auth';
import { pool } from '../db';
import { AUTH_PATHS, type Audience, cookieName, isSecure, SESSION_SECONDS } from './audience';
import { revokeSession } from './session-rows';
import { Claims, livingClaims } from './token';

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
      jwt: async ({ token }) => ((await livingClaims(audience, token)) === null ? null : token),
      session: ({ session, token }) => ({ ...session, sub: token.sub, sid: token.sid }),
    },
    events: {
      signOut: async (message) => {
        const claims = Claims.safeParse('token' in message ? message.token : null);
        if (claims.success) await revokeSession(pool(), audience, claims.data.sub, claims.data.sid, new Date());
      },
    },
    logger: { error: () => undefined },
  });
}
