import type { Actor } from '@/lib/kernel/actor';
import { publicId, requireId } from '@/lib/kernel/id';
import { isRefusal, Refusal } from '@/lib/kernel/refusal';
import { command } from '@/lib/platform/command';
import { withTransaction } from '@/lib/platform/db';
import { cancelIn } from '../cancel';
import { noteMall } from '../decided';
import { exchangeIn } from '../exchange';
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
  async run({ db, actor, now }, input) {
    const memberId = memberOf(actor);
    try {
      const { isRepeat, order } = await withTransaction((tx) => exchangeIn(tx, { ...input, memberId }, now));
      return { order: publicId('mallOrder', order.id), isRepeat };
    } catch (error) {
      const item = isRefusal(error) && error.status === 409 ? await itemOf(db, input.code) : null;
      if (item !== null && isRefusal(error)) {
        const about = { memberId, id: null, item: item.code, version: item.version };
        const facts = { item: item.terms.name.zh, itemEn: item.terms.name.en || item.terms.name.zh, ...error.facts };
        await noteMall(db, about, { kind: 'mall.exchanged', outcome: 'withheld', code: error.code, facts }, now);
      }
      throw error;
    }
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
