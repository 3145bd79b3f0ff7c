import 'server-only';
import type { Actor } from '@/lib/kernel/actor';
import { memberInSight, storesInSight } from '@/lib/members';
import type { OrderDetail } from '@/lib/orders';
import type { Db } from '@/lib/platform/db';

/** Whether the actor's stores reach the order: by the store it was made in, or by the store of its member (S1-5.1). */
export async function orderInSight(
  db: Db,
  actor: Actor,
  { storeCode, memberId }: Pick<OrderDetail, 'storeCode' | 'memberId'>,
): Promise<boolean> {
  const codes = await storesInSight(actor);
  if (codes === null || (storeCode !== null && codes.includes(storeCode))) return true;
  return memberId !== null && (await memberInSight(db, actor, memberId))?.isVisible === true;
}
