import { saveBudgetWork } from '@/lib/budgets';
import { type Actor, actorLabel, actorName } from '@/lib/kernel/actor';
import { accepted, type Outcome, refused } from '@/lib/kernel/refusal';
import { lockMemberWork } from '@/lib/members';
import { type Db, LostRace } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { applyCouponEvent, withholdCoupon } from '../life/apply';
import { loadCouponWork } from '../life/load';
import { saveCouponWork } from '../life/save';
import type { CouponRef } from '../life/work';
import { type CopyView, copyViews } from '../queries';
import { decideRedeem, type No } from '../rules/redeem';
import { lifeOf } from '../store/copies';
import { insertRedemptions, type RedemptionRow, redemptionByKey, redemptionsOf } from '../store/redemptions';
import { loadBatchBudget, spendBatchBudget } from './budget';

/** What somebody at a till wants: in which store, who serves, for which order, on goods for how much. */
export type RedeemAsk = {
  readonly ref: CouponRef;
  readonly storeCode: string;
  readonly clerk: string | null;
  readonly order: string | null;
  readonly amount: number | null;
  readonly key: string | null;
};

/** The redemption with the copy as it then is; a repeat of the same request, or for the same order, is the first one. */
export type Redeemed = { readonly isRepeat: boolean; readonly redemption: RedemptionRow; readonly view: CopyView };

/** Redeems a copy in the caller's transaction (4.E): of two desks one is first, the other learns when and where. */
export async function redeemIn(db: Db, actor: Actor, ask: RedeemAsk, now: Date): Promise<Outcome<Redeemed>> {
  const { ref, storeCode, amount } = ask;
  const { members } = await lockMemberWork(db, [ref.memberId], []);
  const work = await loadCouponWork(db, [ref], now);
  const copy = work.copies.get(ref.couponId);
  // A merge or its undoing came between the code and the lock.
  if (copy === undefined) throw new LostRace('coupon of a merged member');
  const before = (await redemptionsOf(db, [ref.couponId])).get(ref.couponId) ?? null;
  if (before !== null && isSame(before, ask)) {
    return accepted({ isRepeat: true, redemption: before, view: await viewOf(db, copy.row, now) });
  }
  // An attempt that was undone since is over: sent again, late, it must not redeem a second time.
  const undone = ask.key === null ? null : await redemptionByKey(db, ref.couponId, ask.key);
  if (undone !== null) return refused('redemption_undone', undoneFacts(undone));
  const { row, terms, batch } = copy;
  const { zone } = work;
  const isFrozen = members.get(ref.memberId)?.status === 'frozen';
  const facts = {
    terms,
    isBatchVoided: batch.state === 'voided',
    storeCode,
    amount,
    now,
    bounds: row.bounds,
    zone,
    isFrozen,
  };
  const redemption = redemptionOf(row, actor, ask, now);
  const source = useName(redemption);
  const budgets = await loadBatchBudget(db, source, copy, now);
  const no = decideRedeem({ copy: lifeOf(row), ...facts }) ?? spendBatchBudget(budgets, source, copy, amount);
  if (no !== null) {
    const told = withPlace(no, before);
    withholdCoupon(work, copy, { type: 'use', orderId: null }, told);
    await saveCouponWork(db, work);
    return refused(told.code, told.facts);
  }
  const move = applyCouponEvent(work, ref, { type: 'use', orderId: source });
  if (move.kind === 'refused') return refused(move.code, move.facts);
  await saveCouponWork(db, work);
  await saveBudgetWork(db, budgets);
  await insertRedemptions(db, [redemption]);
  return accepted({ isRepeat: false, redemption, view: await viewOf(db, move.copy, now) });
}

/** By what a copy remembers that a redemption used it, and no order of ours. */
export const useName = ({ id }: Pick<RedemptionRow, 'id'>): string => `redemption:${id}`;

const undoneFacts = ({ at, undoneAt }: RedemptionRow) => ({
  at: at.toISOString(),
  undoneAt: undoneAt?.toISOString() ?? null,
});

/** A no, with when, where and by whom the copy was used as far as a till did it. */
export function withPlace(no: No, last: RedemptionRow | null): No {
  if (no.code !== 'already_used') return no;
  const isThere = last !== null && last.undoneAt === null;
  const { storeCode: store, order, clerk } = isThere ? last : NOWHERE;
  return { ...no, facts: { ...no.facts, store, order, clerk } };
}

const NOWHERE = { storeCode: null, order: null, clerk: null };

function isSame({ key, order, undoneAt }: RedemptionRow, ask: RedeemAsk): boolean {
  return undoneAt === null && ((key !== null && key === ask.key) || (order !== null && order === ask.order));
}

function redemptionOf(
  { memberId, id: couponId, batchId }: CopyView['copy'],
  actor: Actor,
  { storeCode, clerk, order, amount, key }: RedeemAsk,
  at: Date,
): RedemptionRow {
  const way = actor.kind === 'key' ? 'api' : actor.kind === 'staff' ? 'desk' : 'program';
  const undone = { undoneAt: null, undoneBy: null, undoneHow: null, undoneWhy: null };
  const served = clerk ?? (actor.kind === 'staff' ? actorName(actor) : null);
  const about = { memberId, couponId, batchId, storeCode, clerk: served, by: actorLabel(actor), way } as const;
  return { id: newId(), ...about, order, amount, key, at, ...undone };
}

/** A copy as it is shown. */
export async function viewOf(db: Db, copy: CopyView['copy'], now: Date): Promise<CopyView> {
  const [view] = await copyViews(db, [copy], now);
  if (view === undefined) throw new LostRace('a copy without terms');
  return view;
}
