import { actorLabel } from '@/lib/kernel/actor';
import { must } from '@/lib/kernel/assert';
import { publicId, requireId } from '@/lib/kernel/id';
import { Refusal } from '@/lib/kernel/refusal';
import { cancelOrder, orderEvent, processOrders } from '@/lib/orders';
import { command } from '@/lib/platform/command';
import { quotesById } from '@/lib/pricing';
import { SHOP_CHANNEL } from '../cart';
import { eventOf, linesOfQuote } from '../order-lines';
import { ownShopOrder, requireBuyer } from '../own-order';
import { OrderRef, PlaceInput } from '../schema';
import { dropChoice, dropOrdered, noteOrder } from '../store/carts';

const NUMBER_LETTERS = 12;

/** The number of the order that a quote becomes: one quote, one order, however often it is placed (4.C-freeze, 4.F). */
export const orderNumberOf = (quoteId: string): string =>
  `SHOP-${publicId('quote', quoteId).slice(-NUMBER_LETTERS).toUpperCase()}`;

/** Places the cart as it was quoted: what the quote said is frozen, what it uses is held until it is paid (4.C-freeze). */
export const placeCommand = command({
  name: 'shop.place',
  can: 'self',
  input: PlaceInput,
  transaction: 'own',
  async run({ db, actor, now, locale }, { quote }) {
    const memberId = requireBuyer(actor);
    const quoteId = requireId('quote', quote);
    const [kept] = await quotesById(db, [quoteId]);
    if (kept === undefined || kept.memberId !== memberId) throw new Refusal('quote_not_found', {}, 404);
    const externalId = orderNumberOf(quoteId);
    await noteOrder(db, { externalId, memberId, quoteId, now });
    const event = orderEvent({
      externalId,
      version: null,
      member: { id: memberId },
      channel: SHOP_CHANNEL,
      storeCode: null,
      placedAt: now,
      paidAt: null,
      completedAt: null,
      status: 'placed',
      lines: await linesOfQuote(db, kept, locale),
      freight: kept.priced.freight.due,
      source: 'shop',
      actor: actorLabel(actor),
    });
    const [outcome] = await processOrders([{ ...event, quoteId }], now);
    const placed = must(outcome, 'an outcome for every order');
    if (!placed.ok) throw placed.refusal;
    await dropOrdered(db, memberId, kept.asked.lines);
    await dropChoice(db, memberId);
    return { order: publicId('order', placed.value.order.id) };
  },
});

/** Pays one's own order: the demo's payment confirms at once, so that what was held is used (4.C-freeze). */
export const payCommand = command({
  name: 'shop.pay',
  can: 'self',
  input: OrderRef,
  transaction: 'own',
  async run({ db, actor, now }, { order }) {
    const story = await ownShopOrder(db, actor, order);
    if (story.status === 'cancelled') throw new Refusal('order_cancelled', { externalId: story.externalId });
    const memberId = requireBuyer(actor);
    const paid = { ...eventOf(story, memberId), status: 'paid' as const, paidAt: story.paidAt ?? now };
    const [outcome] = await processOrders([orderEvent({ ...paid, actor: actorLabel(actor) })], now);
    const answer = must(outcome, 'an outcome for every order');
    if (!answer.ok) throw answer.refusal;
    return { order };
  },
});

/** Gives up one's own order that is not paid: what it held is free again; a paid one is refunded instead. */
export const cancelCommand = command({
  name: 'shop.cancel',
  can: 'self',
  input: OrderRef,
  transaction: 'own',
  async run(context, { order }) {
    const story = await ownShopOrder(context.db, context.actor, order);
    if (story.status === 'paid' || story.status === 'completed') throw new Refusal('order_paid', {});
    await cancelOrder.run(context, { orderExternalId: story.externalId });
    return { order };
  },
});
