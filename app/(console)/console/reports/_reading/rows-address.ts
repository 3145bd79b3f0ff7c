import type { DaySpan } from '@/lib/reports/rules/days';
import { isDimension } from '@/lib/reports/rules/metric';
import { findMetric } from '@/lib/reports/rules/metrics';

type Places = Readonly<
  Partial<Record<'region' | 'store' | 'level' | 'channel' | 'about' | 'subject' | 'by', string | null>>
>;

/** A line of a split, as that page is asked for it. */
export const lineAsked = (split: string, key: string): Places =>
  isDimension(split) ? { subject: key, by: split } : { [split]: key };

/** The page of the rows that a number of these days and places was counted from; null for what only stands now. */
export function rowsAddress(metric: string, { from, to }: DaySpan, places: Places): string | null {
  const kind = findMetric(metric)?.reading.kind;
  if (kind === undefined || kind === 'stock' || kind === 'reach' || kind === 'gauge') return null;
  const said = Object.entries({ metric, from, to, ...places }).filter(
    (one): one is [string, string] => typeof one[1] === 'string',
  );
  return `/console/reports/rows?${new URLSearchParams(said)}`;
}
