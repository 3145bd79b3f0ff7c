import {
  type CapUses,
  type Cut,
  decideGrant,
  type EarningFacts,
  evaluateEarning,
  roomUnder,
} from '@/lib/kernel/earning';
import type { PointsRules } from '../schema';
import { orderPointsActivation } from './life';

/** What an order will earn if it is paid now: what it would be worth, what the caps leave of it, and from when. */
export type PointsPromise = {
  readonly desired: number;
  readonly granted: number;
  readonly cuts: readonly Cut[];
  /** When the points become active at the latest; null when there will be none. */
  readonly availableAt: Date | null;
};

/**
 * What an order will earn under the rules and what is used of the caps already: the decision of settling without the
 * writing, so that no page promises what a cap will cut (N9, 4.A.6, 4.A.7).
 */
export function promiseOf(
  rules: PointsRules,
  uses: CapUses,
  order: { readonly memberId: string; readonly facts: EarningFacts },
): PointsPromise {
  const { memberId, facts } = order;
  const { multiplied, bonus } = evaluateEarning(rules.order, facts);
  const desired = multiplied + bonus;
  const { granted, cuts } = decideGrant(desired, roomUnder(uses, rules.caps, { memberId, at: facts.paidAt }));
  const availableAt =
    granted === 0 ? null : orderPointsActivation(rules, { paidAt: facts.paidAt, completedAt: null }, uses.zone);
  return { desired, granted, cuts, availableAt };
}
