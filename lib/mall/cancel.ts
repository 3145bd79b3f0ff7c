import { must } from '@/lib/kernel/assert';
import { Refusal } from '@/lib/kernel/refusal';
import { lockMemberWork, memberNamed } from '@/lib/members';
import type { Db } from '@/lib/platform/db';
import { announce } from '@/lib/platform/outbox';
import { processSpendingIn } from '@/lib/points';
import { takeBackRewards } from '@/lib/rewards';
import { noteMall } from './decided';
import { giftKeyOf } from './exchange';
import { decideOrder } from './rules/order';
import { giveStock } from './store/items';
import { type OrderRow, ownOrderForUpdate, saveOrder } from './store/orders';

/** Who cancels, and why. */
export type Canceller = { readonly by: 'member' | 'staff'; readonly name: string; readonly reason: string };

/** Locks the member and one of his exchanges, in that order (4.F); 404 when there is none. */
export async function lockOrder(db: Db, asked: string, id: string): Promise<OrderRow> {
  const memberId = memberNamed(await lockMemberWork(db, [asked], []), asked);
  const row = memberId === null ? null : await ownOrderForUpdate(db, memberId, id);
  if (row === null) throw new Refusal('mall_order_not_found', {}, 404);
  return row;
}

/**
 * Cancels an exchange in the caller's transaction (4.A.9, M6): the points go back to the lots they came from with their own
 * end, what was given and not used is void, the piece is there again, and what was paid is paid back. Once: a repeat does
 * nothing. What was used of it already refuses.
 */
export async function cancelIn(
  db: Db,
  { memberId, id }: { readonly memberId: string; readonly id: string },
  { by, name, reason }: Canceller,
  now: Date,
): Promise<{ isRepeat: boolean; order: OrderRow }> {
  const row = await lockOrder(db, memberId, id);
  const move = decideOrder(row, { type: 'cancel', by });
  if (move.kind === 'refused') throw new Refusal(move.code, move.facts);
  if (move.kind === 'repeat') return { isRepeat: true, order: row };
  if (row.kind === 'coupon' || row.kind === 'benefit') {
    const [back] = await takeBackRewards(db, [{ memberId: row.memberId, key: giftKeyOf(id) }], now);
    const isUsed = back?.outcome !== 'unknown' && (back?.items ?? []).some(({ kept }) => kept > 0);
    if (isUsed) throw new Refusal('mall_used', {});
  }
  const source = { type: 'mall', id };
  const about = { memberId: row.memberId, entryId: row.entryId, points: row.points, note: reason, actor: name };
  const [returned] = await processSpendingIn(db, [{ kind: 'return', source, ...about }], now);
  const line = must(returned, 'an answer for every return');
  if (!line.ok) throw line.refusal;
  await giveStock(db, row.item);
  const order: OrderRow = { ...row, state: 'cancelled', cancelledAt: now, cancelledBy: name, reason };
  await saveOrder(db, order);
  const facts = { points: row.points, amount: row.cash, note: reason };
  await noteMall(db, row, { kind: 'mall.cancelled', outcome: 'given', code: 'mall_cancelled', facts }, now);
  const payload = { orderId: id, item: row.item, points: row.points, cash: row.cash };
  await announce(db, [{ name: 'mall.cancelled', memberId: row.memberId, payload, at: now }]);
  return { isRepeat: false, order };
}
