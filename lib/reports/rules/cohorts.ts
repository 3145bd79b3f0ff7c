import { isTooFew } from '@/lib/kernel/small';
import { shiftMonths } from './days';

type Cell = { readonly cohort: string; readonly month: string; readonly people: number };

/** One cohort: how many there are, and what share of them bought in each month from the first on; null is not told. */
export type CohortRow = {
  readonly cohort: string;
  readonly size: number | null;
  readonly shares: readonly { readonly month: string; readonly share: number | null }[];
};

/**
 * Cohorts as rows, oldest first, each until the last month that anybody bought in. Of fewer than five nothing is told, for
 * a share of them names people (B10).
 */
export function cohortRows(cells: readonly Cell[]): readonly CohortRow[] {
  const people = new Map(cells.map(({ cohort, month, people: count }) => [`${cohort} ${month}`, count]));
  const last = cells.reduce((latest, { month }) => (month > latest ? month : latest), '');
  const cohorts = [...new Set(cells.map(({ cohort }) => cohort))].toSorted();
  return cohorts.map((cohort) => {
    const size = people.get(`${cohort} ${cohort}`) ?? 0;
    const isHidden = size === 0 || isTooFew(size);
    const shares: CohortRow['shares'][number][] = [];
    for (let month = cohort; month <= last; month = shiftMonths(month, 1)) {
      shares.push({ month, share: isHidden ? null : (people.get(`${cohort} ${month}`) ?? 0) / size });
    }
    return { cohort, size: isHidden ? null : size, shares };
  });
}
