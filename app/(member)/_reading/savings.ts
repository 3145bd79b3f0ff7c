import 'server-only';
import { cache } from 'react';
import { localTime, startOfYear } from '@/lib/kernel/day';
import { savingsSince } from '@/lib/orders';
import type { Db } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { pageNow, reader } from '@/lib/platform/reading';

/** What the member saved since the local new year, read once per request. */
export const ownSavings = cache((memberId: string) => readSavings(reader(), memberId, pageNow()));

/** The same for whoever reads at another moment, or with another database. */
export async function readSavings(db: Db, memberId: string, now: Date) {
  const { zone } = await program(db);
  const { year } = localTime(now, zone);
  return { year, ...(await savingsSince(db, memberId, startOfYear(year, zone))) };
}
