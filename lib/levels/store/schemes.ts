import 'server-only';
import { z } from 'zod';
import { assert } from '@/lib/kernel/assert';
import { type Db, execution, statement } from '@/lib/platform/db';
import { type Program, perRevision } from '@/lib/platform/program';
import { type LevelScheme, LevelSchemeSchema } from '../schema';

const SchemeRow = z.object({
  version: z.number(),
  effectiveFrom: z.date(),
  scheme: LevelSchemeSchema,
  note: z.string(),
  publishedAt: z.date(),
});

/** One version of the scheme with the instant from which it counts. */
export type SchemeVersion = z.output<typeof SchemeRow>;

// A handful of rows, read once per revision of the program.
const readSchemes = statement(
  'levels.schemes',
  `SELECT "version", "effectiveFrom", "scheme", "note", "publishedAt" FROM "LevelScheme"
   ORDER BY "effectiveFrom" DESC, "version" DESC`,
  SchemeRow,
);

const insertScheme = execution(
  'levels.schemes.insert',
  `INSERT INTO "LevelScheme" ("version", "effectiveFrom", "scheme", "note", "raisedAt") VALUES ($1, $2, $3::jsonb, $4, $5)
   ON CONFLICT ("version") DO NOTHING`,
);

/** All versions of the scheme, newest first; from memory while the program's revision stands. */
export function levelSchemes(db: Db, program: Program): Promise<readonly SchemeVersion[]> {
  return perRevision('levels', program.revision, () => readSchemes(db, []));
}

/** All versions as they are stored, for whoever changes them. */
export const storedSchemes = (db: Db): Promise<SchemeVersion[]> => readSchemes(db, []);

/** The version that counts at the instant. */
export function schemeAt(versions: readonly SchemeVersion[], at: Date): SchemeVersion {
  const version = versions.find(({ effectiveFrom }) => effectiveFrom <= at) ?? versions.at(-1);
  assert(version !== undefined, 'no level scheme: run db:seed');
  return version;
}

/** Stores a version that has nobody to raise; one that exists stays as it is. Answers whether it was new. */
export async function saveLevelScheme(
  db: Db,
  version: { version: number; effectiveFrom: Date; scheme: unknown; note: string },
): Promise<boolean> {
  const scheme = JSON.stringify(LevelSchemeSchema.parse(version.scheme));
  const { effectiveFrom } = version;
  return (await insertScheme(db, [version.version, effectiveFrom, scheme, version.note, effectiveFrom])) > 0;
}

/** Publishes a version: from its date on it counts, and the evaluator raises whoever meets it then. */
export async function publishScheme(
  db: Db,
  version: { version: number; effectiveFrom: Date; scheme: LevelScheme; note: string },
): Promise<boolean> {
  const scheme = JSON.stringify(version.scheme);
  return (await insertScheme(db, [version.version, version.effectiveFrom, scheme, version.note, null])) > 0;
}

const DraftRow = z.object({
  base: z.number(),
  scheme: LevelSchemeSchema,
  note: z.string(),
  savedAt: z.date(),
  savedBy: z.string(),
});

/** The version that is being written. */
export type SchemeDraft = z.output<typeof DraftRow>;

// One row by primary key.
const readDraft = statement(
  'levels.draft',
  'SELECT "base", "scheme", "note", "savedAt", "savedBy" FROM "LevelSchemeDraft" WHERE "id" = 1',
  DraftRow,
);
const upsertDraft = execution(
  'levels.draft.save',
  `INSERT INTO "LevelSchemeDraft" ("id", "base", "scheme", "note", "savedAt", "savedBy") VALUES (1, $1, $2::jsonb, $3, $4, $5)
   ON CONFLICT ("id") DO UPDATE SET "base" = excluded."base", "scheme" = excluded."scheme", "note" = excluded."note",
     "savedAt" = excluded."savedAt", "savedBy" = excluded."savedBy"`,
);
const deleteDraft = execution('levels.draft.drop', 'DELETE FROM "LevelSchemeDraft" WHERE "id" = 1');

/** The draft, or null. */
export const schemeDraft = async (db: Db): Promise<SchemeDraft | null> => (await readDraft(db, []))[0] ?? null;

/** Saves the draft over the one before. */
export const saveDraft = (db: Db, { base, scheme, note, savedAt, savedBy }: SchemeDraft): Promise<number> =>
  upsertDraft(db, [base, JSON.stringify(scheme), note, savedAt, savedBy]);

/** Removes the draft. */
export const dropDraft = (db: Db): Promise<number> => deleteDraft(db, []);

// A handful of rows.
const readUnraised = statement(
  'levels.raise.next',
  `SELECT "version", "effectiveFrom", "raisedTo" FROM "LevelScheme" WHERE "raisedAt" IS NULL AND "effectiveFrom" <= $1
   ORDER BY "effectiveFrom", "version" LIMIT 1 FOR UPDATE`,
  z.object({ version: z.number(), effectiveFrom: z.date(), raisedTo: z.string().nullable() }),
);
const updateRaised = execution(
  'levels.raise.save',
  'UPDATE "LevelScheme" SET "raisedTo" = $2, "raisedAt" = $3 WHERE "version" = $1',
);

/** The first version that counts by the instant and has not raised everybody yet; locked. */
export const unraisedScheme = async (db: Db, until: Date) => (await readUnraised(db, [until]))[0] ?? null;

/** Keeps how far a version has raised members; a date when all are done. */
export const saveRaised = (db: Db, version: number, raisedTo: string | null, raisedAt: Date | null): Promise<number> =>
  updateRaised(db, [version, raisedTo, raisedAt]);
