import type { Actor } from '@/lib/kernel/actor';
import { publicId, requireId } from '@/lib/kernel/id';
import { Refusal } from '@/lib/kernel/refusal';
import { command } from '@/lib/platform/command';
import { cancelIn } from '../cancel';
import { mallWithheld } from '../decided';
import { exchangeIn } from '../exchange';
import { ExchangeInput, ItemRef, OrderRef } from '../schema';
import { itemOf } from '../store/items';
import { ownOrder } from '../store/orders';
import { addWish } from '../store/wishes';

const memberOf = (actor: Actor): string => (actor.kind === 'member' ? actor.id : '');

/** A member exchanges points for an item; who he is comes from his session. A refusal is kept with its reason. */
export const exchangeCommand = command({
  name: 'mall.exchange',
  can: 'self',
  input: ExchangeInput,
  withheld: ({ db, actor }, { code }) => mallWithheld(db, memberOf(actor), code, 'mall.exchanged'),
  async run({ db, actor, now }, input) {
    const { isRepeat, order } = await exchangeIn(db, { ...input, memberId: memberOf(actor) }, now);
    return { order: publicId('mallOrder', order.id), isRepeat };
  },
});

/** A member cancels an exchange of his that still waits: the points go back to their lots. */
export const cancelOwnCommand = command({
  name: 'mall.cancelOwn',
  can: 'self',
  input: OrderRef,
  async withheld({ db, actor }, { order: ref }) {
    const row = await ownOrder(db, memberOf(actor), requireId('mallOrder', ref));
    return row === null ? null : mallWithheld(db, row.memberId, row.item, 'mall.cancelled');
  },
  async run({ db, actor, now }, { order: ref }) {
    const about = { memberId: memberOf(actor), id: requireId('mallOrder', ref) };
    const by = { by: 'member', name: 'member', reason: '' } as const;
    const { isRepeat, order } = await cancelIn(db, about, by, now);
    return { order: ref, points: order.points, isRepeat };
  },
});

/** A member wants to hear when an item is there again. */
export const wishCommand = command({
  name: 'mall.wish',
  can: 'self',
  input: ItemRef,
  async run({ db, actor, now }, { code }) {
    if ((await itemOf(db, code)) === null) throw new Refusal('mall_item_not_found', {}, 404);
    await addWish(db, code, memberOf(actor), now);
    return { code };
  },
});
