import 'server-only';
import { type Actor, isScoped } from '@/lib/kernel/actor';
import { publicId } from '@/lib/kernel/id';
import { memberKin, membersById, seenOf } from '@/lib/members';
import type { Db } from '@/lib/platform/db';
import type { OwnReview } from './rules/own-review';
import {
  listReviews,
  type ReviewPlace,
  type ReviewRow,
  type ReviewSearch,
  reviewsOfOrder,
  shownReviews,
} from './store/reviews';

/** What a member has said of the lines of one of his orders. */
export async function ownReviews(db: Db, memberId: string, orderNumber: string): Promise<OwnReview[]> {
  const kin = await memberKin(db, memberId);
  const rows = await reviewsOfOrder(db, [memberId, ...(kin?.absorbed ?? [])], orderNumber);
  return rows.map(({ id, lineId, stars, text, state, hiddenWhy }) => {
    return { id: publicId('review', id), lineId, stars, text, state, hiddenWhy };
  });
}

/** A review for the console, with whose it is as anybody may see him. */
export type ReviewView = Omit<ReviewRow, 'memberId'> & { readonly memberId: string; readonly name: string | null };

/** One page of reviews of members in sight, newest first, in either direction; `isMore`: there are more beyond it. */
export async function reviewPage(
  db: Db,
  actor: Actor,
  search: ReviewSearch,
  { limit, ...place }: ReviewPlace,
): Promise<{ readonly rows: readonly ReviewView[]; readonly isMore: boolean }> {
  const found = await listReviews(db, search, { ...place, limit: limit + 1 });
  const isMore = found.length > limit;
  const shown = place.isBack ? found.slice(-limit) : found.slice(0, limit);
  const members = await seenOf(actor, await membersById(db, [...new Set(shown.map(({ memberId }) => memberId))]));
  const seen = isScoped(actor) ? shown.filter(({ memberId }) => members.has(memberId)) : shown;
  const rows = seen.map(({ memberId, ...row }) => ({
    ...row,
    memberId: publicId('member', memberId),
    name: members.get(memberId)?.name ?? null,
  }));
  return { rows, isMore };
}

/** What is shown of goods: the newest with the masked name of who said it. */
export async function goodsReviews(db: Db, skus: readonly string[], limit: number) {
  const rows = await shownReviews(db, skus, limit);
  const members = await membersById(db, [...new Set(rows.map(({ memberId }) => memberId))]);
  return rows.map(({ id, memberId, stars, text, writtenAt }) => {
    return { id, stars, text, writtenAt, name: members.get(memberId)?.name ?? null };
  });
}
