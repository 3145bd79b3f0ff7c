import 'server-only';
import type { Actor } from '@/lib/kernel/actor';
import { requireId } from '@/lib/kernel/id';
import { Refusal } from '@/lib/kernel/refusal';
import { type OrderStory, orderStory } from '@/lib/orders';
import type { WithheldFacts } from '@/lib/platform/command';
import type { Db } from '@/lib/platform/db';
import { program, settingsOf } from '@/lib/platform/program';
import { decideAsking, decideOwnRefund, OWN_REFUND_NOES, type OwnRefundDecision } from './rules/own-refund';
import { isShopOpen, shopSection } from './settings';
import { isShopOrder } from './store/carts';

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

/** How far the shop lets members give back without its desk. */
export const shopTerms = async (db: Db) => settingsOf(await program(db), shopSection);

/** Refuses unless the decision is yes. */
export function requireYes(decision: OwnRefundDecision): void {
  if (!decision.allowed) throw new Refusal(decision.code, decision.facts);
}

/** What a buyer may do to give goods of an order back, as the commands would decide it now (4.D). */
export type RefundWays = {
  readonly isShops: boolean;
  /** By himself, up to so much at once. */
  readonly own: OwnRefundDecision;
  readonly ownMax: number;
  /** By asking the desk. */
  readonly asking: OwnRefundDecision;
};

/** Which ways of giving back there are for an order. */
export async function refundWays(
  db: Db,
  story: Pick<OrderStory, 'externalId' | 'status' | 'paidAt'>,
  now: Date,
): Promise<RefundWays> {
  const [isShops, terms] = await Promise.all([isShopOrder(db, story.externalId), shopTerms(db)]);
  const order = { ...story, isShops };
  return {
    isShops,
    own: decideOwnRefund(order, terms, now),
    ownMax: terms.refundMax,
    asking: decideAsking(order),
  };
}

/** What a refund that the shop does not give by itself is kept as (N2); a preview that has changed refuses nobody anything. */
export async function refundWithheld(db: Db, actor: Actor, order: string, code: string): Promise<WithheldFacts | null> {
  if (!(OWN_REFUND_NOES as readonly string[]).includes(code)) return null;
  const { story } = await ownOrder(db, actor, order);
  return {
    memberId: requireBuyer(actor),
    kind: 'refund.refused',
    subjectType: 'order',
    subjectId: story.id,
    topic: 'refund',
    rule: 'shop#own-refund',
    facts: { order: story.externalId },
  };
}
