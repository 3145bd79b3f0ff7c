import 'server-only';
import { copyOfCode } from '@/lib/coupons';
import { isUuid } from '@/lib/kernel/id';
import { isRefusal, Refusal } from '@/lib/kernel/refusal';
import { survivorOf } from '@/lib/members';
import { type OrderDetail, orderByExternalId, orderNumbers } from '@/lib/orders';
import type { Db } from '@/lib/platform/db';
import { goodsOfCoupon } from '@/lib/pricing';

type AtTill = {
  readonly code: string;
  readonly storeCode: string;
  readonly order?: string | null | undefined;
  readonly amount?: number | null | undefined;
};

/**
 * What the goods that a coupon is for come to: as the till says, else those of the order when it is known; null when
 * nobody knows. An order of another member is refused, and one without any goods of the coupon's (S0-4.4).
 */
export async function amountFor(db: Db, { code, storeCode, order, amount }: AtTill, at: Date): Promise<number | null> {
  const known = order ? await orderByExternalId(db, order) : null;
  const view = known === null ? null : await copyOfCode(db, code, at);
  if (known !== null && view !== null && !(await isOwn(db, known, view.copy)))
    throw new Refusal('order_of_other_member', { order: known.externalId });
  if (amount !== null && amount !== undefined) return amount;
  if (known === null || view === null) return null;
  const goods = known.lines.filter(({ kind }) => kind === 'goods');
  const own = await goodsOfCoupon(db, view, goods, { storeCode, at });
  if (own.lines === 0) throw new Refusal('no_goods', { order: known.externalId });
  return own.amount;
}

/** Whether an order is of whose the copy is, or of a guest; whoever was merged is the survivor (N13). */
async function isOwn(db: Db, { memberId }: OrderDetail, copy: { readonly memberId: string }): Promise<boolean> {
  if (memberId === null || memberId === copy.memberId) return true;
  const [buyer, owner] = await Promise.all([survivorOf(db, memberId), survivorOf(db, copy.memberId)]);
  return buyer === owner;
}

/** Runs what a till asks; that the copy was used says by which order of ours and where, if none of a till's (4.E). */
export async function sayingWhere<T>(db: Db, code: string, at: Date, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!isRefusal(error) || error.code !== 'already_used' || error.facts.store !== null) throw error;
    const order = await orderOf(db, code, at);
    if (order === null) throw error;
    throw new Refusal(error.code, { ...error.facts, store: order.storeCode, order: order.externalId });
  }
}

async function orderOf(db: Db, code: string, at: Date): Promise<OrderDetail | null> {
  const copy = (await copyOfCode(db, code, at))?.copy;
  if (copy === undefined || copy.orderId === null || !isUuid(copy.orderId)) return null;
  const number = (await orderNumbers(db, copy.memberId, [copy.orderId])).get(copy.orderId);
  return number === undefined ? null : orderByExternalId(db, number);
}
