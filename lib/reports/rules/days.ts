import { instantOf, type LocalDate } from '@/lib/kernel/day';

/** Half-open local days. */
export type DaySpan = { readonly from: LocalDate; readonly to: LocalDate };

const DAY_MS = 86_400_000;
const MONTHS = 12;
const WEEK = 7;
const at = (day: LocalDate): number => Date.parse(`${day}T00:00:00Z`);
const dayOf = (ms: number): LocalDate => new Date(ms).toISOString().slice(0, 10);

/** The day so many days later, or earlier. */
export const shiftDays = (day: LocalDate, days: number): LocalDate => dayOf(at(day) + days * DAY_MS);

/** How many days a span has. */
export const lengthOf = ({ from, to }: DaySpan): number => Math.round((at(to) - at(from)) / DAY_MS);

/** The first day of the month of a day. */
export const monthStart = (day: LocalDate): LocalDate => `${day.slice(0, 7)}-01`;

/** The first day of the month so many months later, or earlier. */
export function shiftMonths(day: LocalDate, months: number): LocalDate {
  const [year = 0, month = 0] = day.split('-').map(Number);
  const all = year * MONTHS + (month - 1) + months;
  const two = String((all % MONTHS) + 1).padStart(2, '0');
  return `${Math.floor(all / MONTHS)}-${two}-01`;
}

/** Days in order as spans without gaps, none longer than so many days. */
export function runsOf(days: readonly LocalDate[], longest: number): readonly DaySpan[] {
  const runs: DaySpan[] = [];
  for (const day of [...days].sort()) {
    const last = runs.at(-1);
    if (last !== undefined && last.to === day && lengthOf(last) < longest)
      runs[runs.length - 1] = { from: last.from, to: shiftDays(day, 1) };
    else runs.push({ from: day, to: shiftDays(day, 1) });
  }
  return runs;
}

/** A stretch of kept statistics: whole months or single days. */
export type Stretch = DaySpan & { readonly span: 'day' | 'month' };

/**
 * How a span is best read: its whole months that are over and kept as such, and the days before and after them. Together
 * they are the span, and nothing stands in two of them.
 */
export function stretchesOf({ from, to }: DaySpan, today: LocalDate): readonly Stretch[] {
  const first = from === monthStart(from) ? from : shiftMonths(from, 1);
  const over = monthStart(to < today ? to : today);
  if (first >= over) return [{ span: 'day', from, to }];
  const all: readonly Stretch[] = [
    { span: 'day', from, to: first },
    { span: 'month', from: first, to: over },
    { span: 'day', from: over, to },
  ];
  return all.filter((one) => one.from < one.to);
}

/** The steps in which time is told. */
export const TICKS = ['day', 'week', 'month'] as const;

/** One of them. */
export type Tick = (typeof TICKS)[number];

/** The Monday of the week of a day. */
export function weekStart(day: LocalDate): LocalDate {
  const sinceMonday = (new Date(at(day)).getUTCDay() + WEEK - 1) % WEEK;
  return shiftDays(day, -sinceMonday);
}

const firstOf = (day: LocalDate, by: Tick): LocalDate =>
  by === 'day' ? day : by === 'week' ? weekStart(day) : monthStart(day);

const nextOf = (tick: LocalDate, by: Tick): LocalDate =>
  by === 'month' ? shiftMonths(tick, 1) : shiftDays(tick, by === 'week' ? WEEK : 1);

/** Every day of a span, or the first day of each of its weeks or months, which may lie before it. */
export function ticksOf({ from, to }: DaySpan, by: Tick): readonly LocalDate[] {
  const ticks: LocalDate[] = [];
  for (let tick = firstOf(from, by); tick < to; tick = nextOf(tick, by)) ticks.push(tick);
  return ticks;
}

/** The days of a tick that lie in the span. */
export function daysOfTick(tick: LocalDate, by: Tick, { from, to }: DaySpan): DaySpan {
  const end = nextOf(tick, by);
  return { from: tick < from ? from : tick, to: end > to ? to : end };
}

/** The instant at which a local day begins. */
export function beginOf(day: LocalDate, zone: string): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return instantOf(zone, year, month, date);
}
