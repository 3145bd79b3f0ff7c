import { addDays, startOfDay } from '@/lib/kernel/day';
import type { Terms } from './terms';

/** From when until when a copy that is issued at the instant may be used, half-open (S0-4.2, 4.H). */
export function computeValidity(
  validity: Terms['validity'],
  issuedAt: Date,
  zone: string,
): { startsAt: Date; endsAt: Date } {
  switch (validity.type) {
    case 'fixed':
      return { startsAt: validity.from, endsAt: validity.to };
    case 'days':
      return { startsAt: issuedAt, endsAt: addDays(issuedAt, validity.days, zone) };
    case 'midnight':
      return { startsAt: issuedAt, endsAt: addDays(startOfDay(issuedAt, zone), validity.days, zone) };
  }
}
