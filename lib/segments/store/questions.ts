import 'server-only';
import { z } from 'zod';
import type { Condition } from '@/lib/kernel/condition';
import { type Db, execution, onSnapshot, statement } from '@/lib/platform/db';
import { inStores, PLANNED } from './members-where';
import { selection } from './selection';

const SAMPLED = 50_000;
const CANCELLED = '57014';

// No row.
const limitTime = execution('segments.ask.timeout', `SELECT set_config('statement_timeout', $1, true)`);

/** Reads within a time; null when it takes longer: whoever asks while he writes does not wait (B3). */
export async function within<T>(reader: Db, ms: number, read: (db: Db) => Promise<T>): Promise<T | null> {
  try {
    return await onSnapshot(reader, async (db) => {
      await limitTime(db, [String(ms)]);
      return read(db);
    });
  } catch (error) {
    if ((error as { readonly code?: unknown }).code === CANCELLED) return null;
    throw error;
  }
}

// The planner's own estimate, of the catalogue.
const readSize = statement(
  'segments.ask.size',
  `SELECT greatest("reltuples", 1)::int8 AS "rows" FROM pg_class WHERE "oid" = '"Member"'::regclass`,
  z.object({ rows: z.number() }),
);

/** About how many members a condition holds for, by some fifty thousand of them that are the same each time. */
export async function estimateMatching(
  db: Db,
  condition: Condition,
  now: Date,
  stores: readonly string[] | null,
): Promise<number> {
  const rows = (await readSize(db, []))[0]?.rows ?? 1;
  const percent = Math.min(100, (SAMPLED * 100) / rows);
  const { from, holds, values } = await selection(db, condition, now);
  const all = [...values, percent];
  // A scan of the table's pages; the condition is judged for the sampled rows only.
  const read = statement(
    PLANNED,
    `SELECT count(*) AS "hits" ${from} AND m."id" IN (
       SELECT p."id" FROM "Member" p TABLESAMPLE BERNOULLI ($${values.length + 1}::float4) REPEATABLE (7))
       ${inStores(stores, all)} AND ${holds}`,
    z.object({ hits: z.number() }),
  );
  const hits = (await read(db, all))[0]?.hits ?? 0;
  return Math.round((hits * 100) / percent);
}

/** Some members a condition holds for, the same each time and spread over all; stores null: of all stores. */
export async function sampleMatching(
  db: Db,
  condition: Condition,
  now: Date,
  { stores, limit }: { readonly stores: readonly string[] | null; readonly limit: number },
): Promise<string[]> {
  const { from, holds, values } = await selection(db, condition, now);
  const [ofStores, most] = [`$${values.length + 1}::text[]`, `$${values.length + 2}`];
  // As the count: every member is looked at once, and the first by a hash of their ids are kept.
  const read = statement(
    PLANNED,
    `SELECT m."id" ${from} AND (${ofStores} IS NULL OR m."storeCode" = ANY(${ofStores})) AND ${holds}
     ORDER BY uuid_hash(m."id"), m."id" LIMIT ${most}`,
    z.object({ id: z.string() }),
  );
  return (await read(db, [...values, stores, limit])).map(({ id }) => id);
}

/** How many of those whom a condition holds for belong to other segments, most first. */
export async function overlapOf(
  db: Db,
  condition: Condition,
  now: Date,
  {
    besides,
    stores,
    limit,
  }: { readonly besides: string | null; readonly stores: readonly string[] | null; readonly limit: number },
): Promise<{ code: string; both: number }[]> {
  const { from, holds, values } = await selection(db, condition, now);
  const [other, most] = [`$${values.length + 1}::text`, `$${values.length + 2}`];
  const all = [...values, besides, limit];
  // SegmentMember by (memberId, segmentCode), or whole beside the members.
  const read = statement(
    PLANNED,
    `SELECT o."segmentCode" AS "code", count(*) AS "both" FROM "SegmentMember" o
     JOIN (SELECT m."id" ${from} ${inStores(stores, all)} AND ${holds}) h ON h."id" = o."memberId"
     WHERE o."segmentCode" IS DISTINCT FROM ${other} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${most}`,
    z.object({ code: z.string(), both: z.number() }),
  );
  return read(db, all);
}

/** The condition as the database reads it, with its parameters, to be looked at only. */
export async function sqlOf(
  db: Db,
  condition: Condition,
  now: Date,
): Promise<{ readonly text: string; readonly values: readonly unknown[] }> {
  const { from, holds, values } = await selection(db, condition, now);
  return { text: `SELECT m."id"\n${from}\n  AND ${holds}`, values };
}
