import type { Actor } from '@/lib/kernel/actor';
import { publicId, requireId } from '@/lib/kernel/id';
import { Refusal } from '@/lib/kernel/refusal';
import { command } from '@/lib/platform/command';
import { cancelIn } from '../cancel';
import { exchangeNoted } from '../exchange-noted';
import { ExchangeInput, ItemRef, OrderRef } from '../schema';
import { itemOf } from '../store/items';
import { addWish } from '../store/wishes';

const memberOf = (actor: Actor): string => (actor.kind === 'member' ? actor.id : '');

/** A member exchanges points for an item; who he is comes from his session. A refusal is kept with its reason. */
export const exchangeCommand = command({
  name: 'mall.exchange',
  can: 'self',
  input: ExchangeInput,
  transaction: 'own',
  async run({ actor, now }, input) {
    const { isRepeat, order } = await exchangeNoted({ ...input, memberId: memberOf(actor) }, now);
    return { order: publicId('mallOrder', order.id), isRepeat };
  },
});

/** A member cancels an exchange of his that still waits: the points go back to their lots. */
export const cancelOwnCommand = command({
  name: 'mall.cancelOwn',
  can: 'self',
  input: OrderRef,
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
