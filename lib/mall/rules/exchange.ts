import type { Facts } from '@/lib/kernel/refusal';
import { pointsFor, type Terms } from './terms';

/** What a member saw when he said yes; a till that shows no balance leaves it out. */
export type Seen = { readonly points: number; readonly cash: number; readonly balance: number | null };

/** What an exchange is decided on; numbers are those of this very moment. */
export type ExchangeFacts = {
  readonly state: string;
  readonly terms: Terms;
  readonly level: string | null;
  readonly isActive: boolean;
  /** Exchanges that stand, in all and in the running local period. */
  readonly had: { readonly total: number; readonly inPeriod: number };
  /** Null: without end. */
  readonly left: number | null;
  readonly balance: number;
  readonly now: Date;
};

/** Yes with the price, or why not. */
export type ExchangeDecision =
  | { readonly allowed: true; readonly points: number; readonly cash: number }
  | { readonly allowed: false; readonly code: string; readonly facts: Facts };

const no = (code: string, facts: Facts = {}): ExchangeDecision => ({ allowed: false, code, facts });

/** Whether a member may have an item now, leaving his balance aside: what the shelf says before anybody asks (M6). */
export function mayHave(asked: Omit<ExchangeFacts, 'balance'>): ExchangeDecision {
  const { state, terms, level, isActive, had, left, now } = asked;
  const { from, to, levels, perMember, perPeriod } = terms;
  if (state !== 'live') return no('mall_not_open', { reason: state });
  if (from !== null && now < from) return no('mall_not_open', { reason: 'not_started', from: from.toISOString() });
  if (to !== null && to <= now) return no('mall_not_open', { reason: 'ended', to: to.toISOString() });
  if (!isActive) return no('mall_not_for_member', { reason: 'member_status' });
  if (levels.length > 0 && (level === null || !levels.includes(level)))
    return no('mall_not_for_level', { actual: level, needed: levels.join(' ') });
  if (perMember !== null && had.total >= perMember)
    return no('mall_limit', { period: 'ever', limit: perMember, had: had.total });
  if (perPeriod !== null && had.inPeriod >= perPeriod.times)
    return no('mall_limit', { period: perPeriod.period, limit: perPeriod.times, had: had.inPeriod });
  if (left !== null && left <= 0) return no('mall_sold_out', {});
  return { allowed: true, points: pointsFor(terms, level), cash: terms.cash };
}

/**
 * Whether an exchange may be made as the member saw it (M6): a price or a balance that changed meanwhile is refused with
 * the old and the new, never done silently; too few points say how many are missing (4.A.2).
 */
export function decideExchange(asked: ExchangeFacts, seen: Seen): ExchangeDecision {
  const price = mayHave(asked);
  if (!price.allowed) return price;
  const { points, cash } = price;
  const { balance } = asked;
  const isOtherBalance = seen.balance !== null && seen.balance !== balance;
  if (seen.points !== points || seen.cash !== cash || isOtherBalance) {
    return no('mall_requote', {
      oldPoints: seen.points,
      newPoints: points,
      oldCash: seen.cash,
      newCash: cash,
      oldBalance: seen.balance,
      newBalance: balance,
    });
  }
  if (balance < points) return no('insufficient_points', { available: balance, points, short: points - balance });
  return price;
}
