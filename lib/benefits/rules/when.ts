import { localDate, localTime } from '@/lib/kernel/day';
import type { Facts } from '@/lib/kernel/refusal';
import type { Terms } from './terms';
import { clockOf } from './wall-clock';

/** Why a benefit may not be used here and now, or null. */
export type Barred = { readonly code: string; readonly facts: Facts };

/** Where a use takes place; null: not said. */
export type Place = { readonly storeCode: string | null; readonly channel: string | null };

const HOUR_MINUTES = 60;

/** Whether the terms let it be used at this place and moment, by the program's wall clock (S0-3.2, 4.H). */
export function barredAt(terms: Terms, { storeCode, channel }: Place, at: Date, zone: string): Barred | null {
  const { when, stores, channels } = terms;
  if (channels.length > 0 && (channel === null || !channels.includes(channel)))
    return { code: 'benefit_wrong_channel', facts: { actual: channel, needed: channels.join(' ') } };
  if (stores.length > 0 && (storeCode === null || !stores.includes(storeCode)))
    return { code: 'benefit_wrong_store', facts: { actual: storeCode, needed: stores.join(' ') } };
  const { weekday, hour, minute } = localTime(at, zone);
  if (when.weekdays.length > 0 && !when.weekdays.includes(weekday))
    return { code: 'benefit_wrong_day', facts: { actual: weekday, needed: when.weekdays.join(' ') } };
  const minutes = hour * HOUR_MINUTES + minute;
  if (when.hours.length > 0 && !when.hours.some(({ from, to }) => from <= minutes && minutes < to))
    return {
      code: 'benefit_wrong_hour',
      facts: {
        actual: clockOf(minutes),
        needed: when.hours.map(({ from, to }) => `${clockOf(from)}–${clockOf(to)}`).join(' '),
      },
    };
  const date = localDate(at, zone);
  if (when.dates.length > 0 && !when.dates.some(({ from, to }) => from <= date && date < to))
    return {
      code: 'benefit_wrong_date',
      facts: { actual: date, needed: when.dates.map(({ from }) => from).join(' ') },
    };
  return null;
}
