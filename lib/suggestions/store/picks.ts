import 'server-only';
import { z } from 'zod';
import { TRAIT_PREFIXES } from '@/lib/members';
import { type Db, execution, statement } from '@/lib/platform/db';

const EACH_MAX = 6;
const CATEGORY_MAX = 15;
const TAG_MAX = 60;
const DAY_SECONDS = 86_400;

const removeOf = execution('suggestions.clear', 'DELETE FROM "Suggestion" WHERE "memberId" = ANY($1::uuid[])');

// Orders and lines by the members' ids, the first columns of their keys; the goods' tables by their primary keys.
const fill = execution(
  'suggestions.fill',
  `INSERT INTO "Suggestion" ("memberId", "product", "reason", "because", "figure", "score", "at")
   WITH own AS MATERIALIZED (
     SELECT "memberId" AS m, "product" AS p, "orderId" AS o, "paidAt" AS t, "isKept" AS k, "isReturned" AS r
     FROM "GoodsBought" WHERE "memberId" = ANY($1::uuid[]) AND "paidAt" >= $2 AND "paidAt" < $3
   ), goods AS MATERIALIZED (
     SELECT m, p, count(DISTINCT o) FILTER (WHERE k) AS n, min(t) FILTER (WHERE k) AS f, max(t) FILTER (WHERE k) AS l,
       bool_or(r) AS r
     FROM own GROUP BY 1, 2
   ), bought AS MATERIALIZED (SELECT m, p, n, f, l, r FROM goods WHERE n > 0
   ), rhythms AS (
     SELECT m, p, n, floor(extract(epoch FROM l - f))::bigint / (n - 1) AS every,
       floor(extract(epoch FROM $3::timestamptz - l))::bigint AS since
     FROM bought WHERE n >= 2 AND NOT r
   ), again AS (
     SELECT m, p, 'again' AS reason, p AS because, (every / ${DAY_SECONDS})::int AS figure, n AS score, 9 AS worth
     FROM rhythms JOIN "Product" q ON q."code" = p AND q."archivedAt" IS NULL
     WHERE every >= ${DAY_SECONDS} AND since * 10 >= every * 8 AND since <= every * 3
   ), together AS (
     SELECT DISTINCT ON (b.m, g."other") b.m, g."other", 'together', b.p, g."buyers", g."score", 4
     FROM bought b JOIN "GoodsPair" g ON g."product" = b.p JOIN "Product" q ON q."code" = g."other" AND q."archivedAt" IS NULL
     ORDER BY b.m, g."other", g."score" DESC, b.p COLLATE "C"
   ), tags AS (
     SELECT "memberId" AS m, "tag" FROM "MemberTag"
     WHERE "memberId" = ANY($1::uuid[]) AND split_part("tag", ':', 1) = ANY($4::text[]) AND "tag" LIKE '%:%'
   ), tagged AS (
     SELECT t."tag", q.p, q.n FROM (SELECT DISTINCT "tag" FROM tags) t CROSS JOIN LATERAL (
       SELECT x."code" AS p, COALESCE(d."buyers", 0) AS n FROM "Product" x
       LEFT JOIN "GoodsDemand" d ON d."storeCode" = '' AND d."product" = x."code"
       WHERE x."tags" @> ARRAY[t."tag"] AND x."archivedAt" IS NULL
       ORDER BY 2 DESC, x."code" COLLATE "C" LIMIT ${TAG_MAX}
     ) q
   ), fits AS (
     SELECT DISTINCT ON (t.m, g.p) t.m, g.p, 'fits', t."tag", 0, g.n::bigint, 3
     FROM tags t JOIN tagged g USING ("tag") ORDER BY t.m, g.p, t."tag" COLLATE "C"
   ), homes AS (
     SELECT DISTINCT ON (b.m, q."categoryCode") b.m, b.p, q."categoryCode" AS c, q."brandCode" AS brand
     FROM bought b JOIN "Product" q ON q."code" = b.p WHERE q."categoryCode" IS NOT NULL
     ORDER BY b.m, q."categoryCode", b.l DESC, b.p COLLATE "C"
   ), sold AS (
     SELECT * FROM (
       SELECT q."categoryCode" AS c, q."brandCode" AS brand, q."code" AS p, d."buyers" AS n,
         row_number() OVER (PARTITION BY q."categoryCode" ORDER BY d."buyers" DESC, q."code" COLLATE "C") AS place
       FROM "GoodsDemand" d JOIN "Product" q ON q."code" = d."product"
       WHERE d."storeCode" = '' AND q."archivedAt" IS NULL AND q."categoryCode" IN (SELECT c FROM homes)
     ) s WHERE place <= ${CATEGORY_MAX}
   ), shelves AS MATERIALIZED (
     -- A row for each category: whoever plans this cannot know how many there are, and went through all of them for each member.
     SELECT c, array_agg(p) AS ps, array_agg(n) AS ns, array_agg(brand) AS brands FROM sold GROUP BY c
   ), taste AS (
     SELECT h.m, u.p, CASE WHEN u.brand = h.brand THEN 'brand' ELSE 'category' END, h.p, u.n, u.n::bigint,
       CASE WHEN u.brand = h.brand THEN 2 ELSE 1 END
     FROM homes h JOIN shelves s ON s.c = h.c CROSS JOIN LATERAL unnest(s.ps, s.ns, s.brands) AS u(p, n, brand)
   ), wanted AS (
     -- What he has bought or given back stands above what is new to him, and falls away below.
     SELECT * FROM again UNION ALL SELECT m, p, 'known', '', 0, 0, 8 FROM goods
     UNION ALL SELECT * FROM together UNION ALL SELECT * FROM fits UNION ALL SELECT * FROM taste
   ), best AS (SELECT DISTINCT ON (m, p) * FROM wanted ORDER BY m, p, worth DESC
   )
   SELECT m, p, reason, because, figure, score, $3 FROM (
     SELECT *, row_number() OVER (PARTITION BY m, reason ORDER BY score DESC, p COLLATE "C") AS place FROM best
     WHERE reason <> 'known'
   ) b WHERE place <= ${EACH_MAX}`,
);

