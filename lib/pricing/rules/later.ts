import { leavesOf } from '@/lib/kernel/condition';
import type { Candidate } from './apply';

/** Whether an offer that does nothing alone is looked at beside others, and told what it comes to there. */
export const mayComeLater = (one: Candidate): boolean => one.offer.basis === 'NET_AFTER' || mayCountLater(one);

/**
 * Whether an offer that does nothing alone may do something beside others. Amounts only fall while offers are applied, what
 * is left after it too: only an upper end may be met later.
 */
export function mayCountLater({ offer: { basis, conditions }, asksAmounts }: Candidate): boolean {
  if (!asksAmounts || basis === 'INITIAL' || conditions === null) return false;
  return JSON.stringify(conditions).includes('"not"') || leavesOf(conditions).some((leaf) => 'atMost' in leaf);
}
