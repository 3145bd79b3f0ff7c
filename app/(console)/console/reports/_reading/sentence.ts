import type { useTranslations } from 'next-intl';
import { formatPercent } from '@/lib/kernel/format';
import type { Metric } from '@/lib/reports/rules/metric';
import type { CompareName } from '@/lib/reports/rules/period';
import { type Point, summaryOf } from '@/lib/reports/rules/summary';
import { tellValue } from '@/lib/reports/rules/tell';

/** The words of reports, on the server and in the browser. */
export type ReportTexts = ReturnType<typeof useTranslations<'reports'>>;

const BP = 10_000;

const BEFORE = { previous: 'before.previous', weekday: 'before.weekday', year: 'before.year' } as const;
const SUM = {
  up: 'summary.sum.up',
  down: 'summary.sum.down',
  level: 'summary.sum.level',
  alone: 'summary.sum.alone',
  empty: 'summary.sum.empty',
} as const;
const END = {
  up: 'summary.end.up',
  down: 'summary.end.down',
  level: 'summary.end.level',
  alone: 'summary.end.alone',
  empty: 'summary.end.empty',
} as const;

/** What a period is compared with, in words. */
export const comparedTo = (t: ReportTexts, compare: CompareName): string =>
  compare === 'none' ? '' : t(BEFORE[compare]);

/**
 * One sentence that says how a number went: its sum or its end, how it changed, and its highest point. An end is of the
 * last tick that is over: what has only begun would be read as a fall.
 */
export function sayTrend(
  t: ReportTexts,
  { code, unit, reading }: Metric,
  {
    points,
    before,
    compare,
    partial,
    tickName,
  }: {
    readonly points: readonly Point[];
    readonly before: readonly (number | null)[] | null;
    readonly compare: CompareName;
    /** The tick that is not over. */
    readonly partial: string | null;
    readonly tickName: (tick: string) => string;
  },
): string {
  const isSum = reading.kind === 'sum';
  const last = partial !== null && points.length > 1 && points.at(-1)?.tick === partial ? -2 : -1;
  const endOf = (values: readonly (number | null)[]): number =>
    isSum ? values.reduce<number>((total, value) => total + (value ?? 0), 0) : (values.at(last) ?? 0);
  const { trend, value, changeBp, peak } = summaryOf(
    endOf(points.map((point) => point.value)),
    before === null || before.length === 0 ? null : endOf(before),
    points,
  );
  const facts = {
    metric: t(`metric.${code}.name` as 'metric.orders.name'),
    value: tellValue(value, unit),
    change: formatPercent(changeBp / BP),
    compared: comparedTo(t, compare),
  };
  const said = t((isSum ? SUM : END)[trend], facts);
  if (peak === null) return said;
  return `${said}${t('summary.peak', { tick: tickName(peak.tick), value: tellValue(peak.value, unit) })}`;
}
