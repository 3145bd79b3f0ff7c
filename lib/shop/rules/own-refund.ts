import type { Facts } from '@/lib/kernel/refusal';

/** What of an order decides whether its buyer may give back by himself; times and fen. */
export type OwnOrder = {
  readonly isShops: boolean;
  readonly status: 'placed' | 'paid' | 'completed' | 'cancelled';
  readonly paidAt: Date | null;
};

/** How far the shop lets members give back without its desk. */
export type OwnRefundTerms = { readonly refundMax: number; readonly refundDays: number };

/** Yes, or the code and facts of the sentence that says who can do it instead. */
export type OwnRefundDecision =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly code: OwnRefundNo; readonly facts: Facts };

/** Why a member may not give back by himself. */
export const OWN_REFUND_NOES = ['refund_at_desk', 'refund_not_paid', 'refund_too_late', 'refund_too_much'] as const;

/** One of them. */
export type OwnRefundNo = (typeof OWN_REFUND_NOES)[number];

const DAY_MS = 86_400_000;

/** Whether a member may give goods back by himself at all: an order of the shop, paid, and not too long ago (4.D). */
export function decideOwnRefund(order: OwnOrder, { refundDays }: OwnRefundTerms, now: Date): OwnRefundDecision {
  if (!order.isShops) return no('refund_at_desk', {});
  if (order.paidAt === null || order.status === 'placed' || order.status === 'cancelled')
    return no('refund_not_paid', {});
  const until = new Date(order.paidAt.getTime() + refundDays * DAY_MS);
  return until <= now ? no('refund_too_late', { days: refundDays }) : { allowed: true };
}

/** Whether so much money may go back at once; more than that is confirmed by the desk. */
export const decideOwnAmount = (amount: number, { refundMax }: OwnRefundTerms): OwnRefundDecision =>
  amount > refundMax ? no('refund_too_much', { limit: refundMax, amount }) : { allowed: true };

const no = (code: OwnRefundNo, facts: Facts): OwnRefundDecision => ({ allowed: false, code, facts });

/** Whether a member may ask the desk to take goods back: an order of the shop that is paid, however long ago. */
export function decideAsking(order: OwnOrder): OwnRefundDecision {
  if (!order.isShops) return no('refund_at_desk', {});
  const isPaid = order.paidAt !== null && (order.status === 'paid' || order.status === 'completed');
  return isPaid ? { allowed: true } : no('refund_not_paid', {});
}

/** Whether the desk is needed at all: what the shop gives back by itself nobody has to wait for. */
export const isAtOnce = (order: OwnOrder, amount: number, terms: OwnRefundTerms, now: Date): boolean =>
  decideOwnRefund(order, terms, now).allowed && decideOwnAmount(amount, terms).allowed;
