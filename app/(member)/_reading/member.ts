import 'server-only';
import type { Route } from 'next';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { must } from '@/lib/kernel/assert';
import { bookSummary } from '@/lib/ledger';
import { levelStanding } from '@/lib/levels';
import { boughtBy, memberById } from '@/lib/members';
import type { Db } from '@/lib/platform/db';
import { type Program, program } from '@/lib/platform/program';
import { pageNow, reader } from '@/lib/platform/reading';
import { memberActor } from '@/lib/platform/session';

/** The id of the member who is signed in; everybody else goes to sign in and comes back to the path. */
export async function requireMember(path: string): Promise<string> {
  const actor = await memberActor();
  if (actor === null) redirect((path === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(path)}`) as Route);
  return actor.id;
}

/** The program, read once per request. */
export const currentProgram = cache((): Promise<Program> => program(reader()));

/** Who the member is: his own name in full, for himself alone. */
export const ownProfile = cache((memberId: string) => readProfile(reader(), memberId));

/** The same with another database. */
export const readProfile = async (db: Db, memberId: string) =>
  must(await memberById(db, memberId, { reveal: true }), `session of unknown member ${memberId}`);

/** Where the member stands: level with the way to the next, what was bought, points and growth, all at one instant. */
export const ownStanding = cache((memberId: string) => readStanding(reader(), memberId, pageNow()));

/** The same for whoever reads at another moment, or with another database. */
export async function readStanding(db: Db, memberId: string, now: Date) {
  const [purchases, book] = await Promise.all([boughtBy(db, memberId), bookSummary(db, memberId, now)]);
  const standing = must(await levelStanding(db, memberId, purchases, now), `member ${memberId} without a level`);
  return { now, purchases, standing, ...book };
}
