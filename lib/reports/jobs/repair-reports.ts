import 'server-only';
import { localDate } from '@/lib/kernel/day';
import { pool, withTransaction } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { shiftDays } from '../rules/days';
import { noteDifferences, rememberDays } from '../store/compare';
import { mayCount, reportState, saveCompared } from '../store/state';
import { countSpan } from './count-reports';

// Longer than what comes late takes to come; what is older is marked by whoever tells of it.
const DAYS = 35;
const AT_ONCE = 7;

/**
 * Counts the last weeks anew and writes down every day that says something else than was kept: what no announcement told
 * of is right from then on, and somebody sees that it was not. Answers how many counts differed.
 */
export async function repairReports(now: Date): Promise<number> {
  const { zone } = await program(pool());
  const today = localDate(now, zone);
  let differences = 0;
  for (let from = shiftDays(today, -DAYS); from < today; from = shiftDays(from, AT_ONCE)) {
    const to = shiftDays(from, AT_ONCE);
    differences += await withTransaction(async (db) => {
      if (!(await mayCount(db)) || (await reportState(db)) === null) return 0;
      await rememberDays(db, from, to);
      await countSpan(db, { from, to }, now, zone);
      return noteDifferences(db, from, to, now);
    });
  }
  await saveCompared(pool(), now);
  return differences;
}
