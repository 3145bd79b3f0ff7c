import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '@/lib/platform/db';

// A tree of some dozen rows: each code with its path, and whether others stand below it.
const TREE = `SELECT coalesce(jsonb_object_agg(c."code", array_to_string(c."path", '>')
  || CASE WHEN EXISTS (SELECT 1 FROM "Category" b WHERE b."parentCode" = c."code") THEN '/' ELSE '' END), '{}'::jsonb) AS "tree" FROM "Category" c`;
// One row by primary key; days by primary key (what, span, …), and only when a category has moved.
const mark = execution(
  'reports.tree.mark',
  `INSERT INTO "ReportMark" ("day")
   SELECT DISTINCT c."day" FROM "ReportState" s CROSS JOIN (${TREE}) t
   JOIN "ReportCell" c ON c."what" IN ('goods.sold/category', 'goods.back/category') AND c."span" = 'day' AND c."day" < $1::date
     AND c."subject" IN (SELECT coalesce(n."key", o."key") FROM jsonb_each_text(t."tree") n
       FULL JOIN jsonb_each_text(s."tree") o ON o."key" = n."key" WHERE n."value" IS DISTINCT FROM o."value")
   WHERE s."id" = 1`,
);
const keep = execution(
  'reports.tree.keep',
  `UPDATE "ReportState" s SET "tree" = t."tree" FROM (${TREE}) t WHERE s."id" = 1 AND s."tree" IS DISTINCT FROM t."tree"`,
);
const readStanding = statement(
  'reports.tree.standing',
  `SELECT CASE WHEN s."tree" IS NULL THEN 'unknown' WHEN s."tree" = t."tree" THEN 'same' ELSE 'moved' END AS "standing"
   FROM "ReportState" s CROSS JOIN (${TREE}) t WHERE s."id" = 1`,
  z.object({ standing: z.enum(['unknown', 'same', 'moved']) }),
);
// Index on parentCode.
const readParts = statement(
  'reports.tree.parts',
  `SELECT b."code" FROM "Category" b WHERE b."parentCode" = $1`,
  z.object({ code: z.string() }),
);
// The whole tree.
const readBelow = statement(
  'reports.tree.below',
  `SELECT v."code" FROM "Category" c CROSS JOIN LATERAL (VALUES (c."code" || '/'), (CASE WHEN c."parentCode" IS NOT NULL THEN c."code" END)) v("code")
   WHERE v."code" IS NOT NULL`,
  z.object({ code: z.string() }),
);

/** How the tree stands to the one by which goods were counted; unknown when they never were. */
export const treeStanding = async (db: Db): Promise<'unknown' | 'same' | 'moved'> =>
  (await readStanding(db, []))[0]?.standing ?? 'unknown';

/** Marks the days before today on which goods were sold, or came back, in categories that have moved since they were counted. */
export const markMoved = (db: Db, today: string): Promise<number> => mark(db, [today]);

/** Keeps the tree as the one by which goods are counted from now on. */
export const keepTree = (db: Db): Promise<number> => keep(db, []);

/** Which subjects make up a category, or all categories: those that are wanted, or those that are not; null: no matter. */
export type Parts = { readonly of: readonly string[] | null; readonly but: readonly string[] | null };

/** The categories one below another with what lies in it directly; of none the roots, and what the tree does not know. */
export async function partsOf(db: Db, category: string | null): Promise<Parts> {
  if (category === null) return { of: null, but: (await readBelow(db, [])).map(({ code }) => code) };
  const parts = (await readParts(db, [category])).map(({ code }) => code);
  return { of: parts.length === 0 ? [category] : [...parts, `${category}/`], but: null };
}
