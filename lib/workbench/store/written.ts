import 'server-only';
import { z } from 'zod';
import { type Db, statement } from '@/lib/platform/db';

const DraftRow = z.object({
  sort: z.string(),
  code: z.string(),
  /** What it is called so far in either language; null: it has no name. */
  nameZh: z.string().nullable(),
  nameEn: z.string().nullable(),
  savedAt: z.date(),
});

/** Something that somebody writes and has not published. */
export type OwnDraft = z.output<typeof DraftRow>;

// Every sort of draft by its table: one line each. There are some dozens of rows in all of them together.
const SORTS: readonly (readonly [sort: string, table: string, code: string, isNamed?: false])[] = [
  ['campaign', 'CampaignDraft', '"code"'],
  ['segment', 'SegmentDraft', '"code"'],
  ['coupon', 'CouponDraft', '"batchId"::text'],
  ['benefit', 'BenefitDraft', '"code"'],
  ['offer', 'OfferDraft', '"code"'],
  ['task', 'TaskDraft', '"code"'],
  ['game', 'GameDraft', '"code"'],
  ['survey', 'SurveyDraft', '"code"'],
  ['earning', 'EarningDraft', '"ruleSet"', false],
  ['levels', 'LevelSchemeDraft', '"id"::text', false],
];
const NAMED = `"terms"->'name'->>'zh' AS "nameZh", "terms"->'name'->>'en' AS "nameEn"`;
const NAMELESS = `NULL::text AS "nameZh", NULL::text AS "nameEn"`;
// Sorts keep him by his label or by his name.
const ALL = SORTS.map(
  ([sort, table, code, isNamed = true]) =>
    `SELECT '${sort}' AS "sort", ${code} AS "code", ${isNamed ? NAMED : NAMELESS}, "savedAt" FROM "${table}" WHERE "savedBy" IN ($1, $2)`,
).join(' UNION ALL ');
const readOwn = statement(
  'workbench.drafts',
  `SELECT d."sort", d."code", d."nameZh", d."nameEn", d."savedAt" FROM (${ALL}) d ORDER BY d."savedAt" DESC LIMIT $3`,
  DraftRow,
);

/** What somebody writes, what he saved last first. */
export const draftsOf = (db: Db, who: { readonly label: string; readonly name: string }, most: number) =>
  readOwn(db, [who.label, who.name, most]);

// A look at whether a table has a row, and a count of some rows.
const readBeginnings = statement(
  'workbench.beginnings',
  `SELECT (SELECT count(*)::int FROM (SELECT FROM "Member" LIMIT 1) m) AS "members",
     (SELECT count(*)::int FROM "LevelScheme") AS "levelVersions",
     (SELECT count(*)::int FROM (SELECT FROM "CouponBatch" WHERE "version" > 0 LIMIT 1) b) AS "batches",
     (SELECT count(*)::int FROM (SELECT FROM "Campaign" WHERE "revision" > 0 LIMIT 1) c) AS "campaigns"`,
  z.object({ members: z.number(), levelVersions: z.number(), batches: z.number(), campaigns: z.number() }),
);

/** What there is in the program, by which its first steps are done. */
export async function beginnings(db: Db) {
  const [row] = await readBeginnings(db, []);
  return row ?? { members: 0, levelVersions: 0, batches: 0, campaigns: 0 };
}
