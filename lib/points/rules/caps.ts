import { localDate, localMonth, localTime } from '@/lib/kernel/day';
import type { Cap } from '../schema';

/** What a cap took away: its code, limit, what was already used in the period, and the points cut. */
export type Cut = {
  readonly cap: string;
  readonly period: string;
  readonly limit: number;
  readonly used: number;
  readonly cut: number;
};

/** What is granted of what was desired, and which caps cut it. */
export type Granted = { readonly granted: number; readonly cuts: readonly Cut[] };

/** The local period in which the instant counts: a date, an ISO week's Monday, or a month (4.H). */
export function capPeriod(cap: Cap, at: Date, zone: string): string {
  if (cap.period === 'day') return localDate(at, zone);
  if (cap.period === 'month') return localMonth(at, zone);
  const { year, month, day, weekday } = localTime(at, zone);
  return `W${new Date(Date.UTC(year, month - 1, day - weekday + 1)).toISOString().slice(0, 10)}`;
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
