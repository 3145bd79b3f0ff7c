import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '@/lib/platform/db';

/** Which list of a segment: of those who belong to it anyway, or of those who never do. */
export type Side = 'include' | 'exclude';

// Primary key (segmentCode, side, memberId); who stands on it already stays.
const insertListed = execution(
  'segments.listed.add',
  `INSERT INTO "SegmentListed" ("segmentCode", "side", "memberId", "at", "by")
   SELECT $1, $2, m, $4, $5 FROM unnest($3::uuid[]) AS n(m) ON CONFLICT DO NOTHING`,
);
// Primary key (segmentCode, side, memberId).
const deleteListed = execution(
  'segments.listed.remove',
  `DELETE FROM "SegmentListed" WHERE "segmentCode" = $1 AND "side" = $2 AND "memberId" = ANY($3::uuid[])`,
);
// Primary key (segmentCode, side, memberId) by its first columns.
const countListed = statement(
  'segments.listed.count',
  `SELECT "segmentCode" AS "code", "side", count(*) AS "members" FROM "SegmentListed" l
   WHERE ($1::text IS NULL OR "segmentCode" = $1)
     AND ($2::text[] IS NULL OR EXISTS (SELECT FROM "Member" m WHERE m."id" = l."memberId" AND m."storeCode" = ANY($2)))
   GROUP BY 1, 2`,
  z.object({ code: z.string(), side: z.enum(['include', 'exclude']), members: z.number() }),
);
// Index (memberId); what the survivor has himself stays with the absorbed.
const carry = execution(
  'segments.listed.carry',
  `UPDATE "SegmentListed" t SET "memberId" = $2::uuid, "carriedFrom" = $1::uuid WHERE t."memberId" = $1::uuid
   AND NOT EXISTS (SELECT FROM "SegmentListed" o WHERE o."memberId" = $2::uuid AND o."segmentCode" = t."segmentCode"
     AND o."side" = t."side")`,
);
// Index (memberId).
const giveBack = execution(
  'segments.listed.give-back',
  `UPDATE "SegmentListed" SET "memberId" = $2::uuid, "carriedFrom" = NULL
   WHERE "memberId" = $1::uuid AND "carriedFrom" = $2::uuid`,
);

/** Puts members on a list; answers how many were not on it. */
export const addListed = (
  db: Db,
  list: { readonly code: string; readonly side: Side; readonly at: Date; readonly by: string },
  memberIds: readonly string[],
): Promise<number> => insertListed(db, [list.code, list.side, memberIds, list.at, list.by]);

/** Takes members from a list; answers how many were on it. */
export const removeListed = (db: Db, code: string, side: Side, memberIds: readonly string[]): Promise<number> =>
  deleteListed(db, [code, side, memberIds]);

/** How many stand on the lists of a segment, or of all; stores null: of all stores. */
export const listedCounts = (db: Db, code: string | null, stores: readonly string[] | null) =>
  countListed(db, [code, stores]);

/** Gives the places of one locked member on lists to another (N13); who belongs to what is found anew by the event. */
export const mergeSegments = async (db: Db, from: string, to: string): Promise<void> => {
  await carry(db, [from, to]);
};

/** Gives back what came with a merge. */
export const splitSegments = async (db: Db, from: string, to: string): Promise<void> => {
  await giveBack(db, [from, to]);
};
