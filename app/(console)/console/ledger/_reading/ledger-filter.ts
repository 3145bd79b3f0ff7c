import { instantOf, type LocalDate } from '@/lib/kernel/day';
import type { ListFilters } from '@/lib/kernel/list-query';
import type { Asset, EntryFilter } from '@/lib/ledger';
import { ENTRY_TYPES } from '@/lib/ledger/rules/explore';

const FIRST_YEAR = 1970;
const LAST_YEAR = 2200;
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

const ASSETS: readonly Asset[] = ['points', 'growth'];

/** The filter of the ledger from a list's address: unknown values fall away, days are whole local ones, both inclusive. */
export function ledgerFilter(filters: ListFilters, zone: string): Omit<EntryFilter, 'memberId' | 'sourceId'> {
  return {
    from: dayStart(filters.from?.[0], zone, 0) ?? instantOf(zone, FIRST_YEAR, 1, 1),
    to: dayStart(filters.to?.[0], zone, 1) ?? instantOf(zone, LAST_YEAR, 1, 1),
    assets: ASSETS.filter((asset) => filters.asset?.includes(asset)),
    types: ENTRY_TYPES.filter((type) => filters.type?.includes(type)),
    sources: (filters.source ?? []).slice(0, 20),
    rules: (filters.rule ?? []).slice(0, 50),
  };
}

function dayStart(text: LocalDate | undefined, zone: string, daysLater: number): Date | null {
  const [, year, month, day] = DATE.exec(text ?? '') ?? [];
  if (year === undefined || Number(year) < FIRST_YEAR || Number(year) >= LAST_YEAR) return null;
  return instantOf(zone, Number(year), Number(month), Number(day) + daysLater);
}
