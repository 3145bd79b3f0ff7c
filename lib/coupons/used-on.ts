import 'server-only';
import { isUuid } from '@/lib/kernel/id';
import type { Db } from '@/lib/platform/db';
import { copiesByIds } from './store/copies';

/** The orders of ours on which copies of a member were used, by copy; one that a till redeemed is not there. */
export async function ordersOfCopies(
  db: Db,
  memberId: string,
  couponIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const copies = await copiesByIds(
    db,
    couponIds.map((couponId) => ({ memberId, couponId })),
  );
  return new Map(copies.flatMap(({ id, orderId }) => (orderId !== null && isUuid(orderId) ? [[id, orderId]] : [])));
}
