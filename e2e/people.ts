// Makes people in the database that the tested server uses, through the same doors, and signs them in by a session row.
import { randomInt, randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { BrowserContext } from '@playwright/test';

export const PASSWORD = 'tea-house-at-nine';

/** A member made for one test. */
export type Member = { readonly id: string; readonly mobile: string };

/** A member of staff made for one test. */
export type Operator = { readonly id: string; readonly name: string; readonly email: string };

const ENVIRONMENT = '.data/e2e/env.json';

/** The doors, opened when the first test asks: by then the server has told which database it uses. */
export async function doors() {
  if (existsSync(ENVIRONMENT)) Object.assign(process.env, JSON.parse(readFileSync(ENVIRONMENT, 'utf8')));
  // Only now: with its hooks in place Playwright would load itself a second time.
  await import('../scripts/register.mjs');
  await import('./types-stripped.mjs');
  await import('@/lib/wiring');
  const [{ execute }, { systemCaller }, db, access, audit, enrolment, members] = await Promise.all([
    import('@/lib/platform/command'),
    import('@/lib/platform/system-caller'),
    import('@/lib/platform/db'),
    import('@/lib/access'),
    import('@/lib/audit'),
    import('@/lib/enrolment'),
    import('@/lib/members'),
  ]);
  return { execute, systemCaller, db, access, audit, enrolment, members };
}

/** Enrols somebody with a mobile nobody has. */
export async function enrol(): Promise<Member> {
  const { enrolment } = await doors();
  const mobile = newMobile();
  const actor = { kind: 'system', name: 'e2e' } as const;
  const [outcome] = await enrolment.enrolMembers([{ mobile, channel: 'h5' }], { actor, now: new Date() });
  if (outcome?.ok !== true) throw new Error('could not enrol');
  return { id: outcome.value.memberId, mobile };
}

/** A mobile nobody has. */
export const newMobile = (): string => `1${randomInt(3, 10)}${String(randomInt(1_000_000_000)).padStart(9, '0')}`;

/** Hires somebody for a role; a scoped role gets a region or store of its own, or the one that is named. */
export async function hire(role: string, placeId: string = randomUUID()): Promise<Operator> {
  const { access, execute, systemCaller } = await doors();
  const reach = access.ROLES.find(({ code }) => code === role)?.reach;
  const grant = {
    role: role as (typeof access.ROLES)[number]['code'],
    regionId: reach === 'region' ? placeId : null,
    storeId: reach === 'store' ? placeId : null,
  };
  const name = `${role} ${randomInt(1_000_000_000)}`;
  const email = `${name.replace(/\W+/g, '-')}@example.com`;
  const input = { email, name, password: PASSWORD, grants: [grant] };
  const { staffId } = await execute(access.createStaffCommand, systemCaller('e2e'), input);
  return { id: staffId, name, email };
}

/** Puts a signed-in session of somebody into a browser, as signing in would have done. */
export async function signIn(
  context: BrowserContext,
  baseURL: string,
  audience: 'member' | 'staff',
  subjectId: string,
): Promise<string> {
  const { db } = await doors();
  const { cookieName, SESSION_SECONDS } = await import('@/lib/platform/auth/audience');
  const { insertSession } = await import('@/lib/platform/auth/session-rows');
  const { encode } = await import('next-auth/jwt');
  const now = new Date();
  const [id, maxAge, salt] = [randomUUID(), SESSION_SECONDS[audience], cookieName(audience)];
  const expiresAt = new Date(now.getTime() + maxAge * 1000);
  const row = { id, subjectId, createdAt: now, expiresAt, ip: '127.0.0.1', userAgent: 'e2e' };
  await insertSession(db.pool(), audience, row);
  const value = await encode({
    token: { sub: subjectId, sid: id },
    secret: process.env.AUTH_SECRET ?? '',
    salt,
    maxAge,
  });
  await context.addCookies([{ name: salt, value, url: baseURL, httpOnly: true, sameSite: 'Lax' }]);
  return id;
}
