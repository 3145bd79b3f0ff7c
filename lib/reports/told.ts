import 'server-only';
import type { Actor } from '@/lib/kernel/actor';
import { localDate } from '@/lib/kernel/day';
import { storesInSight } from '@/lib/members';
import { type Db, onSnapshot } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { type Clock, figures } from './figures';
import type { By } from './rules/ask';
import type { DaySpan } from './rules/days';
import type { FigureTable } from './rules/figure-table';
import { isFewOf } from './rules/hidden';
import { reportState } from './store/state';
import { whereOf } from './where';

/** Until which day statistics are complete, in which zone, and when they were counted; null before the first time. */
export type ReportClock = Clock & { readonly countedAt: Date | null };

/** The clock of the statistics. */
export async function reportClock(db: Db, now: Date): Promise<ReportClock> {
  const [{ zone }, state] = await Promise.all([program(db), reportState(db)]);
  return {
    zone: state?.zone ?? zone,
    today: state?.through ?? localDate(now, zone),
    countedAt: state?.countedAt ?? null,
  };
}

/** Which place is looked at; null: everywhere that the reader sees. */
export type Place = { readonly region: string | null; readonly store: string | null };

/** Some metrics over some days, told apart or not. */
export type Question = { readonly codes: readonly string[]; readonly days: DaySpan; readonly by: By };

/**
 * The answers to some questions on one snapshot, all within the stores that the reader may see (S1-5.1). Where they are told
 * apart, or a place is named, a few people are not told: their value is null.
 */
export async function figuresSeen(
  db: Db,
  actor: Actor,
  clock: Clock,
  { region, store }: Place,
  questions: readonly Question[],
): Promise<FigureTable[]> {
  const where = await whereOf({ region, store, level: null, channel: null, about: null }, await storesInSight(actor));
  return onSnapshot(db, async (snapshot) => {
    const tables: FigureTable[] = [];
    for (const { codes, days, by } of questions) {
      const table = await figures(snapshot, codes, { days, where, by }, clock);
      const isOpen = by === 'day' && where.stores === null;
      tables.push(isOpen ? table : withoutFew(table));
    }
    return tables;
  });
}

/** The same without what only a few people stand behind. */
const withoutFew = (table: FigureTable): FigureTable =>
  new Map(
    [...table].map(([key, values]) => [
      key,
      Object.fromEntries(Object.entries(values).map(([code, value]) => [code, isFewOf(code, value) ? null : value])),
    ]),
  );
