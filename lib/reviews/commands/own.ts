import { publicId, requireId } from '@/lib/kernel/id';
import { command } from '@/lib/platform/command';
import { countUse } from '@/lib/platform/limit';
import { OwnReviewRef, WriteReviewInput } from '../schema';
import { withdrawReviewIn, writeReviewIn } from '../write';

const SENDS = { name: 'reviews', times: 30, seconds: 60 };

/** A member reviews a line of an order that he received (4.L, S3-3.1, S4-2.3). */
export const writeReviewCommand = command({
  name: 'reviews.write',
  can: 'self',
  input: WriteReviewInput,
  async run({ db, actor, now }, { order, line, stars, text }) {
    const memberId = actor.kind === 'member' ? actor.id : '';
    await countUse(SENDS, memberId);
    const outcome = await writeReviewIn(db, { memberId, orderId: requireId('order', order), line, stars, text }, now);
    if (!outcome.ok) throw outcome.refusal;
    const { id, ...gave } = outcome.value;
    return { id: publicId('review', id), ...gave };
  },
});

/** A member deletes a review of his; what it gave goes back (4.L). */
export const deleteReviewCommand = command({
  name: 'reviews.delete',
  can: 'self',
  input: OwnReviewRef,
  async run({ db, actor, now }, { id }) {
    const memberId = actor.kind === 'member' ? actor.id : '';
    await countUse(SENDS, memberId);
    const outcome = await withdrawReviewIn(db, { memberId, id: requireId('review', id), hide: null }, now);
    if (!outcome.ok) throw outcome.refusal;
    const { points, growth } = outcome.value;
    return { points, growth };
  },
});
