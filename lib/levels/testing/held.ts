import { instantOf } from '@/lib/kernel/day';
import { STANDARD_LEVELS } from '@/lib/standard-program';
import type { Calendar } from '../rules/close';
import type { Held } from '../rules/held';
import type { Purchase } from '../rules/window';
import type { LevelScheme } from '../schema';

/** The standard levels as version 1. */
export const ONE = { version: 1, scheme: STANDARD_LEVELS };

/** A calendar in which one scheme counts always. */
export const calendarOf = (zone: string, scheme: LevelScheme = STANDARD_LEVELS): Calendar => ({
  zone,
  versionAt: () => ({ version: 1, scheme }),
});

/** The start of a local day. */
export const day = (zone: string, text: string): Date => {
  const [year = 0, month = 0, date = 0] = text.split('-').map(Number);
  return instantOf(zone, year, month, date);
};

/** A held level with plain defaults. */
export function heldOf(
  level: { code: string; rank: number },
  since: Date,
  validTo: Date | null,
  more: Partial<Held> = {},
): Held {
  return {
    memberId: '00000000-0000-7000-8000-000000000001',
    ...level,
    since,
    validTo,
    keepFrom: since,
    graceUntil: null,
    scheme: 1,
    provisional: null,
    changedAt: since,
    reachFrom: null,
    invitedAt: null,
    invitationAcceptedAt: null,
    protectedUntil: null,
    lent: null,
    ...more,
  };
}

/** One qualifying order. */
export const bought = (at: Date, yuan: number): Purchase => ({ at, orders: 1, amount: yuan * 100 });

export const SILVER = { code: 'silver', rank: 2 };
export const GOLD = { code: 'gold', rank: 3 };
export const PLATINUM = { code: 'platinum', rank: 4 };
