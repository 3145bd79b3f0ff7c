import type { Facts } from '@/lib/kernel/refusal';
import type { Reward } from './schema';

/** Who gives: the kinds of source that a gift may come from. */
export const GIFT_SOURCES = ['task', 'check_in', 'draw', 'referral', 'boost', 'survey', 'mall', 'campaign'] as const;

/** Something to be given to a member, once by its key. */
export type Gift = {
  readonly memberId: string;
  /** Idempotent for the member, such as `task:first_order:2026-11-22` (4.F). */
  readonly key: string;
  readonly rewards: readonly Reward[];
  /** What decided it, by its code and the version of its rules. */
  readonly source: {
    readonly type: (typeof GIFT_SOURCES)[number];
    readonly ref: string;
    readonly version: number;
  };
  /** A message key, or an operator's text: kept with the gift and its decision. */
  readonly reason: string;
  /** Budgets that it draws on, by their codes (4.G); each counts what the gift costs in its own kind. */
  readonly budgets?: readonly string[];
};

/** One thing as it was given: `refs` are the lines, copies, grants or tickets that it became. */
export type GivenItem = Reward & { readonly refs: readonly string[]; readonly amount: number };

/** What came of a gift: a repeat is told what was given the first time. */
export type Given =
  | { readonly outcome: 'given' | 'repeat'; readonly giftId: string; readonly items: readonly GivenItem[] }
  | { readonly outcome: 'refused'; readonly code: string; readonly facts: Facts };

/** What came of taking one thing back: so much of it is gone; `debt` is owed, `waived` was let go (4.A.10). */
export type TakenItem = {
  readonly kind: string;
  readonly taken: number;
  readonly kept: number;
  readonly debt: number;
  readonly waived: number;
};

/** What came of taking a gift back. */
export type TakenBack =
  | { readonly outcome: 'taken' | 'repeat'; readonly items: readonly TakenItem[] }
  | { readonly outcome: 'unknown' };
