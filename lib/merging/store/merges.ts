import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '@/lib/platform/db';

const Row = z.object({
  memberId: z.string(),
  id: z.string(),
  absorbedId: z.string(),
  at: z.date(),
  actor: z.string(),
  actorName: z.string(),
  reason: z.string(),
  record: z.record(z.string(), z.unknown()),
  splitAt: z.date().nullable(),
  splitName: z.string().nullable(),
  splitReason: z.string().nullable(),
});

/** One merge as it is kept: who into whom, when, by whom, why, and whether it was undone. */
export type MergeRow = z.output<typeof Row>;

const COLUMNS = Object.keys(Row.shape)
  .map((name) => `"${name}"`)
  .join(', ');

const insertRow = execution(
  'merging.insert',
  `INSERT INTO "MemberMerge" ("memberId", "id", "absorbedId", "at", "actor", "actorName", "reason", "record")
   VALUES ($1::uuid, $2::uuid, $3::uuid, $4::timestamptz, $5, $6, $7, $8::jsonb)`,
);
// Primary key (memberId, id).
const closeRow = execution(
  'merging.split',
  `UPDATE "MemberMerge" SET "splitAt" = $3::timestamptz, "splitActor" = $4, "splitName" = $5, "splitReason" = $6
   WHERE "memberId" = $1::uuid AND "id" = $2::uuid AND "splitAt" IS NULL`,
);
// Primary key (memberId, id).
const readOne = statement(
  'merging.one',
  `SELECT ${COLUMNS} FROM "MemberMerge" WHERE "memberId" = $1::uuid AND "id" = $2::uuid`,
  Row,
);
// Primary key by its first column, index (absorbedId, id): a member is merged a few times in a life.
const readOf = statement(
  'merging.of',
  `SELECT ${COLUMNS} FROM "MemberMerge" WHERE "memberId" = $1::uuid
   UNION ALL SELECT ${COLUMNS} FROM "MemberMerge" WHERE "absorbedId" = $1::uuid ORDER BY "id" DESC`,
  Row,
);
// Partial unique index "MemberMerge_open".
const readOpen = statement(
  'merging.open',
  `SELECT ${COLUMNS} FROM "MemberMerge" WHERE "absorbedId" = $1::uuid AND "splitAt" IS NULL`,
  Row,
);

/** Keeps a merge with all that undoing it needs. */
export const insertMerge = (
  db: Db,
  row: Pick<MergeRow, 'memberId' | 'id' | 'absorbedId' | 'at' | 'actor' | 'actorName' | 'reason'> & {
    readonly record: unknown;
  },
): Promise<number> =>
  insertRow(db, [
    row.memberId,
    row.id,
    row.absorbedId,
    row.at,
    row.actor,
    row.actorName,
    row.reason,
    JSON.stringify(row.record),
  ]);

/** Marks a merge as undone. */
export const closeMerge = (
  db: Db,
  { memberId, id }: Pick<MergeRow, 'memberId' | 'id'>,
  by: { readonly at: Date; readonly actor: string; readonly name: string; readonly reason: string },
): Promise<number> => closeRow(db, [memberId, id, by.at, by.actor, by.name, by.reason]);

/** One merge of a member, or null. */
export const mergeOf = async (db: Db, memberId: string, id: string): Promise<MergeRow | null> =>
  (await readOne(db, [memberId, id]))[0] ?? null;

/** All merges in which a member had a part, newest first. */
export const mergesOf = (db: Db, memberId: string): Promise<MergeRow[]> => readOf(db, [memberId]);

/** The merge by which a member stands under another now, or null. */
export const openMergeOf = async (db: Db, absorbedId: string): Promise<MergeRow | null> =>
  (await readOpen(db, [absorbedId]))[0] ?? null;
