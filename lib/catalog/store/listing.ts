import 'server-only';
import { z } from 'zod';
import { type Db, statement } from '@/lib/platform/db';

/** What a list of products is narrowed by; null narrows nothing. Categories are told with all below them. */
export type GoodsFilter = {
  readonly q: string;
  readonly categoryCodes: readonly string[] | null;
  readonly brandCodes: readonly string[] | null;
  readonly isArchived: boolean | null;
};

/** The orders of a list: by code or by change, upwards or (with `-`) downwards. */
export const GOODS_SORTS = ['code', '-code', 'changed', '-changed'] as const;

/** One of the orders of a list. */
export type GoodsSort = (typeof GOODS_SORTS)[number];

/** Where a page begins: after this row, or before it. */
export type GoodsPlace = { readonly code: string; readonly changedAt: Date; readonly isBack: boolean };

const ListedRow = z.object({
  code: z.string(),
  nameZh: z.string(),
  nameEn: z.string(),
  categoryCode: z.string().nullable(),
  brandCode: z.string().nullable(),
  archivedAt: z.date().nullable(),
  changedAt: z.date(),
  skus: z.number(),
  priceFrom: z.number().nullable(),
  priceTo: z.number().nullable(),
});

/** A product as a list shows it, with the list prices of its living SKUs now, in fen. */
export type ListedProduct = z.output<typeof ListedRow>;

const known = new Map<string, ReturnType<typeof statement>>();

/** A statement per shape of question: with only the conditions that it needs, every plan fits all its parameters. */
function ask<R extends z.ZodType>(db: Db, name: string, text: string, values: readonly unknown[], row: R) {
  let prepared = known.get(name);
  if (prepared === undefined) {
    prepared = statement(name, text, row);
    known.set(name, prepared);
  }
  return prepared(db, values) as Promise<z.output<R>[]>;
}

// Product_words and Sku_words; a text of one or two letters is looked for in every name.
const HITS = `hits AS MATERIALIZED (
  SELECT "code" FROM "Product" WHERE ("code" || ' ' || "nameZh" || ' ' || "nameEn") ILIKE $1
  UNION SELECT "productCode" FROM "Sku"
    WHERE ("code" || ' ' || coalesce("barcode", '') || ' ' || "nameZh" || ' ' || "nameEn") ILIKE $1)`;

/** The conditions of a filter, their values and the name of their shape. */
function conditions({ q, categoryCodes, brandCodes, isArchived }: GoodsFilter) {
  const values: unknown[] = q === '' ? [] : [`%${q.replace(/[\\%_]/g, '\\$&')}%`];
  const where: string[] = [];
  const shape = [q === '' ? '' : 'q'];
  if (categoryCodes !== null) {
    where.push(`p."categoryCode" = ANY($${values.push(categoryCodes)}::text[])`);
    shape.push('category');
  }
  if (brandCodes !== null) {
    where.push(`p."brandCode" = ANY($${values.push(brandCodes)}::text[])`);
    shape.push('brand');
  }
  if (isArchived !== null) {
    where.push(`p."archivedAt" IS ${isArchived ? 'NOT NULL' : 'NULL'}`);
    shape.push(isArchived ? 'archived' : 'living');
  }
  const hits = q === '' ? '' : `${HITS},`;
  const from = q === '' ? '"Product" p' : 'hits JOIN "Product" p USING ("code")';
  return { values, where, hits, from, shape: shape.filter(Boolean).join('.') };
}

/** One more product than asked, in the order of the list, or backwards from a place. */
export async function listProducts(
  db: Db,
  filter: GoodsFilter,
  page: { readonly sort: GoodsSort; readonly place: GoodsPlace | null; readonly limit: number; readonly now: Date },
): Promise<ListedProduct[]> {
  const { values, where, hits, from, shape } = conditions(filter);
  const { sort, place, limit, now } = page;
  const isDown = sort.startsWith('-') !== (place?.isBack === true);
  const isByCode = sort.endsWith('code');
  const [sign, way] = isDown ? ['<', 'DESC'] : ['>', 'ASC'];
  // Primary key, or index (changedAt, code).
  const order = isByCode ? `p."code" ${way}` : `p."changedAt" ${way}, p."code" ${way}`;
  if (place !== null && isByCode) where.push(`p."code" ${sign} $${values.push(place.code)}`);
  if (place !== null && !isByCode) {
    const at = values.push(place.changedAt);
    where.push(`(p."changedAt", p."code") ${sign} ($${at}::timestamptz, $${values.push(place.code)})`);
  }
  const max = values.push(limit + 1);
  const at = values.push(now);
  const text = `WITH ${hits} page AS (
      SELECT p.* FROM ${from} ${where.length === 0 ? '' : `WHERE ${where.join(' AND ')}`} ORDER BY ${order} LIMIT $${max})
    SELECT p."code", p."nameZh", p."nameEn", p."categoryCode", p."brandCode", p."archivedAt", p."changedAt",
      s.skus, s."priceFrom", s."priceTo"
    FROM page p CROSS JOIN LATERAL (
      SELECT count(*)::int AS skus, min(l."amount") AS "priceFrom", max(l."amount") AS "priceTo"
      FROM "Sku" s LEFT JOIN "SkuPrice" l ON l."skuCode" = s."code" AND l."kind" = 'list' AND l."storeCode" = ''
        AND l."withdrawnAt" IS NULL AND l."startsAt" <= $${at} AND (l."endsAt" IS NULL OR l."endsAt" > $${at})
      WHERE s."productCode" = p."code" AND s."archivedAt" IS NULL) s
    ORDER BY ${order}`;
  const turn = place === null ? 'first' : place.isBack ? 'back' : 'on';
  const rows = await ask(db, `catalog.list.${shape}.${sort}.${turn}`, text, values, ListedRow);
  return rows;
}

/** How many products match, counted up to a cap. */
export async function countProducts(db: Db, filter: GoodsFilter, cap: number): Promise<number> {
  const { values, where, hits, from, shape } = conditions(filter);
  const text = `WITH ${hits} found AS (
      SELECT 1 FROM ${from} ${where.length === 0 ? '' : `WHERE ${where.join(' AND ')}`} LIMIT $${values.push(cap)})
    SELECT count(*)::int AS count FROM found`;
  const [row] = await ask(db, `catalog.count.${shape}`, text, values, z.object({ count: z.number() }));
  return row?.count ?? 0;
}
