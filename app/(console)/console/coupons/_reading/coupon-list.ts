import 'server-only';
import { z } from 'zod';
import { BATCH_STATES, type BatchView, countBatches, listBatches, viewsOf } from '@/lib/coupons';
import { phaseOf } from '@/lib/coupons/rules/claim';
import { isUuid, publicId } from '@/lib/kernel/id';
import { type ListPage, parseListQuery } from '@/lib/kernel/list-query';
import { Refusal } from '@/lib/kernel/refusal';
import { query } from '@/lib/platform/query';
import { type GoodsNames, goodsNames, namesOf, type RowNames } from '../../_reading/goods-names';
import type { BatchPhase } from '../_components/batch-state';
import { effectCodes } from './named-goods';

/** A batch as the list shows it; instants as text. */
export type CouponRow = {
  readonly id: string;
  readonly nameZh: string | null;
  readonly nameEn: string | null;
  readonly kind: string | null;
  readonly params: unknown;
  readonly state: BatchPhase;
  readonly left: number | null;
  readonly claimed: number;
  readonly used: number;
  readonly claimFrom: string | null;
  readonly claimTo: string | null;
  /** What the goods that its type names are called, by their codes. */
  readonly names: RowNames;
};

const COUNTED_TO = 10_000;
const BEFORE = '~';

/** The batches, newest first, by keyset in both directions (2.0.1). */
export const couponList = query({
  can: 'coupons.read',
  input: z.record(z.string(), z.string().max(4_000)),
  async run({ db, now }, raw): Promise<ListPage<CouponRow>> {
    const { q, filters, view, cursor, limit } = parseListQuery(new URLSearchParams(raw));
    const isLow = view === 'low';
    const states = BATCH_STATES.filter((state) => isIn(isLow ? 'live' : view, state));
    const by = { q, kinds: filters.kind ?? null, states, lowAt: isLow ? now : null };
    const { at, isBack } = placeOf(cursor);
    const [found, count] = await Promise.all([
      listBatches(db, { ...by, ...(isBack && at !== null ? { after: at } : { before: at }), limit: limit + 1 }),
      countBatches(db, by, COUNTED_TO + 1),
    ]);
    const isMore = found.length > limit;
    const ids = isBack ? found.slice(-limit) : found.slice(0, limit);
    const hasNext = isBack || isMore;
    const hasPrevious = isBack ? isMore : at !== null;
    const views = await viewsOf(db, ids);
    const names = await goodsNames(
      db,
      views.flatMap(({ terms }) => effectCodes(terms)),
      now,
    );
    return {
      rows: views.map((view) => rowOf(view, now, names)),
      nextCursor: hasNext ? (ids.at(-1) ?? null) : null,
      prevCursor: hasPrevious && ids[0] !== undefined ? `${BEFORE}${ids[0]}` : null,
      total: { value: Math.min(count, COUNTED_TO), relation: count > COUNTED_TO ? 'gte' : 'eq' },
      asOf: now.toISOString(),
    };
  },
});

const isIn = (view: string, state: string): boolean => view === '' || view === 'all' || view === state;

function placeOf(cursor: string | null): { readonly at: string | null; readonly isBack: boolean } {
  if (cursor === null) return { at: null, isBack: false };
  const isBack = cursor.startsWith(BEFORE);
  const at = cursor.slice(isBack ? BEFORE.length : 0);
  if (!isUuid(at)) throw new Refusal('bad_cursor', {}, 422);
  return { at, isBack };
}

const leftOf = ({ stock }: BatchView): number | null => (stock.total === null ? null : stock.total - stock.issued);

const rowOf = (view: BatchView, now: Date, names: GoodsNames): CouponRow => ({
  id: publicId('couponBatch', view.batch.id),
  nameZh: view.terms?.name.zh ?? null,
  nameEn: view.terms?.name.en ?? null,
  kind: view.terms?.kind ?? null,
  params: view.terms?.params ?? null,
  state: phaseOf(view.batch.state, view.terms, leftOf(view), now) as BatchPhase,
  left: leftOf(view),
  claimed: view.stock.claimed,
  used: view.stock.used,
  claimFrom: view.terms?.claimFrom.toISOString() ?? null,
  claimTo: view.terms?.claimTo?.toISOString() ?? null,
  names: namesOf(names, effectCodes(view.terms)),
});
