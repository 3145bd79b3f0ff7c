import type { Facts } from '@/lib/kernel/refusal';
import { dayAfter } from './streak';

/** What deciding about a missed day takes. */
export type MakeUpFacts = {
  readonly today: string;
  readonly joined: string;
  readonly isChecked: boolean;
  /** How many days were made up for in the running month. */
  readonly madeUp: number;
  readonly cards: number;
  readonly terms: { readonly cards: number; readonly perMonth: number; readonly daysBack: number };
};

/** Whether a missed day may be made up for, or why not (M5: a broken run is mended, not mourned). */
export function decideMakeUp(day: string, facts: MakeUpFacts): { readonly code: string; readonly facts: Facts } | null {
  const { today, joined, isChecked, madeUp, cards, terms } = facts;
  if (isChecked) return { code: 'day_checked_in', facts: { day } };
  if (day >= today || day < joined) return { code: 'day_not_missed', facts: { day } };
  if (day < dayAfter(today, -terms.daysBack)) return { code: 'day_too_long_ago', facts: { day, days: terms.daysBack } };
  if (madeUp >= terms.perMonth) return { code: 'make_up_limit', facts: { times: terms.perMonth } };
  return cards < terms.cards ? { code: 'make_up_card_missing', facts: { cards: terms.cards } } : null;
}
