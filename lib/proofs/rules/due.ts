import { addDays, instantOf, localTime } from '@/lib/kernel/day';

const HOUR = 2;

/** The instant from which tonight's proof is due: the last 02:00 local that has passed. */
export function dueSince(now: Date, zone: string): Date {
  const { year, month, day } = localTime(now, zone);
  const today = instantOf(zone, year, month, day, HOUR);
  return today <= now ? today : addDays(today, -1, zone);
}

/** The last proof as far as it decides what to do next. */
export type LastProof = { readonly startedAt: Date; readonly finishedAt: Date | null };

/** Whether to begin a proof, go on with the last one, or leave it: one begun before tonight is not worth finishing. */
export function decideProof(last: LastProof | null, now: Date, zone: string): 'begin' | 'resume' | 'done' {
  if (last === null || last.startedAt < dueSince(now, zone)) return 'begin';
  return last.finishedAt === null ? 'resume' : 'done';
}
