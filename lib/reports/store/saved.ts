import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '@/lib/platform/db';
import { type Definition, DefinitionSchema } from '../rules/definition';

const SavedRow = z.object({
  id: z.string(),
  authorId: z.string().nullable(),
  title: z.string(),
  // What a program of another version wrote, and this one does not understand, is shown as such and never guessed at.
  definition: z.unknown().transform((json): Definition | null => DefinitionSchema.safeParse(json).data ?? null),
  revision: z.number(),
  sharedRoles: z.array(z.string()),
  sharedRegions: z.array(z.string()),
  changedAt: z.date(),
});

/** A saved report; its definition is null when this program does not understand it. */
export type SavedRow = z.output<typeof SavedRow>;

const SAVED = `SELECT "id", "authorId", "title", "definition", "revision", "sharedRoles", "sharedRegions", "changedAt"
  FROM "SavedReport" WHERE "deletedAt" IS NULL`;
const LIST_MAX = 500;

// Some hundreds of rows, written by hand: the whole table is read.
const readAll = statement('reports.saved.all', `${SAVED} ORDER BY "changedAt" DESC, "id" LIMIT ${LIST_MAX}`, SavedRow);
// Primary key.
const readOne = statement('reports.saved.one', `${SAVED} AND "id" = $1::uuid`, SavedRow);
const lockOne = statement('reports.saved.lock', `${SAVED} AND "id" = $1::uuid FOR UPDATE`, SavedRow);
const insert = execution(
  'reports.saved.insert',
  `INSERT INTO "SavedReport" ("id", "authorId", "title", "definition", "sharedRoles", "sharedRegions", "createdAt", "changedAt", "demo")
   VALUES ($1::uuid, $2::uuid, $3, $4::jsonb, $5::text[], $6::text[], $7, $7, $8) ON CONFLICT ("id") DO NOTHING`,
);
const update = execution(
  'reports.saved.update',
  `UPDATE "SavedReport" SET "title" = $2, "definition" = $3::jsonb, "sharedRoles" = $4::text[], "sharedRegions" = $5::text[],
     "changedAt" = $6, "revision" = "revision" + 1 WHERE "id" = $1::uuid`,
);
const remove = execution('reports.saved.remove', 'UPDATE "SavedReport" SET "deletedAt" = $2 WHERE "id" = $1::uuid');

/** All saved reports, the last changed first. */
export const savedReports = (db: Db): Promise<SavedRow[]> => readAll(db, []);

/** One of them, or null. */
export const savedReport = async (db: Db, id: string): Promise<SavedRow | null> => (await readOne(db, [id]))[0] ?? null;

/** One of them, locked until the end of the transaction, or null. */
export const savedForUpdate = async (db: Db, id: string): Promise<SavedRow | null> =>
  (await lockOne(db, [id]))[0] ?? null;

/** What is kept of a report that is written down. */
export type SavedParts = Pick<SavedRow, 'id' | 'authorId' | 'title' | 'sharedRoles' | 'sharedRegions'> & {
  readonly definition: Definition;
};

/** Writes a new report down; false when its id is there already. */
export const insertSaved = async (
  db: Db,
  { id, authorId, title, definition, sharedRoles, sharedRegions }: SavedParts,
  at: Date,
  isDemo = false,
): Promise<boolean> =>
  (await insert(db, [id, authorId, title, JSON.stringify(definition), sharedRoles, sharedRegions, at, isDemo])) === 1;

/** Writes a changed report down. */
export const updateSaved = (
  db: Db,
  { id, title, definition, sharedRoles, sharedRegions }: Omit<SavedParts, 'authorId'>,
  at: Date,
): Promise<number> => update(db, [id, title, JSON.stringify(definition), sharedRoles, sharedRegions, at]);

/** Puts a report away; nobody opens it any more. */
export const removeSaved = (db: Db, id: string, at: Date): Promise<number> => remove(db, [id, at]);
