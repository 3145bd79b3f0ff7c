import { instantOf, type LocalDate } from '@/lib/kernel/day';
import type { Window } from './life';
import type { Terms } from './terms';

/** The local days of a campaign as instants: from the midnight that begins the first to that which ends the last (4.H). */
export function windowOf({ days }: Pick<Terms, 'days'>, zone: string): Window {
  const { warmFrom, from, to } = days;
  const startsAt = midnight(from, zone);
  const warmsAt = warmFrom === null ? startsAt : midnight(warmFrom, zone);
  return { warmsAt, startsAt, endsAt: midnight(to, zone, 1) };
}

function midnight(day: LocalDate, zone: string, after = 0): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return instantOf(zone, year, month, date + after);
}
