import { midnightOf } from '@/lib/kernel/day';
import type { Window } from './life';
import type { Terms } from './terms';

/** The local days of a campaign as instants: from the midnight that begins the first to that which ends the last (4.H). */
export function windowOf({ days }: Pick<Terms, 'days'>, zone: string): Window {
  const { warmFrom, from, to } = days;
  const startsAt = midnightOf(from, zone);
  const warmsAt = warmFrom === null ? startsAt : midnightOf(warmFrom, zone);
  return { warmsAt, startsAt, endsAt: midnightOf(to, zone, 1) };
}
