import 'server-only';
import { cookies, headers } from 'next/headers';
import type { Actor } from '@/lib/kernel/actor';
import { DEFAULT_LOCALE, LOCALE_COOKIE, localeOf } from '@/lib/kernel/locale';
import type { Can, Context } from './command';
import { newId } from './new-id';
import { memberActor, staffActorOfRequest } from './session';

/** A context without its database: who calls, when, from where. */
export type Caller = Omit<Context, 'db'>;

const REQUEST_ID = /^[\w.-]{8,64}$/;

/** The caller of the current request, seen as the audience that the command is for. */
export async function callerOf(can: Can): Promise<Caller> {
  const [given, jar, actor] = [await headers(), await cookies(), await actorFor(can)];
  const requestId = given.get('x-request-id');
  return {
    actor,
    now: new Date(),
    requestId: requestId !== null && REQUEST_ID.test(requestId) ? requestId : newId(),
    locale: localeOf(jar.get(LOCALE_COOKIE)?.value) ?? DEFAULT_LOCALE,
    ip: clientAddress(given),
    userAgent: given.get('user-agent'),
  };
}

async function actorFor(can: Can): Promise<Actor> {
  if (can === 'public') return { kind: 'anonymous' };
  return (await (can === 'self' ? memberActor() : staffActorOfRequest())) ?? { kind: 'anonymous' };
}

/** The last address of the chain: the one that our own proxy or listener saw; earlier ones are anybody's claim. */
function clientAddress(given: Headers): string | null {
  const chain = given.get('x-forwarded-for')?.split(',') ?? [];
  return chain.at(-1)?.trim().slice(0, 64) || null;
}
