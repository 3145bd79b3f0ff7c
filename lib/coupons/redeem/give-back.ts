import { applyBudgetEvent, saveBudgetWork } from '@/lib/budgets';
import { type Actor, actorLabel } from '@/lib/kernel/actor';
import { must } from '@/lib/kernel/assert';
import { accepted, type Outcome, refused } from '@/lib/kernel/refusal';
import { lockMemberWork } from '@/lib/members';
import type { Db } from '@/lib/platform/db';
import { applyCouponEvent } from '../life/apply';
import { loadCouponWork } from '../life/load';
import { saveCouponWork } from '../life/save';
import { type RedemptionRow, saveUndone } from '../store/redemptions';
import { loadBatchBudget } from './budget';
import { type Redeemed, useName, viewOf } from './redeem';

/** How a redemption ends: undone at the desk, as if it had not been; or returned, with the days that terms promise. */
export type GivenBack = { readonly how: 'undo' | 'return'; readonly actor: Actor; readonly why: string | null };

/** Takes a redemption back in the caller's transaction (4.D.3); one that was taken back before is answered as it is. */
export async function giveBackIn(
  db: Db,
  redemption: RedemptionRow,
  { how, actor, why }: GivenBack,
  now: Date,
): Promise<Outcome<Redeemed>> {
  const ref = { memberId: redemption.memberId, couponId: redemption.couponId };
  await lockMemberWork(db, [ref.memberId], []);
  const work = await loadCouponWork(db, [ref], now);
  const copy = must(work.copies.get(ref.couponId), 'a redemption of no copy');
  const { row } = copy;
  const orderId = useName(redemption);
  // Somebody else has taken it back between the reading and the lock, or long ago.
  if (row.orderId !== orderId) return accepted({ isRepeat: true, redemption, view: await viewOf(db, row, now) });
  const budgets = await loadBatchBudget(db, orderId, copy, now);
  const move = applyCouponEvent(work, ref, { type: how, orderId });
  await saveCouponWork(db, work);
  if (move.kind === 'refused') return refused(move.code, move.facts);
  applyBudgetEvent(budgets, orderId, { type: 'return', kept: null });
  await saveBudgetWork(db, budgets);
  const undone = { undoneAt: now, undoneBy: actorLabel(actor), undoneHow: how, undoneWhy: why };
  const after: RedemptionRow = { ...redemption, ...undone };
  await saveUndone(db, after);
  return accepted({ isRepeat: false, redemption: after, view: await viewOf(db, move.copy, now) });
}
