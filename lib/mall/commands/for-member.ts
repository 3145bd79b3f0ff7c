import { publicId, requireId } from '@/lib/kernel/id';
import { survivorOf } from '@/lib/members';
import { command } from '@/lib/platform/command';
import { newId } from '@/lib/platform/new-id';
import { ports } from '@/lib/platform/ports';
import { cancelIn } from '../cancel';
import { exchangeNoted } from '../exchange-noted';
import { CancelForInput, ExchangeForInput } from '../schema';

/**
 * Exchanges points of a member for an item, asked by a shop, till or app on whose pages he said yes: who may spend his
 * points may do it. A repeat by its key gets the first order (4.F).
 */
export const exchangeForMember = command({
  name: 'mall.exchangeFor',
  can: 'points.spend',
  input: ExchangeForInput,
  transaction: 'own',
  async run(context, { id, key, ...asked }) {
    const memberId = await survivorOf(context.db, requireId('member', id));
    const ask = { ...asked, memberId, key: key ?? `api:${context.idempotencyKey ?? newId()}` };
    const done = await exchangeNoted(ask, context.now, async (db, { isRepeat, order }) => {
      if (isRepeat) return;
      const { item, points, cash } = order;
      const after = { exchange: publicId('mallOrder', order.id), item, points, cash };
      const facts = { objectType: 'member', objectId: memberId, after };
      await ports().writeAudit(db, { ...context, db }, 'mall.exchangeFor', facts);
    });
    return { isRepeat: done.isRepeat, memberId, exchange: done.order.id };
  },
});

/** Cancels an exchange for its member while it waits, as he could himself: the points go back to their lots. */
export const cancelForMember = command({
  name: 'mall.cancelFor',
  can: 'points.spend',
  input: CancelForInput,
  async run({ db, now }, { id, exchange }) {
    const memberId = await survivorOf(db, requireId('member', id));
    const about = { memberId, id: requireId('mallOrder', exchange) };
    const { isRepeat } = await cancelIn(db, about, { by: 'member', name: 'member', reason: '' }, now);
    return { isRepeat, memberId, exchange: about.id };
  },
  audit: ({ exchange }, { isRepeat }) =>
    isRepeat ? null : { objectType: 'mallOrder', objectId: exchange, after: { state: 'cancelled' } },
});
