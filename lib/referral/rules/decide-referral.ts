import { addDays } from '@/lib/kernel/day';
import type { ReferralRules } from '../schema';

/** What may become of an invitation. */
export const REFERRAL_STATES = ['bound', 'pending', 'given', 'refused', 'expired', 'taken'] as const;

/** What has become of an invitation. */
export type ReferralState = (typeof REFERRAL_STATES)[number];

/** An order of the friend that was paid; `left` is the money of its goods that has not come back, in fen. */
export type FriendOrder = {
  readonly number: string;
  readonly paidAt: Date;
  readonly completedAt: Date | null;
  readonly left: number;
};

/** All that is known when an invitation is looked at. */
export type ReferralFacts = {
  readonly state: ReferralState;
  readonly code: string | null;
  readonly review: 'none' | 'open' | 'released' | 'refused';
  readonly boundAt: Date;
  /** The order by which it was given. */
  readonly orderNumber: string | null;
  readonly orders: readonly FriendOrder[];
  /** Inviter and friend are one member by now. */
  readonly isOneself: boolean;
  /** The friend turned out to have been a member before he was bound. */
  readonly wasMember: boolean;
  /** The account of either of them is frozen now: it waits. Of one who closed his the other gets what is his (4.K). */
  readonly isFrozen: boolean;
  readonly rules: ReferralRules;
  readonly zone: string;
  readonly now: Date;
};

/** What an invitation becomes, and when to look again without being told. */
export type ReferralStep =
  | { readonly to: 'bound'; readonly checkAt: Date }
  | { readonly to: 'pending'; readonly order: FriendOrder; readonly ripeAt: Date; readonly checkAt: Date | null }
  | { readonly to: 'given'; readonly order: FriendOrder; readonly ripeAt: Date }
  | { readonly to: 'refused'; readonly code: string }
  | { readonly to: 'taken'; readonly code: string }
  | { readonly to: 'expired' }
  | { readonly to: 'stays' };

// Refused because of a merge: undoing the merge undoes the refusal.
const BY_MERGE = ['referral_own_account', 'referral_member_before'];
const RECHECK_DAYS = 1;

/**
 * What an invitation becomes by all that is known now, whatever happened in which order (4.L): the first paid order of
 * enough money counts, its reward waits for the end of its return window and for whoever must look at it, and is taken
 * back when the money comes back.
 */
export function decideReferral(facts: ReferralFacts): ReferralStep {
  const { state, code } = facts;
  const merged = facts.isOneself ? 'referral_own_account' : facts.wasMember ? 'referral_member_before' : null;
  if (state === 'taken' || state === 'expired') return { to: 'stays' };
  if (state === 'given') return decideGiven(facts, merged);
  if (facts.review === 'refused') return { to: 'stays' };
  if (merged !== null) return state === 'refused' ? { to: 'stays' } : { to: 'refused', code: merged };
  if (state === 'refused' && !BY_MERGE.includes(code ?? '')) return { to: 'stays' };
  return decideWaiting(facts);
}

function decideGiven({ orders, orderNumber, rules }: ReferralFacts, merged: string | null): ReferralStep {
  if (merged !== null) return { to: 'taken', code: merged };
  const order = orders.find(({ number }) => number === orderNumber);
  const isKept = order !== undefined && isEnough(order, rules);
  return isKept ? { to: 'stays' } : { to: 'taken', code: 'referral_refunded' };
}

function decideWaiting(facts: ReferralFacts): ReferralStep {
  const { boundAt, rules, zone, now } = facts;
  const orderBy = addDays(boundAt, rules.orderWithinDays, zone);
  const order = firstOrder(facts, orderBy);
  if (order === undefined) return now >= orderBy ? { to: 'expired' } : { to: 'bound', checkAt: orderBy };
  const ripeAt = ripenessOf(order, rules, zone);
  const isWaited = ripeAt <= now;
  if (isWaited && facts.review !== 'open' && !facts.isFrozen) return { to: 'given', order, ripeAt };
  return { to: 'pending', order, ripeAt, checkAt: nextLook(facts, order, ripeAt) };
}

/**
 * When the return window of an order is over: some days after completion, at the latest some days after payment; while it
 * is not complete the latest date counts, as with points (4.A.4).
 */
export function ripenessOf(
  { paidAt, completedAt }: Pick<FriendOrder, 'paidAt' | 'completedAt'>,
  { afterCompletionDays, afterPaymentDays }: Pick<ReferralRules, 'afterCompletionDays' | 'afterPaymentDays'>,
  zone: string,
): Date {
  const latest = addDays(paidAt, Math.max(afterPaymentDays, afterCompletionDays), zone);
  if (completedAt === null) return latest;
  const usual = addDays(completedAt, afterCompletionDays, zone);
  return usual < latest ? usual : latest;
}

/** Nobody tells of a completion, so that an order is looked at daily until the end of its window is known. */
function nextLook({ review, zone, now }: ReferralFacts, { completedAt }: FriendOrder, ripeAt: Date): Date | null {
  if (review === 'open') return null;
  const tomorrow = addDays(now, RECHECK_DAYS, zone);
  if (ripeAt <= now) return tomorrow;
  return completedAt === null && tomorrow < ripeAt ? tomorrow : ripeAt;
}

const firstOrder = ({ orders, boundAt, rules }: ReferralFacts, orderBy: Date): FriendOrder | undefined =>
  [...orders]
    .filter((order) => order.paidAt >= boundAt && order.paidAt < orderBy && isEnough(order, rules))
    .sort((a, b) => a.paidAt.getTime() - b.paidAt.getTime() || (a.number < b.number ? -1 : 1))[0];

/** Whether what is left of an order is enough; an order of which nothing is left never is. */
const isEnough = ({ left }: FriendOrder, { minAmount }: ReferralRules): boolean => left > 0 && left >= minAmount;
