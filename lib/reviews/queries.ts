import 'server-only';
import { publicId } from '@/lib/kernel/id';
import { memberKin, membersById } from '@/lib/members';
import type { Db } from '@/lib/platform/db';
import type { OwnReview } from './rules/own-review';
import { type ReviewRow, type ReviewSearch, reviewsBefore, reviewsOfOrder, shownReviews } from './store/reviews';

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

/** Reviews, newest first; `next` goes on after the last. */
export async function reviewPage(
  db: Db,
  search: ReviewSearch,
  limit: number,
): Promise<{ readonly rows: readonly ReviewView[]; readonly next: string | null }> {
  const found = await reviewsBefore(db, search, limit + 1);
  const shown = found.slice(0, limit);
  const members = await membersById(db, [...new Set(shown.map(({ memberId }) => memberId))]);
  const rows = shown.map(({ memberId, ...row }) => ({
    ...row,
    memberId: publicId('member', memberId),
    name: members.get(memberId)?.name ?? null,
  }));
  return { rows, next: found.length > limit ? (shown.at(-1)?.id ?? null) : null };
}

/** What is shown of goods: the newest with the masked name of who said it. */
export async function goodsReviews(db: Db, skus: readonly string[], limit: number) {
  const rows = await shownReviews(db, skus, limit);
  const members = await membersById(db, [...new Set(rows.map(({ memberId }) => memberId))]);
  return rows.map(({ id, memberId, stars, text, writtenAt }) => {
    return { id, stars, text, writtenAt, name: members.get(memberId)?.name ?? null };
  });
}
