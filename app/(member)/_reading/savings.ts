import 'server-only';
import { cache } from 'react';
import { localTime, startOfYear } from '@/lib/kernel/day';
import { savingsSince } from '@/lib/orders';
import { pool } from '@/lib/platform/db';
import { currentProgram } from './member';

/** What the member saved since the local new year, read once per request. */
export const ownSavings = cache(async (memberId: string) => {
  const { zone } = await currentProgram();
  const { year } = localTime(new Date(), zone);
  return { year, ...(await savingsSince(pool(), memberId, startOfYear(year, zone))) };
});
