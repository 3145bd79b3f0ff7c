import 'server-only';
import type { Actor } from '@/lib/kernel/actor';
import { requireId } from '@/lib/kernel/id';
import { Refusal } from '@/lib/kernel/refusal';
import { type OrderStory, orderStory } from '@/lib/orders';
import type { Db } from '@/lib/platform/db';
import { program, settingsOf } from '@/lib/platform/program';
import { decideOwnRefund, type OwnRefundDecision } from './rules/own-refund';
import { isShopOpen, shopSection } from './settings';
import { isShopOrder } from './store';

/** The member who buys, while there is a shop. */
export function requireBuyer(actor: Actor): string {
  if (!isShopOpen()) throw new Refusal('shop_closed', {}, 404);
  return actor.kind === 'member' ? actor.id : '';
}

/** One's own order and whether it is the shop's, or 404: somebody else's is not there (4.K). */
export async function ownOrder(
  db: Db,
  actor: Actor,
  order: string,
): Promise<{ readonly story: OrderStory; readonly isShops: boolean }> {
  const story = await orderStory(db, requireBuyer(actor), requireId('order', order));
  if (story === null) throw new Refusal('order_not_found', {}, 404);
  return { story, isShops: await isShopOrder(db, story.externalId) };
}

/** One's own order that was placed in the shop, for what only such a one may be asked. */
export async function ownShopOrder(db: Db, actor: Actor, order: string): Promise<OrderStory> {
  const { story, isShops } = await ownOrder(db, actor, order);
  if (!isShops) throw new Refusal('refund_at_desk', {});
  return story;
}

/** Whether the buyer of an order may give goods of it back by himself, as the command would decide it now (4.D). */
export async function mayRefundOwn(
  db: Db,
  story: Pick<OrderStory, 'externalId' | 'status' | 'paidAt'>,
  now: Date,
): Promise<{ readonly isShops: boolean; readonly decision: OwnRefundDecision }> {
  const [isShops, settings] = await Promise.all([isShopOrder(db, story.externalId), program(db)]);
  return { isShops, decision: decideOwnRefund({ ...story, isShops }, settingsOf(settings, shopSection), now) };
}
