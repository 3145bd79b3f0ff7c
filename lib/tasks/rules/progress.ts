import { addDays } from '@/lib/kernel/day';
import type { Terms } from './terms';

/** How much counted on one local day. */
export type DaySum = { readonly day: string; readonly amount: number };

/** How far the sums of the days lead: each at most as much as a day may bring, never below nothing. */
export const computeDone = (days: readonly DaySum[], dailyMax: number | null): number =>
  Math.max(
    0,
    days.reduce((sum, { amount }) => sum + Math.min(amount, dailyMax ?? amount), 0),
  );

/** How a member stands with a task in a period, as it is kept. */
export type Standing = {
  readonly done: number;
  readonly endsAt: Date | null;
  readonly claimedAt: Date | null;
  readonly takenAt: Date | null;
};

/** What a member sees of it, and what his next act is. */
export type TaskState = 'locked' | 'open' | 'claimable' | 'claimed' | 'taken' | 'lapsed';

/** The state of a task in a period: completed means the reward waits, until some days after the period (S2-4.2). */
export function stateOf(
  terms: Pick<Terms, 'target' | 'claimDays'>,
  { done, endsAt, claimedAt, takenAt }: Standing,
  isLocked: boolean,
  { now, zone }: { readonly now: Date; readonly zone: string },
): TaskState {
  if (takenAt !== null) return 'taken';
  if (claimedAt !== null) return 'claimed';
  const until = claimUntil(terms, endsAt, zone);
  if (until !== null && until <= now) return 'lapsed';
  if (isLocked) return 'locked';
  if (done >= terms.target) return 'claimable';
  return endsAt !== null && endsAt <= now ? 'lapsed' : 'open';
}

/** Until when the reward of a period may be claimed; null: always. */
export const claimUntil = ({ claimDays }: Pick<Terms, 'claimDays'>, endsAt: Date | null, zone: string): Date | null =>
  endsAt === null ? null : addDays(endsAt, claimDays, zone);
