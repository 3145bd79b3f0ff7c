import { formatCompact, formatMoney, formatNumber, formatPercent } from '@/lib/kernel/format';
import type { Locale } from '@/lib/kernel/locale';
import type { Unit } from './metric';

const BP = 10_000;
const TENTHS = 10;
const FEN = 100;
const HUNDREDTHS = 100;

/** A value as it is written in full, by what it counts; nothing to tell is a dash. */
export function tellValue(value: number | null | undefined, unit: Unit): string {
  if (value === null || value === undefined) return '–';
  if (unit === 'fen') return formatMoney(value, 'plain');
  if (unit === 'bp') return formatPercent(value / BP);
  if (unit === 'tenths') return String(value / TENTHS);
  return formatNumber(value);
}

/** A value as it stands below others in a column: money with its cents always, so that they line up. */
export const tellInColumn = (value: number | null | undefined, unit: Unit): string =>
  unit === 'fen' && typeof value === 'number' ? formatMoney(value) : tellValue(value, unit);

/** A value in short, for the axis of a chart. */
export function tellShort(value: number, unit: Unit, locale: Locale): string {
  if (unit === 'fen') return `¥${formatCompact(value / FEN, locale)}`;
  if (unit === 'bp') return formatPercent(value / BP);
  if (unit === 'tenths') return String(value / TENTHS);
  return formatCompact(value, locale);
}

/** A value as a spreadsheet adds it up: money in yuan, rates as shares, without grouping. */
export function tellPlain(value: number | null | undefined, unit: Unit): number | string {
  if (value === null || value === undefined) return '';
  if (unit === 'fen') return value / HUNDREDTHS;
  if (unit === 'bp') return value / BP;
  if (unit === 'tenths') return value / TENTHS;
  return value;
}

/** By how much a value changed, as a share of what it was; null where there is nothing to compare it with. */
export const changeOf = (value: number | null, before: number | null): number | null =>
  value === null || before === null || before === 0 ? null : (value - before) / Math.abs(before);

/** By how many percentage points a rate in basis points changed, without its sign. */
export const tellPoints = (value: number | null, before: number | null): string =>
  String(Math.round(Math.abs((value ?? 0) - (before ?? 0)) / TENTHS) / TENTHS);
