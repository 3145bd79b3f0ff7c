import 'server-only';
import { z } from 'zod';
import {
  categoryTree,
  countProducts,
  GOODS_SORTS,
  type GoodsFilter,
  type GoodsPlace,
  type ListedProduct,
  listProducts,
} from '@/lib/catalog';
import { BULK_MAX } from '@/lib/catalog/schema';
import { type ListPage, parseListQuery } from '@/lib/kernel/list-query';
import { Refusal } from '@/lib/kernel/refusal';
import type { Context } from '@/lib/platform/command';
import { query } from '@/lib/platform/query';

/** A product as the list shows it; instants as text. */
export type GoodsRow = Omit<ListedProduct, 'archivedAt' | 'changedAt'> & {
  readonly archivedAt: string | null;
  readonly changedAt: string;
};

const COUNTED_TO = 10_000;
const COUNTED_ALL = 2_000_000_000;
const BEFORE = '~';

/** The list of goods by code or by what changed last, found by any part of a code, barcode or name (2.0.1). */
export const goodsList = query({
  can: 'catalog.read',
  input: z.record(z.string(), z.string().max(4_000)),
  async run(context, raw): Promise<ListPage<GoodsRow>> {
    const { q, filters, view, sort: asked, cursor, limit, exactCount } = parseListQuery(new URLSearchParams(raw));
    const { db, now } = context;
    const sort = GOODS_SORTS.find((one) => one === asked) ?? 'code';
    const place = placeOf(cursor);
    const filter = await filterOf(context, q, view, filters);
    const cap = exactCount ? COUNTED_ALL : COUNTED_TO + 1;
    const [found, count] = await Promise.all([
      listProducts(db, filter, { sort, place, limit, now }),
      countProducts(db, filter, cap),
    ]);
    const isMore = found.length > limit;
    const rows = found.slice(0, limit);
    if (place?.isBack) rows.reverse();
    const [first, last] = [rows[0], rows.at(-1)];
    const hasNext = place?.isBack === true || isMore;
    const hasPrevious = place?.isBack ? isMore : place !== null;
    const isCapped = !exactCount && count > COUNTED_TO;
    return {
      rows: rows.map(listed),
      nextCursor: hasNext && last !== undefined ? cursorText(last) : null,
      prevCursor: hasPrevious && first !== undefined ? `${BEFORE}${cursorText(first)}` : null,
      total: { value: isCapped ? COUNTED_TO : count, relation: isCapped ? 'gte' : 'eq' },
      asOf: now.toISOString(),
    };
  },
});

/** The codes of all products on a filter: of so many as one act may be about, and refused beyond. */
export const goodsChosen = query({
  can: 'catalog.edit',
  input: z.record(z.string(), z.string().max(4_000)),
  async run(context, raw): Promise<{ readonly codes: readonly string[] }> {
    const { q, filters, view } = parseListQuery(new URLSearchParams(raw));
    const filter = await filterOf(context, q, view, filters);
    const page = { sort: 'code', place: null, limit: BULK_MAX, now: context.now } as const;
    const found = await listProducts(context.db, filter, page);
    if (found.length > BULK_MAX) throw new Refusal('too_many_chosen', { max: BULK_MAX }, 422);
    return { codes: found.map(({ code }) => code) };
  },
});

/** A category means all that stands below it, too. */
async function filterOf(
  context: Context,
  q: string,
  view: string,
  { category, brand }: Readonly<Record<string, readonly string[] | undefined>>,
): Promise<GoodsFilter> {
  const tree = category === undefined ? [] : await categoryTree.run(context, {});
  const below = tree.filter(({ path }) => path.some((code) => category?.includes(code))).map(({ code }) => code);
  return {
    q,
    categoryCodes: category === undefined ? null : below,
    brandCodes: brand ?? null,
    isArchived: view === 'all' ? null : view === 'archived',
  };
}

const listed = ({ archivedAt, changedAt, ...row }: ListedProduct): GoodsRow => ({
  ...row,
  archivedAt: archivedAt?.toISOString() ?? null,
  changedAt: changedAt.toISOString(),
});

const cursorText = ({ changedAt, code }: ListedProduct): string => `${changedAt.getTime().toString(36)}.${code}`;

function placeOf(cursor: string | null): GoodsPlace | null {
  if (cursor === null) return null;
  const isBack = cursor.startsWith(BEFORE);
  const [, time = '', code = ''] = /^([0-9a-z]{1,10})\.(.{1,64})$/su.exec(cursor.slice(isBack ? 1 : 0)) ?? [];
  const changedAt = new Date(Number.parseInt(time, 36));
  if (code === '' || Number.isNaN(changedAt.getTime())) throw new Refusal('bad_cursor', {}, 422);
  return { code, changedAt, isBack };
}
