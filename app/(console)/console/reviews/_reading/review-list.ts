import 'server-only';
import { z } from 'zod';
import { parseId, publicId } from '@/lib/kernel/id';
import { type ListPage, parseListQuery } from '@/lib/kernel/list-query';
import { query } from '@/lib/platform/query';
import { countReviews, REVIEW_STATES, type ReviewView, reviewPage } from '@/lib/reviews';

/** A review as the list shows it. */
export type ReviewListRow = Pick<
  ReviewView,
  'memberId' | 'name' | 'orderNumber' | 'sku' | 'goods' | 'stars' | 'text' | 'state' | 'hiddenBy' | 'hiddenWhy'
> &
  Pick<ReviewView, 'points' | 'growth' | 'takenPoints' | 'takenGrowth'> & {
    readonly id: string;
    readonly writtenAt: string;
  };

const COUNTED_TO = 10_000;
const BACK = '~';

/** Reviews, newest first, by keyset in both directions; sought by the number of an order or a SKU (2.0.1). */
export const reviewList = query({
  can: 'reviews.read',
  input: z.record(z.string(), z.string().max(4_000)),
  async run({ db, actor, now }, raw): Promise<ListPage<ReviewListRow>> {
    const { q, view, filters, cursor, limit } = parseListQuery(new URLSearchParams(raw));
    const stars = filters.stars?.map(Number).filter((one) => Number.isInteger(one)) ?? null;
    const state = REVIEW_STATES.find((one) => one === view) ?? null;
    const search = { state, stars, of: q === '' ? null : q };
    const isBack = cursor?.startsWith(BACK) ?? false;
    const at = cursor === null ? null : parseId('review', cursor.slice(isBack ? BACK.length : 0));
    const [{ rows: found, isMore }, count] = await Promise.all([
      reviewPage(db, actor, search, { at, isBack, limit }),
      countReviews(db, search, COUNTED_TO + 1),
    ]);
    const rows = found.map(({ id, writtenAt, lineId: _, changedAt: __, ...row }) => ({
      ...row,
      id: publicId('review', id),
      writtenAt: writtenAt.toISOString(),
    }));
    const [hasNext, hasPrevious] = isBack ? [true, isMore] : [isMore, at !== null];
    return {
      rows,
      nextCursor: hasNext ? (rows.at(-1)?.id ?? null) : null,
      prevCursor: hasPrevious && rows[0] !== undefined ? `${BACK}${rows[0].id}` : null,
      total: { value: Math.min(count, COUNTED_TO), relation: count > COUNTED_TO ? 'gte' : 'eq' },
      asOf: now.toISOString(),
    };
  },
});
