import { addDays } from '@/lib/kernel/day';
import { type Period, periodAt } from './period';
import type { Terms } from './terms';

/** What a member is entitled to: so many times (null: without end), with the parameters that count for him. */
export type Entitled = { readonly times: number | null; readonly params: unknown; readonly level: string | null };

/** What the terms give a member of a level; null: nothing (S0-3.2 audience, 4.B.7). */
export function entitledTo({ levels, times, params }: Terms, level: string | null): Entitled | null {
  if (levels.length === 0) return { times, params, level: null };
  const share = levels.find((one) => one.level === level);
  if (share === undefined) return null;
  return { times: share.times, params: share.params ?? params, level: share.level };
}

/**
 * How many times more a member gets who had grants in the period: the difference of quotas (4.B.7). What was granted is
 * never taken back, so somebody who fell and rose again in one period gets nothing twice. Null: without end; 0: nothing.
 */
export function timesDue(entitled: number | null, had: readonly (number | null)[]): number | null {
  if (had.includes(null)) return 0;
  if (entitled === null) return null;
  return Math.max(
    0,
    had.reduce<number>((left, times) => left - (times ?? 0), entitled),
  );
}

/** From when until when a grant counts that is given at the instant, for a period or not (S0-3.2); no end: null. */
export function grantSpan(
  { validity, per }: Pick<Terms, 'validity' | 'per'>,
  at: Date,
  zone: string,
): { readonly startsAt: Date; readonly endsAt: Date | null } {
  switch (validity.type) {
    case 'period': {
      const period: Period | null = periodAt(per, at, zone);
      return { startsAt: at, endsAt: period?.to ?? null };
    }
    case 'days':
      return { startsAt: at, endsAt: addDays(at, validity.days, zone) };
    case 'fixed':
      return { startsAt: validity.from, endsAt: validity.to };
    case 'open':
      return { startsAt: at, endsAt: null };
  }
}
