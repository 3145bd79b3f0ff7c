import 'server-only';
import { z } from 'zod';
import { parseId, publicId } from '@/lib/kernel/id';
import { type ListPage, parseListQuery } from '@/lib/kernel/list-query';
import { query } from '@/lib/platform/query';
import { REVIEW_STATES, type ReviewView, reviewPage } from '@/lib/reviews';

/** A review as the list shows it. */
export type ReviewListRow = Pick<
  ReviewView,
  'memberId' | 'name' | 'orderNumber' | 'sku' | 'goods' | 'stars' | 'text' | 'state' | 'hiddenBy' | 'hiddenWhy'
> &
  Pick<ReviewView, 'points' | 'growth' | 'takenPoints' | 'takenGrowth'> & {
    readonly id: string;
    readonly writtenAt: string;
  };

/** Reviews, newest first, by keyset; sought by the number of an order or a SKU (2.0.1). */
export const reviewList = query({
  can: 'reviews.read',
  input: z.record(z.string(), z.string().max(4_000)),
  async run({ db, now }, raw): Promise<ListPage<ReviewListRow>> {
    const { q, view, filters, cursor, limit } = parseListQuery(new URLSearchParams(raw));
    const stars = filters.stars?.map(Number).filter((one) => Number.isInteger(one)) ?? null;
    const search = {
      before: cursor === null ? null : parseId('review', cursor),
      state: REVIEW_STATES.find((state) => state === view) ?? null,
      stars,
      of: q === '' ? null : q,
    };
    const { rows, next } = await reviewPage(db, search, limit);
    return {
      rows: rows.map(({ id, writtenAt, lineId: _, changedAt: __, ...row }) => ({
        ...row,
        id: publicId('review', id),
        writtenAt: writtenAt.toISOString(),
      })),
      nextCursor: next === null ? null : publicId('review', next),
      prevCursor: null,
      total: { value: rows.length, relation: next === null && cursor === null ? 'eq' : 'gte' },
      asOf: now.toISOString(),
    };
  },
});
