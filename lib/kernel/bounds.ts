import { z } from 'zod';
import { localDate, localTime } from './day';
import type { Facts } from './refusal';
import { clockOf } from './wall-clock';

const MINUTES = 24 * 60;
const LocalDay = z.iso.date();

/** When something may be used, by the wall clock of the program: weekdays, minutes of the day, dates; all half-open (4.H). */
export const WhenSchema = z.strictObject({
  weekdays: z.array(z.int().min(1).max(7)).max(7).default([]),
  hours: z
    .array(
      z
        .strictObject({ from: z.int().min(0).max(MINUTES), to: z.int().min(0).max(MINUTES) })
        .refine(({ from, to }) => from < to, { path: ['to'], message: 'ends_before_it_starts' }),
    )
    .max(8)
    .default([]),
  dates: z
    .array(
      z
        .strictObject({ from: LocalDay, to: LocalDay })
        .refine(({ from, to }) => from < to, { path: ['to'], message: 'ends_before_it_starts' }),
    )
    .max(50)
    .default([]),
});

/** Where and when something may be used; an empty list bounds nothing (S0-3.2). */
export type Bounds = {
  readonly stores: readonly string[];
  readonly channels: readonly string[];
  readonly when: z.output<typeof WhenSchema>;
};

/** Where a use takes place; null: not said. */
export type Place = { readonly storeCode: string | null; readonly channel: string | null };

/** Why something may not be used here and now. */
export type Barred = { readonly code: string; readonly facts: Facts };

const HOUR_MINUTES = 60;

/** Why something may not be used at this place and moment, by the program's wall clock; null: it may (S0-3.2, 4.H). */
export function barredBy(bounds: Bounds, { storeCode, channel }: Place, at: Date, zone: string): Barred | null {
  const { when, stores, channels } = bounds;
  if (channels.length > 0 && (channel === null || !channels.includes(channel)))
    return { code: 'benefit_wrong_channel', facts: { actual: channel, needed: channels.join(' ') } };
  if (stores.length > 0 && (storeCode === null || !stores.includes(storeCode)))
    return { code: 'benefit_wrong_store', facts: { actual: storeCode, needed: stores.join(' ') } };
  return barredNow(when, at, zone);
}

function barredNow({ weekdays, hours, dates }: Bounds['when'], at: Date, zone: string): Barred | null {
  const { weekday, hour, minute } = localTime(at, zone);
  if (weekdays.length > 0 && !weekdays.includes(weekday))
    return { code: 'benefit_wrong_day', facts: { actual: weekday, needed: weekdays.join(' ') } };
  const minutes = hour * HOUR_MINUTES + minute;
  if (hours.length > 0 && !hours.some(({ from, to }) => from <= minutes && minutes < to)) {
    const needed = hours.map(({ from, to }) => `${clockOf(from)}–${clockOf(to)}`).join(' ');
    return { code: 'benefit_wrong_hour', facts: { actual: clockOf(minutes), needed } };
  }
  const date = localDate(at, zone);
  if (dates.length > 0 && !dates.some(({ from, to }) => from <= date && date < to))
    return { code: 'benefit_wrong_date', facts: { actual: date, needed: dates.map(({ from }) => from).join(' ') } };
  return null;
}

const BoundsSchema = z.object({ stores: z.array(z.string()), channels: z.array(z.string()), when: WhenSchema });

/** Bounds as they are kept with something that is handed on; null where there are none. */
export function boundsText({ stores, channels, when }: Bounds): string | null {
  const lists = [stores, channels, when.weekdays, when.hours, when.dates];
  return lists.every(({ length }) => length === 0) ? null : JSON.stringify({ stores, channels, when });
}

/** Bounds as they were kept; null: none. What nobody can read bounds everything: it is used nowhere (fails closed). */
export function readBounds(text: string | null): Bounds | null {
  if (text === null) return null;
  const read = BoundsSchema.safeParse(JSON.parse(text));
  return read.success ? read.data : NOWHERE;
}

const NOWHERE: Bounds = {
  stores: [],
  channels: ['-'],
  when: { weekdays: [], hours: [], dates: [] },
};
