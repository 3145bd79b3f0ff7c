import 'server-only';
import { copyOfCode } from '@/lib/coupons';
import { isUuid } from '@/lib/kernel/id';
import { isRefusal, Refusal } from '@/lib/kernel/refusal';
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
 * nobody knows. An order without any goods of the coupon's is refused (S0-4.4).
 */
export async function amountFor(db: Db, { code, storeCode, order, amount }: AtTill, at: Date): Promise<number | null> {
  if (amount !== null && amount !== undefined) return amount;
  const known = order ? await orderByExternalId(db, order) : null;
  const view = known === null ? null : await copyOfCode(db, code, at);
  if (known === null || view === null) return null;
  const goods = known.lines.filter(({ kind }) => kind === 'goods');
  const own = await goodsOfCoupon(db, view, goods, { storeCode, at });
  if (own.lines === 0) throw new Refusal('no_goods', { order: known.externalId });
  return own.amount;
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
