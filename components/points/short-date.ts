import { localTime } from '@/lib/kernel/day';
import { formatDateTime } from '@/lib/kernel/format';
import type { Locale } from '@/lib/kernel/locale';

/** Points that end or arrive together. */
export type Bucket = { readonly points: number; readonly at: Date };

/** A date that fits under a number: `12/31`, `31 Dec`; with its year when that is another one. */
export function shortDate(at: Date, now: Date, locale: Locale, zone: string): string {
  const { year, month, day } = localTime(at, zone);
  const isThisYear = year === localTime(now, zone).year;
  if (locale === 'en') return formatDateTime(at, isThisYear ? 'short' : 'date', locale, zone);
  return isThisYear ? `${month}/${day}` : `${year}/${month}/${day}`;
}
