import type { LocalDate } from '@/lib/kernel/day';
import { type DaySpan, lengthOf, monthStart, shiftDays, shiftMonths, weekStart } from './days';

/** The periods that have a name; `custom` names its days. */
export const PERIODS = [
  'yesterday',
  'last_7',
  'last_30',
  'last_90',
  'last_365',
  'last_week',
  'this_month',
  'last_month',
  'custom',
] as const;
/** What a period is compared with. */
export const COMPARES = ['previous', 'weekday', 'year', 'none'] as const;

/** A period by its name. */
export type PeriodName = (typeof PERIODS)[number];
/** What to compare with, by its name. */
export type CompareName = (typeof COMPARES)[number];

const LAST: Readonly<Partial<Record<PeriodName, number>>> = { last_7: 7, last_30: 30, last_90: 90, last_365: 365 };
const YEAR_MONTHS = 12;
const WEEK = 7;
// As far as a chart of months goes, and a person looks back.
const DAYS_MAX = 3_660;
// A chart of days has a quarter at the most; longer periods are drawn by months.
const CHART_DAYS_MAX = 100;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Whether the text is a day of the calendar. */
export const isDay = (text: string | null): text is LocalDate =>
  text !== null && DATE.test(text) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);

/**
 * The days of a period: so many until today, a calendar month, or what was named, both days inclusive. What cannot be read
 * is the last thirty days.
 */
export function periodDays(name: PeriodName, today: LocalDate, from: string | null, until: string | null): DaySpan {
  const tomorrow = shiftDays(today, 1);
  if (name === 'yesterday') return { from: shiftDays(today, -1), to: today };
  if (name === 'last_week') return { from: shiftDays(weekStart(today), -WEEK), to: weekStart(today) };
  if (name === 'this_month') return { from: monthStart(today), to: tomorrow };
  if (name === 'last_month') return { from: shiftMonths(today, -1), to: monthStart(today) };
  if (name === 'custom' && isDay(from) && isDay(until) && from <= until) {
    const to = shiftDays(until, 1);
    return { from: lengthOf({ from, to }) > DAYS_MAX ? shiftDays(to, -DAYS_MAX) : from, to };
  }
  return { from: shiftDays(tomorrow, -(LAST[name] ?? 30)), to: tomorrow };
}

/**
 * The days that a period is compared with: as many before it, the same weekdays before it, or the same days of the year
 * before. What was asked for as a calendar month is compared with as many days of the month before, so that half a month
 * does not stand beside a whole one; days that move on with today are not, even where they happen to begin on a 1st.
 */
export function compareDays(days: DaySpan, name: CompareName, period: PeriodName): DaySpan | null {
  if (name === 'none') return null;
  const length = lengthOf(days);
  if (name === 'year') return yearBefore(days);
  if (name === 'weekday') {
    const back = Math.ceil(length / WEEK) * WEEK;
    return { from: shiftDays(days.from, -back), to: shiftDays(days.to, -back) };
  }
  const isWhole = days.from === monthStart(days.from) && days.to === shiftMonths(days.from, 1);
  const isMonth = period === 'this_month' || period === 'last_month' || (period === 'custom' && isWhole);
  if (!isMonth) return { from: shiftDays(days.from, -length), to: days.from };
  const month = shiftMonths(days.from, -1);
  const end = shiftDays(month, length);
  return { from: month, to: isWhole || end > days.from ? days.from : end };
}

/**
 * The same days of the year before by their dates: whole months stand beside whole ones, with 29 February or without. What
 * is about 29 February alone stands beside 28 February (4.H).
 */
function yearBefore({ from, to }: DaySpan): DaySpan {
  const isMonths = from === monthStart(from) && to === monthStart(to);
  return { from: sameDay(from), to: isMonths ? sameDay(to) : shiftDays(sameDay(shiftDays(to, -1)), 1) };
}

/** The same day of the year before; of 29 February the last of that month (4.H). */
function sameDay(day: LocalDate): LocalDate {
  const month = shiftMonths(day, -YEAR_MONTHS);
  const same = shiftDays(month, Number(day.slice(8)) - 1);
  const next = shiftMonths(month, 1);
  return same < next ? same : shiftDays(next, -1);
}

/** Whether a chart of the period has a point for each day, or for each month. */
export const tickOf = (days: DaySpan): 'day' | 'month' => (lengthOf(days) <= CHART_DAYS_MAX ? 'day' : 'month');
