import { publicId, requireId } from '@/lib/kernel/id';
import { survivorOf } from '@/lib/members';
import { command } from '@/lib/platform/command';
import { newId } from '@/lib/platform/new-id';
import { cancelIn } from '../cancel';
import { mallWithheld } from '../decided';
import { exchangeIn } from '../exchange';
import { CancelForInput, ExchangeForInput } from '../schema';
import { ownOrder } from '../store/orders';

/**
 * Exchanges points of a member for an item, asked by a shop, till or app on whose pages he said yes: who may spend his
 * points may do it. A repeat by its key gets the first order (4.F).
 */
export const exchangeForMember = command({
  name: 'mall.exchangeFor',
  can: 'points.spend',
  input: ExchangeForInput,
  withheld: async ({ db }, { id, code }) =>
    mallWithheld(db, await survivorOf(db, requireId('member', id)), code, 'mall.exchanged'),
  async run({ db, now, idempotencyKey }, { id, key, ...asked }) {
    const memberId = await survivorOf(db, requireId('member', id));
    const ask = { ...asked, memberId, key: key ?? `api:${idempotencyKey ?? newId()}` };
    const { isRepeat, order } = await exchangeIn(db, ask, now);
    return { isRepeat, memberId, exchange: order.id, order };
  },
  audit: (_, { isRepeat, memberId, order: { id, item, points, cash } }) =>
    isRepeat
      ? null
      : {
          objectType: 'member',
          objectId: memberId,
          after: { exchange: publicId('mallOrder', id), item, points, cash },
        },
});

/** Cancels an exchange for its member while it waits, as he could himself: the points go back to their lots. */
export const cancelForMember = command({
  name: 'mall.cancelFor',
  can: 'points.spend',
  input: CancelForInput,
  async withheld({ db }, { id, exchange }) {
    const memberId = await survivorOf(db, requireId('member', id));
    const row = await ownOrder(db, memberId, requireId('mallOrder', exchange));
    return row === null ? null : mallWithheld(db, memberId, row.item, 'mall.cancelled');
  },
  async run({ db, now }, { id, exchange }) {
    const memberId = await survivorOf(db, requireId('member', id));
    const about = { memberId, id: requireId('mallOrder', exchange) };
    const { isRepeat } = await cancelIn(db, about, { by: 'member', name: 'member', reason: '' }, now);
    return { isRepeat, memberId, exchange: about.id };
  },
  audit: ({ exchange }, { isRepeat }) =>
    isRepeat ? null : { objectType: 'mallOrder', objectId: exchange, after: { state: 'cancelled' } },
});
