import { daysBetween, instantOf, type LocalDate, localDate, localTime } from '@/lib/kernel/day';
import type { Per } from './terms';

/** A local calendar period: its name, and when it begins and ends, half-open (4.H). */
export type Period = { readonly key: string; readonly from: Date; readonly to: Date };

/** The period that holds the instant: local day, ISO week, month or year; none for what is given once and for all. */
export function periodAt(per: Per, at: Date, zone: string): Period | null {
  const { year, month, day, weekday } = localTime(at, zone);
  const start = (y: number, m: number, d: number) => instantOf(zone, y, m, d);
  switch (per) {
    case 'day':
      return span(`day:${localDate(at, zone)}`, start(year, month, day), start(year, month, day + 1));
    case 'week': {
      const monday = start(year, month, day - weekday + 1);
      return span(`week:${localDate(monday, zone)}`, monday, start(year, month, day - weekday + 8));
    }
    case 'month':
      return span(`month:${localDate(at, zone).slice(0, 7)}`, start(year, month, 1), start(year, month + 1, 1));
    case 'year':
      return span(`year:${year}`, start(year, 1, 1), start(year + 1, 1, 1));
    case 'whole':
      return null;
  }
}

/** The name by which grants of a period are counted. */
export const periodKey = (per: Per, at: Date, zone: string): string => periodAt(per, at, zone)?.key ?? 'ever';

const span = (key: string, from: Date, to: Date): Period => ({ key, from, to });

/** A day of birth as far as it is told. */
export type Birth = { readonly month: number; readonly day: number | null };

const FEBRUARY = 2;
const LEAP_DAY = 29;

/** The local date on which a birthday is kept in a year: 29 February on the 28th in common years, a month on its 1st (4.H). */
export function birthdayIn(year: number, { month, day }: Birth, window: 'day' | 'month'): LocalDate | null {
  if (window === 'day' && day === null) return null;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const kept = window === 'month' ? 1 : month === FEBRUARY && day === LEAP_DAY && !isLeap ? LEAP_DAY - 1 : (day ?? 1);
  return `${year}-${String(month).padStart(2, '0')}-${String(kept).padStart(2, '0')}`;
}

const ONCE_IN_DAYS = 365;

/** Whether a birthday benefit may come again: 365 days after the last one, not once a calendar year (4.H). */
export const isBirthdayDue = (date: LocalDate, last: LocalDate | null): boolean =>
  last === null || daysBetween(last, date) >= ONCE_IN_DAYS;
