import 'server-only';
import { localDate } from '@/lib/kernel/day';
import { type Db, pool, withTransaction } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { beginOf, type DaySpan, runsOf, shiftDays, ticksOf } from '../rules/days';
import { countDays } from '../store/count';
import { readGauges } from '../store/gauges';
import {
  firstFact,
  firstKept,
  markBetween,
  markWritten,
  mayCount,
  reportState,
  saveState,
  takeMarks,
} from '../store/state';
import { keepTree, markMoved, treeStanding } from '../store/tree';

// A transaction counts a month of days at the most: killed, it is that much that is counted again.
const DAYS_AT_ONCE = 31;
const RUNS_MAX = 100;
// Longer than a transaction takes from its first row to its end.
const OVERLAP_MS = 120_000;

/**
 * Brings the statistics up to date: today and yesterday, every day since they were counted last, and the days that
 * something came late for. What is counted is counted whole from the rows as they stand, so that twice is as good as once.
 */
export async function countReports(now: Date): Promise<void> {
  await withTransaction((db) => countRecent(db, now));
  for (let run = 0; run < RUNS_MAX; run++) {
    const days = await withTransaction((db) => countMarked(db, now));
    if (days === 0) return;
  }
}

async function countRecent(db: Db, now: Date): Promise<void> {
  const { zone } = await program(pool());
  const today = localDate(now, zone);
  if (!(await mayCount(db))) return;
  const state = await reportState(db);
  const known = state !== null && state.zone === zone ? state : null;
  const tree = await treeStanding(db);
  if (known === null || tree === 'unknown') {
    // All of history is marked, and counted from its end: what people look at first is there first.
    const first = localDate((await firstFact(db)) ?? now, zone);
    // What is kept by another zone begins a day earlier, or what came late did: that day is empty now.
    const kept = await firstKept(db);
    await markBetween(db, kept !== null && kept < first ? kept : first, today);
  } else if (tree === 'moved') {
    await markMoved(db, today);
  }
  const yesterday = shiftDays(today, -1);
  if (known !== null) {
    await markWritten(db, new Date(known.countedAt.getTime() - OVERLAP_MS), zone, beginOf(yesterday, zone));
  }
  const since = known !== null && known.through < yesterday ? known.through : yesterday;
  for (const span of runsOf(ticksOf({ from: since, to: shiftDays(today, 1) }, 'day'), DAYS_AT_ONCE)) {
    await countSpan(db, span, now, zone);
  }
  await readGauges(db, now, today, zone);
  await saveState(db, zone, today, now);
  await keepTree(db);
}

async function countMarked(db: Db, now: Date): Promise<number> {
  const { zone } = await program(pool());
  if (!(await mayCount(db))) return 0;
  const days = await takeMarks(db, DAYS_AT_ONCE);
  for (const span of runsOf(days, DAYS_AT_ONCE)) await countSpan(db, span, now, zone);
  return days.length;
}

/** Counts local days anew, until now where the last of them is not over; the caller holds the lock. */
export async function countSpan(db: Db, { from, to }: DaySpan, now: Date, zone: string): Promise<void> {
  const end = beginOf(to, zone);
  const ends = end > now ? new Date(now.getTime() + 1) : end;
  await countDays(db, { from, to, begins: beginOf(from, zone), ends, zone }, localDate(now, zone));
}
