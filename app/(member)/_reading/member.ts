import 'server-only';
import type { Route } from 'next';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { must } from '@/lib/kernel/assert';
import { bookSummary } from '@/lib/ledger';
import { levelStanding } from '@/lib/levels';
import { memberById, memberStats } from '@/lib/members';
import { pool } from '@/lib/platform/db';
import { type Program, program } from '@/lib/platform/program';
import { memberActor } from '@/lib/platform/session';

/** The id of the member who is signed in; everybody else goes to sign in and comes back to the path. */
export async function requireMember(path: string): Promise<string> {
  const actor = await memberActor();
  if (actor === null) redirect((path === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(path)}`) as Route);
  return actor.id;
}

/** The program, read once per request. */
export const currentProgram = cache((): Promise<Program> => program(pool()));

/** Who the member is: his own name in full, for himself alone. */
export const ownProfile = cache(async (memberId: string) =>
  must(await memberById(pool(), memberId, { reveal: true }), `session of unknown member ${memberId}`),
);

/** Where the member stands: level with the way to the next, what was bought, points and growth, all at one instant. */
export const ownStanding = cache(async (memberId: string) => {
  const now = new Date();
  const [[stats], book] = await Promise.all([memberStats(pool(), [memberId]), bookSummary(pool(), memberId, now)]);
  const purchases = { orders: stats?.orders ?? 0, amount: stats?.amount ?? 0 };
  const standing = must(await levelStanding(pool(), memberId, purchases, now), `member ${memberId} without a level`);
  return { now, purchases, standing, ...book };
});
