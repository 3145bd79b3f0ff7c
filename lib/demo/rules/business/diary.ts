import { instantOf, type LocalDate } from '@/lib/kernel/day';
import { dateAfter } from '../calendar';

/** The calendar of the demo's business: local dates and instants so many days from its last day, which is 0. */
export type Diary = {
  readonly zone: string;
  readonly day: (days: number) => LocalDate;
  readonly at: (days: number, hour?: number, minute?: number) => Date;
};

/** A day of the diary, and the instants of it that have come. */
export type Today = { readonly day: number; readonly at: (hour: number, minute?: number) => Date };

/** The business goes back so many days. */
export const FIRST_DAY = -14;

/** The days of the business, the first one first. */
export const DIARY_DAYS: readonly number[] = Array.from({ length: 1 - FIRST_DAY }, (_, place) => FIRST_DAY + place);

/** The calendar that ends on a local day. */
export function diaryOf(today: LocalDate, zone: string): Diary {
  const day = (days: number) => dateAfter(today, days);
  return {
    zone,
    day,
    at(days, hour = 0, minute = 0) {
      const [year = 0, month = 0, date = 0] = day(days).split('-').map(Number);
      return instantOf(zone, year, month, date, hour, minute);
    },
  };
}
