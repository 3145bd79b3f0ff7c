import { z } from 'zod';
import { instantOf, localDate, localMonth, localTime } from '../day';

/** The local periods in which limits count: calendar day, ISO week from Monday, calendar month (4.H). */
export const PERIODS = ['day', 'week', 'month'] as const;

const DAYS_PER_WEEK = 7;

/** A kind of local period. */
export type Period = (typeof PERIODS)[number];

/** A limit on what is granted to a member in one local period (4.A.7). */
export const CapSchema = z.strictObject({
  code: z.string().min(1),
  period: z.enum(PERIODS),
  limit: z.int().min(0),
});

/** Caps, each code once. */
export const CapsSchema = z
  .array(CapSchema)
  .max(20)
  .refine((caps) => new Set(caps.map(({ code }) => code)).size === caps.length, { message: 'every code once' });

/** A limit on what is granted in one local period. */
export type Cap = z.output<typeof CapSchema>;

/** What a cap took away: its code, limit, what was already used in the period, and the part cut. */
export type Cut = {
  readonly cap: string;
  readonly period: string;
  readonly limit: number;
  readonly used: number;
  readonly cut: number;
};

/** What is granted of what was desired, and which caps cut it. */
export type Granted = { readonly granted: number; readonly cuts: readonly Cut[] };

/** The local period in which the instant counts, by name: a date, an ISO week's Monday, or a month (4.H). */
export function periodName(period: Period, at: Date, zone: string): string {
  if (period === 'day') return localDate(at, zone);
  if (period === 'month') return localMonth(at, zone);
  const { year, month, day, weekday } = localTime(at, zone);
  return `W${new Date(Date.UTC(year, month - 1, day - weekday + 1)).toISOString().slice(0, 10)}`;
}

/** When the local period that holds the instant is over and a new one begins (4.H). */
export function periodEnd(period: Period, at: Date, zone: string): Date {
  const { year, month, day, weekday } = localTime(at, zone);
  if (period === 'month') return instantOf(zone, year, month + 1, 1);
  return instantOf(zone, year, month, day + (period === 'day' ? 1 : DAYS_PER_WEEK - weekday + 1));
}

/** Grants what the caps leave room for, never less than 0, and says which cap cut how much (4.A.7). */
export function decideGrant(desired: number, caps: readonly { cap: Cap; period: string; used: number }[]): Granted {
  let granted = desired;
  const cuts: Cut[] = [];
  for (const { cap, period, used } of caps) {
    const room = Math.max(0, cap.limit - used);
    if (granted <= room) continue;
    cuts.push({ cap: cap.code, period, limit: cap.limit, used, cut: granted - room });
    granted = room;
  }
  return { granted, cuts };
}
