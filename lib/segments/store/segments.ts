import 'server-only';
import { z } from 'zod';
import { draftTable } from '@/lib/platform/authored/drafts';
import { type PausableRow, pausableTable } from '@/lib/platform/authored/pausable';
import { type Version, type Versions, versionTable } from '@/lib/platform/authored/versions';
import { type Db, execution, statement } from '@/lib/platform/db';
import { type Terms, TermsSchema } from '../rules/terms';

/** A segment as it is kept, without what it says. */
export type SegmentRow = PausableRow;

/** A version of a segment with its terms read; null where this program does not understand them: it counts for nothing. */
export type SegmentVersion = Version<Terms>;

/** The versions of every segment, newest first. */
export type SegmentVersions = Versions<Terms>;

export const {
  readAll: readSegments,
  forUpdate: segmentForUpdate,
  add: addSegment,
  saveState: saveSegmentState,
} = pausableTable('segments', 'Segment');
export const { readVersions, addVersion } = versionTable('segments', 'SegmentVersion', TermsSchema);

/** The drafts of segments: a segment has one at most. */
export const { allDrafts, draftOf, saveDraft, dropDraft } = draftTable('segments', 'SegmentDraft');

const FaultSchema = z.object({ code: z.string(), attribute: z.string().optional(), segment: z.string().optional() });

/** Why a segment rests by itself. */
export type Fault = z.output<typeof FaultSchema>;

const StandingRow = z.object({
  code: z.string(),
  members: z.number(),
  refreshedAt: z.date().nullable(),
  fault: FaultSchema.nullable(),
});

/** How many members a segment has, as of when, and why it rests by itself. */
export type Standing = z.output<typeof StandingRow>;

// A program has some dozens: all are read.
const readStandings = statement(
  'segments.standings',
  `SELECT "code", "members", "refreshedAt", "fault" FROM "Segment" ORDER BY "code"`,
  StandingRow,
);
// Primary key.
const writeFault = execution('segments.fault', `UPDATE "Segment" SET "fault" = $2::jsonb WHERE "code" = $1`);
// Primary key.
const moveMembers = execution(
  'segments.members.add',
  `UPDATE "Segment" SET "members" = greatest(0, "members" + $2::int), "refreshedAt" = $3 WHERE "code" = $1`,
);
// Primary key; the members by theirs (segmentCode, memberId), of the index alone.
const countMembers = statement(
  'segments.members.count',
  `UPDATE "Segment" s SET "members" = c."members", "refreshedAt" = $2
   FROM (SELECT count(*)::int AS "members" FROM "SegmentMember" WHERE "segmentCode" = $1) c
   WHERE s."code" = $1 RETURNING c."members"`,
  z.object({ members: z.number() }),
);

// Primary key, backwards.
const readNewest = statement(
  'segments.version.newest',
  `SELECT "version" FROM "SegmentVersion" WHERE "code" = $1 ORDER BY "version" DESC LIMIT 1`,
  z.object({ version: z.number() }),
);

/** The newest version of a segment; 0: nothing is published. */
export const newestVersion = async (db: Db, code: string): Promise<number> =>
  (await readNewest(db, [code]))[0]?.version ?? 0;

// SegmentMember by (segmentCode, memberId), members by their primary key.
const countWithin = statement(
  'segments.members.within',
  `SELECT s."segmentCode" AS "code", count(*)::int AS "members" FROM "SegmentMember" s
   JOIN "Member" m ON m."id" = s."memberId" WHERE m."storeCode" = ANY($1::text[]) GROUP BY 1`,
  z.object({ code: z.string(), members: z.number() }),
);

/** How every segment stands for whoever sees the members of some stores only (null: of all), with theirs counted (S1-5.1). */
export async function standingsWithin(
  db: Db,
  stores: readonly string[] | null,
): Promise<ReadonlyMap<string, Standing>> {
  if (stores === null) return standingsOf(db);
  const [all, counted] = await Promise.all([standingsOf(db), countWithin(db, [stores])]);
  const within = new Map(counted.map(({ code, members }) => [code, members]));
  return new Map([...all].map(([code, standing]) => [code, { ...standing, members: within.get(code) ?? 0 }]));
}

/** How every segment stands. */
export const standingsOf = async (db: Db): Promise<ReadonlyMap<string, Standing>> =>
  new Map((await readStandings(db, [])).map((row) => [row.code, row]));

/** Notes why a locked segment rests by itself, or that it does not any more. */
export const saveFault = (db: Db, code: string, fault: Fault | null): Promise<number> =>
  writeFault(db, [code, fault === null ? null : JSON.stringify(fault)]);

/** Notes how many members came and went. */
export const addToMembers = (db: Db, code: string, by: number, at: Date): Promise<number> =>
  moveMembers(db, [code, by, at]);

/** Counts the members of a segment anew, keeps the number and answers it. */
export const recountMembers = async (db: Db, code: string, at: Date): Promise<number> =>
  (await countMembers(db, [code, at]))[0]?.members ?? 0;
