import { addDays, instantOf, localDate, localTime, startOfDay } from '@/lib/kernel/day';
import type { Refresh } from './terms';

// A worker that stood still makes good the last refresh it missed, not all of them.
const LOOK_BACK_DAYS = 7;

/** A refresh that is due: what makes it come once, and since when. */
export type Due = { readonly key: string; readonly at: Date };

/**
 * The last refresh that was due by the instant: of a live segment that of the local day, in which conditions on days turn;
 * of a scheduled one that of its local time; null when there is none (4.H, 4.I).
 */
export function dueOf(refresh: Refresh, now: Date, zone: string): Due | null {
  if (refresh.mode === 'manual') return null;
  const today = startOfDay(now, zone);
  if (refresh.mode === 'live') return { key: `day:${localDate(now, zone)}`, at: today };
  const [hour = 0, minute = 0] = refresh.at.split(':').map(Number);
  for (let back = 0; back <= LOOK_BACK_DAYS; back++) {
    const { year, month, day, weekday } = localTime(addDays(today, -back, zone), zone);
    const at = instantOf(zone, year, month, day, hour, minute);
    if (at <= now && refresh.weekdays.includes(weekday)) return { key: `at:${localDate(at, zone)} ${refresh.at}`, at };
  }
  return null;
}
