import type { Facts } from '@/lib/kernel/refusal';

/** What one actor has changed by hand on one local day. */
export type Use = { readonly count: number; readonly amount: number };

/** The limits as operators set them. */
export type Limits = { readonly threshold: number; readonly perStaffDay: Use };

/** What happens to a manual change: it is done, waits for somebody else, or is refused for today. */
export type AdjustRoute =
  | { readonly way: 'direct' }
  | { readonly way: 'approval'; readonly facts: Facts }
  | { readonly way: 'refused'; readonly code: 'adjust_limit_reached'; readonly facts: Facts };

/**
 * Where a manual change goes (4.A.12). Above the threshold it waits for a second person; for staff, what they already
 * changed of this member today counts with it. What stays below counts against the day of a member of staff.
 */
export function decideAdjustRoute(
  amount: number,
  { threshold, perStaffDay }: Limits,
  today: { readonly isStaff: boolean; readonly all: Use; readonly ofMember: Use },
): AdjustRoute {
  const size = Math.abs(amount);
  const before = today.isStaff ? today.ofMember.amount : 0;
  if (size + before > threshold) return { way: 'approval', facts: { threshold, before } };
  if (!today.isStaff) return { way: 'direct' };
  const isOver = today.all.count + 1 > perStaffDay.count || today.all.amount + size > perStaffDay.amount;
  if (!isOver) return { way: 'direct' };
  const facts = { limit: perStaffDay.amount, used: today.all.amount, times: perStaffDay.count };
  return { way: 'refused', code: 'adjust_limit_reached', facts };
}
