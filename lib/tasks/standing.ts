import 'server-only';
import { localDate } from '@/lib/kernel/day';
import type { Db } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { dayAfter } from './rules/streak';
import { standingOf, type TaskStanding } from './store/standing';

const DAY_MS = 86_400_000;
// The longest time for which a reward waits after its period.
const WAITING_DAYS = 61;

/** Since when periods that are over may still wait for somebody to claim their reward. */
export const waitingSince = (now: Date): Date => new Date(now.getTime() - WAITING_DAYS * DAY_MS);

/** Where a member stands at the instant, as all parts of a page ask it, with the local day that it is. */
export async function readStanding(
  db: Db,
  memberId: string,
  now: Date,
): Promise<TaskStanding & { readonly today: string; readonly yesterday: string }> {
  const today = localDate(now, (await program(db)).zone);
  const yesterday = dayAfter(today, -1);
  const standing = await standingOf(db, memberId, { today, yesterday, endedAfter: waitingSince(now) });
  return { ...standing, today, yesterday };
}
