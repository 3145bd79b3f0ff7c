import { addDays, startOfDay } from '@/lib/kernel/day';
import type { ClaimDecision, Stock } from './claim';
import type { Terms } from './terms';

/** When a member who may not claim now may: at an instant, or (null) as soon as there is something to claim. */
export type Again = { readonly at: Date | null };

/** What the answer to a claim was given on. */
export type Claimed = { readonly terms: Terms; readonly stock: Stock; readonly now: Date; readonly zone: string };

/** When a claim that is refused may come true without anything of the member changing; null: never, as it stands (M4). */
export function decideAgain(answer: ClaimDecision, { terms, stock, now, zone }: Claimed): Again | null {
  if (answer.allowed) return null;
  const { reason, period } = answer.facts;
  const isGone = stock.total !== null && stock.issued >= stock.total;
  if (answer.code === 'sold_out' || reason === 'paused') return { at: null };
  if (reason === 'not_started') return { at: isGone ? null : terms.claimFrom };
  if (period !== 'day') return null;
  const midnight = addDays(startOfDay(now, zone), 1, zone);
  return isClaimedAt(terms, midnight) ? { at: isGone ? null : midnight } : null;
}

const isClaimedAt = ({ claimTo, validity }: Terms, at: Date): boolean =>
  (claimTo === null || at < claimTo) && (validity.type !== 'fixed' || at < validity.to);

/** What becomes of a wish: its member is told, it waits until an instant (null: as before), or nothing can come of it. */
export type WishFate = { readonly fate: 'tell' | 'drop' } | { readonly fate: 'wait'; readonly until: Date | null };

/** A wish is told when its member may claim; who has had a copy since he asked, or never may, waits no longer. */
export function decideWish(
  answer: ClaimDecision,
  again: Again | null,
  had: { readonly now: number; readonly asking: number },
): WishFate {
  if (had.now > had.asking) return { fate: 'drop' };
  if (answer.allowed) return { fate: 'tell' };
  return again === null ? { fate: 'drop' } : { fate: 'wait', until: again.at };
}
