import { ONE_BP } from '@/lib/kernel/basis-points';
import { proportion } from '@/lib/kernel/share';
import { couponKinds } from '../registry';
import type { Terms } from './terms';

/**
 * What a use at a till costs in fen, for the budget of its batch (4.G): as a cart would be priced when the amount of its
 * goods is said, the most that it can cost when nobody says it; 0 of what has no price, such as a gift.
 */
export function costAtTill({ kind, params }: Pick<Terms, 'kind' | 'params'>, amount: number | null): number {
  const known = couponKinds.find(kind);
  const most = known?.costMax(params) ?? null;
  const effect = known?.effect(params);
  // Freight and gifts are no part of the goods' amount.
  if (amount === null || effect?.layer !== 'coupon') return most ?? 0;
  const { rateBp } = effect.params;
  const off = typeof rateBp === 'number' ? proportion(amount, ONE_BP - rateBp, ONE_BP) : (most ?? 0);
  return Math.min(off, most ?? off, amount);
}
