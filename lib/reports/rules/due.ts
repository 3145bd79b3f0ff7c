import { instantOf, type LocalDate, localDate } from '@/lib/kernel/day';
import { monthStart, shiftDays, shiftMonths, weekStart } from './days';

/** How often a report is made by itself. */
export const EVERY = ['day', 'week', 'month'] as const;

/** When a report is made: its day of the week (1 is Monday) or of the month where it counts, and the local minute. */
export type Rhythm = {
  readonly every: (typeof EVERY)[number];
  readonly weekday: number;
  readonly monthday: number;
  readonly minute: number;
};

const HOUR_MINUTES = 60;
// A month has a due day in any two months that follow each other, a week in any two weeks.
const STEPS = 2;

/**
 * The last time at which it was due until now, or null before the first. Once for each local day: a time that a jump of
 * the clock skips is the moment after it, one that comes twice is the first of the two (4.H).
 */
export function dueUntil(rhythm: Rhythm, now: Date, zone: string): Date | null {
  const today = localDate(now, zone);
  const past = Array.from({ length: STEPS + 1 }, (_, back) => dueDay(rhythm, today, -back));
  const all = past.map((day) => dueOn(day, rhythm, zone)).filter((due) => due <= now);
  return all.reduce<Date | null>((last, due) => (last === null || due > last ? due : last), null);
}

/** The next time at which it is due after now. */
export function dueAfter(rhythm: Rhythm, now: Date, zone: string): Date {
  const today = localDate(now, zone);
  const coming = Array.from({ length: STEPS + 1 }, (_, ahead) => dueDay(rhythm, today, ahead));
  const all = coming.map((day) => dueOn(day, rhythm, zone)).filter((due) => due > now);
  return all.reduce((first, due) => (due < first ? due : first));
}

/** The due day of the day, week or month that lies so many of them from the one of the day. */
function dueDay({ every, weekday, monthday }: Rhythm, today: LocalDate, steps: number): LocalDate {
  if (every === 'day') return shiftDays(today, steps);
  if (every === 'week') return shiftDays(weekStart(today), steps * 7 + weekday - 1);
  const month = shiftMonths(monthStart(today), steps);
  const last = shiftDays(shiftMonths(month, 1), -1);
  const day = shiftDays(month, monthday - 1);
  return day > last ? last : day;
}

function dueOn(day: LocalDate, { minute }: Rhythm, zone: string): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return instantOf(zone, year, month, date, Math.floor(minute / HOUR_MINUTES), minute % HOUR_MINUTES);
}
