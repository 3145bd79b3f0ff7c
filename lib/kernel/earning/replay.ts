import { capUses, grantUnder } from './cap-uses';
import type { Cap, Cut } from './caps';
import { type EarningFacts, evaluateEarning, type Factor } from './evaluate';
import type { Earning } from './schema';

/** A paid order as it is played again: who bought, and what earning knows of its moment. */
export type PlayedOrder = { readonly memberId: string; readonly orderId: string; readonly facts: EarningFacts };

/** The part of a version of rules by which orders earn; growth has no caps on orders. */
export type OrderRules = { readonly order: Earning; readonly caps: readonly Cap[] };

/** What one order would earn under rules, before caps and after, with what spoke and what cut. */
export type Played = {
  readonly desired: number;
  readonly granted: number;
  readonly factors: readonly Factor[];
  readonly bonuses: readonly string[];
  readonly cuts: readonly Cut[];
};

/**
 * What orders would earn if these rules had counted for all of them: the evaluator that settles, order by order of a
 * member in time, with caps beginning empty (4.A.6, 4.A.7). The orders of one member must stand together in time.
 */
export function replayOrders(rules: OrderRules, orders: readonly PlayedOrder[], zone: string): readonly Played[] {
  const caps = capUses(zone, [], 'every');
  return orders.map(({ memberId, facts }) => {
    const { multiplied, bonus, factors, bonuses } = evaluateEarning(rules.order, facts);
    const desired = multiplied + bonus;
    const { granted, cuts } = grantUnder(caps, rules.caps, { memberId, at: facts.paidAt }, desired);
    return { desired, granted, factors, bonuses, cuts };
  });
}
