import 'server-only';
import type { Db } from '@/lib/platform/db';
import { storeCodesOfRegion } from '@/lib/stores';
import { aboutOf, type Where } from './rules/ask';
import { type DaySpan, monthStart, shiftMonths, stretchesOf } from './rules/days';
import { type CohortCell, readCohorts } from './store/read-sets';

type Places = Readonly<Record<'region' | 'store' | 'level' | 'channel', string | null>> & {
  /** As it stands in an address. */
  readonly about: string | null;
};

const COHORT_MONTHS = 11;

/** Where is asked for and about what, within what the reader sees: a store or region out of his sight has nothing for him (S1-5.1). */
export async function whereOf(
  { region, store, level, channel, about }: Places,
  sight: readonly string[] | null,
): Promise<Where> {
  const named = store !== null ? [store] : region !== null ? await storeCodesOfRegion(region) : null;
  return { stores: within(named, sight), level, channel, about: aboutOf(about) };
}

/** Of the named stores those in sight; null stands for all of them. */
export const within = (named: readonly string[] | null, sight: readonly string[] | null): readonly string[] | null =>
  named === null ? sight : sight === null ? named : named.filter((code) => sight.includes(code));

/** The last twelve months until the end of the days, by the month of the first purchase. */
export function cohortsOf(
  db: Db,
  days: DaySpan,
  stores: readonly string[] | null,
  today: string,
): Promise<readonly CohortCell[]> {
  const last = monthStart(days.to <= today ? days.to : today);
  const span = { from: shiftMonths(last, -COHORT_MONTHS), to: shiftMonths(last, 1) };
  return readCohorts(db, stretchesOf(span, today), stores);
}
