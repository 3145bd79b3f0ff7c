import { isTick } from '@/lib/reports/rules/ask';
import type { BuiltTold } from '@/lib/reports/rules/built';
import { daysOfTick } from '@/lib/reports/rules/days';
import { PLACES } from '@/lib/reports/rules/definition';
import { OTHERS } from '@/lib/reports/rules/gather';
import { findMetric } from '@/lib/reports/rules/metrics';
import { lineAsked, rowsAddress } from '../_reading/rows-address';

const STANDING: Readonly<Record<string, string>> = {
  members: '/console/members',
  ledger: '/console/ledger',
};

/**
 * Where a number leads: to the rows it was counted from, of the line it stands in (null: of the whole). What only stands
 * now leads to its list; what names nobody leads nowhere.
 */
export function drillOf(told: BuiltTold, code: string, key: string | null): string | null {
  const metric = findMetric(code);
  if (metric === undefined || key === '' || key === OTHERS) return null;
  if (metric.reading.kind === 'stock') return (metric.drill !== undefined && STANDING[metric.drill]) || null;
  const { definition, days } = told;
  const { split } = definition;
  const span = key !== null && isTick(split) ? daysOfTick(key, split, days) : days;
  const place = key === null || split === null || isTick(split) ? {} : lineAsked(split, key);
  const asked = Object.fromEntries(
    ([...PLACES, 'about'] as const).flatMap((name) => (definition[name] === null ? [] : [[name, definition[name]]])),
  );
  // A store lies in its region: the line narrows what the filter said.
  const where = split === 'store' && key !== null ? { ...asked, region: null, ...place } : { ...asked, ...place };
  return rowsAddress(code, span, where);
}
