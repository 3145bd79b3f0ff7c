import { behaviourEvent, processBehavioursIn } from '@/lib/behaviours';
import { accepted, type Outcome, refused } from '@/lib/kernel/refusal';
import { lockMemberWork, memberNamed } from '@/lib/members';
import { orderStory } from '@/lib/orders';
import type { Db } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { addReview, type ReviewRow, reviewForUpdate, reviewsOfOrder, saveReviewState } from './store/reviews';

/** A member says something of a line of his order. */
export type ReviewAsk = {
  readonly memberId: string;
  readonly orderId: string;
  readonly line: string;
  readonly stars: number;
  readonly text: string;
};

/** What a review gave, or what of it went back. */
export type Moved = { readonly points: number; readonly growth: number };

/**
 * Keeps a review in the caller's transaction: of a line of an own order that was received, once for ever; what the earning
 * rules give for it is theirs (4.L).
 */
export async function writeReviewIn(
  db: Db,
  ask: ReviewAsk,
  now: Date,
): Promise<Outcome<Moved & { readonly id: string }>> {
  const members = await lockMemberWork(db, [ask.memberId], []);
  const memberId = memberNamed(members, ask.memberId) ?? ask.memberId;
  const known = members.members.get(memberId);
  const story = await orderStory(db, memberId, ask.orderId);
  const line = story?.lines.find(({ id, kind }) => id === ask.line && kind === 'goods');
  if (story === null || line === undefined) return refused('order_not_found', {}, 404);
  if (known?.status !== 'active') return refused('review_not_now');
  const before = await reviewsOfOrder(db, [memberId, ...known.absorbed], story.externalId);
  if (before.some(({ lineId }) => lineId === line.id)) return refused('review_written');
  if (story.status !== 'completed' || line.quantity <= line.refundedQuantity) return refused('order_line_not_received');
  const about = { orderNumber: story.externalId, lineId: line.id };
  const outcome = await tell(db, 'review', { memberId, ...about }, now);
  if (!outcome.ok) return outcome;
  const { points, growth } = outcome.value;
  const review = { memberId, id: newId(), ...about, sku: line.sku, goods: line.name };
  const said = { stars: ask.stars, text: ask.text, writtenAt: now };
  const gave = { points: points.granted, growth: growth.granted };
  if (!(await addReview(db, { ...review, ...said, ...gave }))) return refused('review_written');
  return accepted({ id: review.id, ...gave });
}

/** Deletes a review of a member, or hides one for a reason: what it gave goes back (4.L). */
export async function withdrawReviewIn(
  db: Db,
  ask: {
    readonly memberId: string;
    readonly id: string;
    readonly hide: { readonly by: string; readonly why: string } | null;
  },
  now: Date,
): Promise<Outcome<Moved & { readonly before: ReviewRow['state'] }>> {
  const members = await lockMemberWork(db, [ask.memberId], []);
  const memberId = memberNamed(members, ask.memberId) ?? ask.memberId;
  const family = [memberId, ...(members.members.get(memberId)?.absorbed ?? [])];
  const review = await reviewForUpdate(db, family, ask.id);
  if (review === undefined || review.state === 'deleted') return refused('review_not_found', {}, 404);
  if (ask.hide !== null && review.state === 'hidden') return refused('review_hidden');
  // What was hidden gave everything back already.
  const moved =
    review.state === 'hidden' ? accepted(NOTHING) : await tell(db, 'review_deleted', { ...review, memberId }, now);
  if (!moved.ok) return moved;
  const { taken } = moved.value;
  const next: ReviewRow =
    ask.hide === null
      ? { ...review, state: 'deleted', text: '', changedAt: now }
      : { ...review, state: 'hidden', changedAt: now, hiddenBy: ask.hide.by, hiddenWhy: ask.hide.why };
  await saveReviewState(db, next, taken);
  return accepted({ before: review.state, ...taken });
}

const NOTHING = { taken: { points: 0, growth: 0 } };

/** Tells the earning rules that a line was reviewed, or is no more. */
async function tell(
  db: Db,
  type: 'review' | 'review_deleted',
  { memberId, orderNumber, lineId }: Pick<ReviewRow, 'memberId' | 'orderNumber' | 'lineId'>,
  now: Date,
) {
  const [outcome] = await processBehavioursIn(
    db,
    [
      behaviourEvent({
        externalId: `${type}:${orderNumber}:${lineId}`,
        type,
        member: { id: memberId },
        at: now,
        props: { order: orderNumber, line: lineId },
        actor: `member:${memberId}`,
      }),
    ],
    now,
  );
  return outcome ?? refused('member_not_found', {}, 404);
}
