import 'server-only';
import { z } from 'zod';
import type { Condition } from '@/lib/kernel/condition';
import { type Db, execution, statement } from '@/lib/platform/db';
import { FEW, PLANNED } from './members-where';
import { selection } from './selection';

/** Which members are looked at: those of a chunk by id (after, up to and with), or some by name. */
export type Scope = { readonly after: string; readonly upTo: string } | { readonly memberIds: readonly string[] };

/** What one diff is about. */
export type Diff = {
  readonly code: string;
  readonly version: number;
  /** Whoever it holds for belongs to the segment; lists and other segments are written out in it. */
  readonly belongs: Condition;
  /** The instant by which its conditions count. */
  readonly asOf: Date;
  /** The instant of entering and leaving. */
  readonly at: Date;
  readonly runId: string | null;
  readonly scope: Scope;
};

/** Who came and went. */
export type Moved = { readonly entered: number; readonly left: number };

/** The first and the last id there can be. */
export const FIRST_ID = '00000000-0000-0000-0000-000000000000';
export const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

const MovedRow = z.object({ entered: z.number(), left: z.number() });

/**
 * Makes the membership of a segment what its condition says, for the members in scope, in one statement: who entered and
 * who left is written down and announced, and nobody else is touched (4.I). The segment is locked by `lockMembership`.
 */
export async function applyDiff(db: Db, { code, version, belongs, asOf, at, runId, scope }: Diff): Promise<Moved> {
  const { from, holds, values, shape } = await selection(db, belongs, asOf, reachOf(scope));
  const all = [...values];
  const put = (value: unknown) => `$${all.push(value)}`;
  const [ofCode, ofAt, ofRun, ofPayload] = [
    `${put(code)}::text`,
    `${put(at)}::timestamptz`,
    `${put(runId)}::uuid`,
    `${put(JSON.stringify({ segment: code, version, run: runId }))}::json`,
  ];
  const isIn =
    'memberIds' in scope
      ? (
          (ids) => (column: string) =>
            `${column} = ANY(${ids})`
        )(`${put(scope.memberIds)}::uuid[]`)
      : (
          (after, upTo) => (column: string) =>
            `${column} > ${after} AND ${column} <= ${upTo}`
        )(`${put(scope.after)}::uuid`, `${put(scope.upTo)}::uuid`);
  // Members by their primary key, those of the segment by theirs (segmentCode, memberId); both in order of ids.
  const diff = statement(
    'memberIds' in scope ? `segments.diff.${shape}.some` : PLANNED,
    `WITH hit AS MATERIALIZED (SELECT m."id" ${from} AND ${isIn('m."id"')} AND ${holds}),
     gone AS (
       DELETE FROM "SegmentMember" s WHERE s."segmentCode" = ${ofCode} AND ${isIn('s."memberId"')}
         AND NOT EXISTS (SELECT FROM hit h WHERE h."id" = s."memberId") RETURNING s."memberId"),
     come AS (
       INSERT INTO "SegmentMember" ("segmentCode", "memberId", "enteredAt")
       SELECT ${ofCode}, h."id", ${ofAt} FROM hit h WHERE NOT EXISTS (
         SELECT FROM "SegmentMember" s WHERE s."segmentCode" = ${ofCode} AND s."memberId" = h."id")
       ON CONFLICT DO NOTHING RETURNING "memberId"),
     moved AS (
       INSERT INTO "SegmentMove" ("memberId", "id", "segmentCode", "way", "at", "runId")
       SELECT c."memberId", uuidv7(), ${ofCode}, 'entered', ${ofAt}, ${ofRun} FROM come c
       UNION ALL SELECT g."memberId", uuidv7(), ${ofCode}, 'left', ${ofAt}, ${ofRun} FROM gone g
       RETURNING "memberId", "way"),
     told AS (
       INSERT INTO "OutboxEvent" ("name", "memberId", "payload", "at")
       SELECT 'segment.' || v."way", v."memberId", ${ofPayload}, ${ofAt} FROM moved v RETURNING 1)
     SELECT (SELECT count(*) FROM come) AS "entered", (SELECT count(*) FROM gone) AS "left",
       (SELECT count(*) FROM told) AS "told"`,
    MovedRow,
  );
  return (await diff(db, all))[0] ?? { entered: 0, left: 0 };
}

/** For a few members sums are read one after the other, for a chunk in one pass. */
const reachOf = (scope: Scope) => ('memberIds' in scope && scope.memberIds.length <= FEW ? 'few' : 'many');

// No row: a lock by the name of the segment, held until the transaction ends.
const lock = execution(
  'segments.membership.lock',
  `SELECT pg_advisory_xact_lock(hashtextextended('segment:' || $1, 0))`,
);
// No row: each diff is planned for what it looks at.
const plan = execution('segments.membership.plan', `SELECT set_config('plan_cache_mode', 'force_custom_plan', true)`);

/** Waits until nobody else changes who belongs to the segment; two who refresh it at once never double (4.F). */
export async function lockMembership(db: Db, code: string): Promise<void> {
  await lock(db, [code]);
  await plan(db, []);
}

// Primary key, in its order from the cursor.
const readBoundary = statement(
  'segments.chunk',
  `SELECT "id" FROM "Member" WHERE "id" > $1::uuid ORDER BY "id" OFFSET $2::int LIMIT 1`,
  z.object({ id: z.string() }),
);

/** The last id of the next chunk of members after an id; null when fewer are left. */
export const chunkEnd = async (db: Db, after: string, size: number): Promise<string | null> =>
  (await readBoundary(db, [after, size - 1]))[0]?.id ?? null;

// A scan of the primary key, once for a run.
const countAll = statement(
  'segments.everybody',
  `SELECT count(*)::int AS "members" FROM "Member"`,
  z.object({ members: z.number() }),
);

/** How many members there are to look at. */
export const everybody = async (db: Db): Promise<number> => (await countAll(db, []))[0]?.members ?? 0;
