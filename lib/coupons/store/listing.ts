import 'server-only';
import { z } from 'zod';
import { type Db, statement } from '@/lib/platform/db';

const IdRow = z.object({ id: z.string() });
const MATCH = `b."state" = ANY($1::text[]) AND ($2::text[] IS NULL OR t."terms" ->> 'kind' = ANY($2::text[]))
  AND ($3 = '' OR b."code" = $3 OR t."terms" -> 'name' ->> 'zh' ILIKE '%' || $3 || '%' OR t."terms" -> 'name' ->> 'en' ILIKE '%' || $3 || '%')
  AND ($4::timestamptz IS NULL OR (t."terms" ->> 'claimTo' IS NULL OR (t."terms" ->> 'claimTo')::timestamptz > $4)
    AND EXISTS (SELECT FROM "CouponStock" s WHERE s."batchId" = b."id" AND (s."total" - s."issued") * 10 <= s."total"))`;
// A draft that nothing is published of shows what is being written.
const FROM = `FROM "CouponBatch" b LEFT JOIN LATERAL (
    SELECT "terms" FROM "CouponTerms" v WHERE v."batchId" = b."id" AND v."version" = b."version"
    UNION ALL SELECT "terms" FROM "CouponDraft" d WHERE d."batchId" = b."id" AND b."version" = 0 LIMIT 1) t ON true`;

// Primary key, backwards; batches are few, their terms are read by primary key.
const readNewer = statement(
  'coupons.list.before',
  `SELECT b."id" ${FROM} WHERE ${MATCH} AND ($5::uuid IS NULL OR b."id" < $5) ORDER BY b."id" DESC LIMIT $6`,
  IdRow,
);
// Primary key, forwards.
const readOlder = statement(
  'coupons.list.after',
  `SELECT b."id" ${FROM} WHERE ${MATCH} AND b."id" > $5::uuid ORDER BY b."id" LIMIT $6`,
  IdRow,
);
// As above, up to the cap.
const countAll = statement(
  'coupons.list.count',
  `SELECT count(*) AS "count" FROM (SELECT 1 ${FROM} WHERE ${MATCH} LIMIT $5) c`,
  z.object({ count: z.number() }),
);

/** Which batches are looked for. */
export type BatchFilter = {
  readonly states: readonly string[];
  readonly kinds?: readonly string[] | null;
  readonly q?: string;
  /** Only those that may still be claimed from at the instant and have a tenth of their copies left, or less (4.E). */
  readonly lowAt?: Date | null;
};

/** Where a page stands: before a batch, or after it (that page comes in the order of the list, too). */
export type BatchPlace = { readonly before?: string | null; readonly after?: string; readonly limit: number };

const valuesOf = ({ states, kinds, q, lowAt }: BatchFilter) => [states, kinds ?? null, q ?? '', lowAt ?? null];

/** The ids of a page of batches, newest first. */
export async function listBatches(
  db: Db,
  { before, after, limit, ...by }: BatchFilter & BatchPlace,
): Promise<string[]> {
  const rows =
    after === undefined
      ? await readNewer(db, [...valuesOf(by), before ?? null, limit])
      : (await readOlder(db, [...valuesOf(by), after, limit])).reverse();
  return rows.map(({ id }) => id);
}

/** How many batches match, counted up to a cap. */
export const countBatches = async (db: Db, by: BatchFilter, cap: number): Promise<number> =>
  (await countAll(db, [...valuesOf(by), cap]))[0]?.count ?? 0;
