import { requireId } from '@/lib/kernel/id';
import { Refusal } from '@/lib/kernel/refusal';
import { command } from '@/lib/platform/command';
import { claimAnswers } from '../answers';
import { WishInput } from '../schema';
import { addWish, dropWish } from '../store/wishes';

/**
 * A member wants to hear when he may claim a coupon, or no longer (M4); of one that he never may, he is told why. What he
 * may claim in this very moment is told with the next round.
 */
export const wishCouponCommand = command({
  name: 'coupons.wish',
  can: 'self',
  input: WishInput,
  async run({ db, actor, now }, { batch, isOn }) {
    const memberId = actor.kind === 'member' ? actor.id : '';
    const batchId = requireId('couponBatch', batch);
    if (!isOn) {
      await dropWish(db, batchId, memberId);
      return { batch, isOn };
    }
    const [found] = await claimAnswers(db, [{ memberId, batchId }], now);
    if (found === undefined) throw new Refusal('couponBatch_not_found', {}, 404);
    const { answer, again, had } = found;
    if (!answer.allowed && again === null) throw new Refusal(answer.code, answer.facts);
    await addWish(db, { batchId, memberId, had: had.total, at: now, dueAt: again?.at ?? now });
    return { batch, isOn };
  },
});