/** Puts the suggestions of members as they are now in the place of those before; a statement each for any number. */
export async function savePicks(
  db: Db,
  { all, wanting }: { readonly all: readonly string[]; readonly wanting: readonly string[] },
  { from, now }: { readonly from: Date; readonly now: Date },
): Promise<void> {
  await removeOf(db, [all]);
  if (wanting.length > 0) await fill(db, [wanting, from, now, TRAIT_PREFIXES]);
}

/** Removes what is suggested to members. */
export const dropPicks = (db: Db, memberIds: readonly string[]): Promise<number> => removeOf(db, [memberIds]);

const ShownRow = z.object({
  product: z.string(),
  reason: z.enum(['again', 'together', 'fits', 'brand', 'category', 'popular']),
  because: z.string(),
  figure: z.number(),
});

// Suggestion by primary key (memberId, product); what was bought by the orders of the one member, once; what is popular in
// a store by the primary key of GoodsDemand, everywhere by the partial index GoodsDemand_everywhere, from the top.
const readShown = statement(
  'suggestions.own',
  `WITH bought AS MATERIALIZED (
     SELECT "product", bool_or("isReturned") AS "isReturned" FROM "GoodsBought" WHERE "memberId" = $1 GROUP BY 1
   ), near AS (
     SELECT d."product", d."storeCode", d."buyers" FROM "GoodsDemand" d WHERE d."storeCode" = $2 AND $2 <> ''
       AND NOT EXISTS (SELECT FROM bought b WHERE b."product" = d."product")
   ), wide AS (
     SELECT d."product", d."storeCode", d."buyers" FROM "GoodsDemand" d WHERE d."storeCode" = ''
       AND NOT EXISTS (SELECT FROM bought b WHERE b."product" = d."product")
       AND NOT EXISTS (SELECT FROM "GoodsDemand" h WHERE h."storeCode" = $2 AND $2 <> '' AND h."product" = d."product")
     ORDER BY d."buyers" DESC, d."product" COLLATE "C" LIMIT $3
   ), shown AS (
     SELECT 0 AS part, s."product", s."reason", s."because", s."figure", s."score" FROM "Suggestion" s
     WHERE s."memberId" = $1 AND NOT EXISTS (SELECT FROM bought b WHERE b."product" = s."product" AND b."isReturned")
     UNION ALL SELECT 1, "product", 'popular', "storeCode", "buyers", "buyers" FROM near
     UNION ALL SELECT 2, "product", 'popular', "storeCode", "buyers", "buyers" FROM wide
   )
   SELECT "product", "reason", "because", "figure" FROM shown ORDER BY part, "score" DESC, "product" COLLATE "C"`,
  ShownRow,
);

/** Something that may be suggested, and why; of what is popular the reason is where, the empty code for everywhere. */
export type Shown = z.output<typeof ShownRow>;

/**
 * What is suggested to a member, of each reason the best first and nothing that he has given back meanwhile; then what many
 * buy in a store and after it anywhere, of what he has not bought yet, so many at the most from anywhere.
 */
export const suggestedTo = (
  db: Db,
  memberId: string,
  { storeCode, limit }: { readonly storeCode: string | null; readonly limit: number },
): Promise<Shown[]> => readShown(db, [memberId, storeCode ?? '', limit]);
