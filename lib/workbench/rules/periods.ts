import type { LocalDate } from '@/lib/kernel/day';
import { dayAfter, dayBefore } from '@/lib/kernel/wall-clock';

/** The stretches of days that the workbench is looked at for. */
export const BENCH_PERIODS = ['today', 'yesterday', 'last_7', 'last_28'] as const;

/** One of them. */
export type BenchPeriod = (typeof BENCH_PERIODS)[number];

/** Half-open local days. */
export type Days = { readonly from: LocalDate; readonly to: LocalDate };

const LENGTH: Readonly<Record<BenchPeriod, number>> = { today: 1, yesterday: 1, last_7: 7, last_28: 28 };
const WEEK = 7;
// So many points tell a trend, and still fit below a number.
const TREND_DAYS = 14;

const back = (day: LocalDate, days: number): LocalDate =>
  Array.from({ length: days }).reduce<LocalDate>((at) => dayBefore(at), day);

/** The days of a period: today alone, or so many whole days until yesterday, since a day that still runs says too little. */
export function benchDays(period: BenchPeriod, today: LocalDate): Days {
  const to = period === 'today' ? dayAfter(today) : today;
  return { from: back(to, LENGTH[period]), to };
}

/** The days to compare with: as many on the same weekdays, the nearest that do not overlap (B1). */
export function sameWeekdays({ from, to }: Days, period: BenchPeriod): Days {
  const shift = Math.ceil(LENGTH[period] / WEEK) * WEEK;
  return { from: back(from, shift), to: back(to, shift) };
}

/** The days whose trend is drawn below a number: two weeks until the end of the period, or all of a longer one. */
export const trendDays = ({ to }: Days, period: BenchPeriod): Days => ({
  from: back(to, Math.max(TREND_DAYS, LENGTH[period])),
  to,
});

/** How many days a period has: what a target for one day is multiplied by. */
export const lengthOfPeriod = (period: BenchPeriod): number => LENGTH[period];

/** The period that an address names; the last whole week where it names none. */
export const periodOf = (name: string | null | undefined): BenchPeriod =>
  BENCH_PERIODS.find((one) => one === name) ?? 'last_7';
