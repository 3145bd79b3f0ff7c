import 'server-only';
import { z } from 'zod';
import { assert } from '@/lib/kernel/assert';
import { type Columns, type Db, execution, insertion, statement, turned, unnest } from '@/lib/platform/db';
import { type Program, perRevision } from '@/lib/platform/program';
import { LevelSchemeSchema } from './schema';

const SchemeRow = z.object({ version: z.number(), effectiveFrom: z.date(), scheme: LevelSchemeSchema });

/** One version of the scheme with the instant from which it counts. */
export type SchemeVersion = z.output<typeof SchemeRow>;

// A handful of rows, read once per revision of the program.
const readSchemes = statement(
  'levels.schemes',
  'SELECT "version", "effectiveFrom", "scheme" FROM "LevelScheme" ORDER BY "effectiveFrom" DESC, "version" DESC',
  SchemeRow,
);

const insertScheme = execution(
  'levels.schemes.insert',
  `INSERT INTO "LevelScheme" ("version", "effectiveFrom", "scheme", "note") VALUES ($1, $2, $3::jsonb, $4)
   ON CONFLICT ("version") DO NOTHING`,
);

const HeldRow = z.object({
  memberId: z.string(),
  code: z.string(),
  rank: z.number(),
  since: z.date(),
  validTo: z.date().nullable(),
  scheme: z.number(),
  invitationAcceptedAt: z.date().nullable(),
});

/** The level a member holds. */
export type HeldLevel = z.output<typeof HeldRow>;

// Primary key memberId.
const readHeld = statement(
  'levels.held',
  `SELECT "memberId", "code", "rank", "since", "validTo", "scheme", "invitationAcceptedAt" FROM "MemberLevel"
   WHERE "memberId" = ANY($1::uuid[])`,
  HeldRow,
);

const ChangeRow = z.object({
  memberId: z.string(),
  id: z.string(),
  fromCode: z.string().nullable(),
  fromRank: z.number().nullable(),
  toCode: z.string(),
  toRank: z.number(),
  at: z.date(),
  validTo: z.date().nullable(),
  reason: z.string(),
  scheme: z.number(),
  sourceType: z.string(),
  sourceId: z.string(),
  facts: z.record(z.string(), z.unknown()),
});

/** One change of level, with its why. */
export type LevelChange = z.output<typeof ChangeRow>;

// Primary key (memberId, id), in the order in which the changes were made.
const readChanges = statement(
  'levels.changes',
  `SELECT "memberId", "id", "fromCode", "fromRank", "toCode", "toRank", "at", "validTo", "reason", "scheme",
          "sourceType", "sourceId", "facts"
   FROM "LevelChange" WHERE "memberId" = ANY($1::uuid[]) ORDER BY "memberId", "id"`,
  ChangeRow,
);

const HELD_COLUMNS: Columns<Omit<HeldLevel, 'invitationAcceptedAt'>> = {
  memberId: 'uuid',
  code: 'text',
  rank: 'int2',
  since: 'timestamptz',
  validTo: 'timestamptz',
  scheme: 'int4',
};
const upsertHeld = execution(
  'levels.held.save',
  `INSERT INTO "MemberLevel" ("memberId", "code", "rank", "since", "validTo", "scheme") SELECT * FROM ${unnest(HELD_COLUMNS)}
   ON CONFLICT ("memberId") DO UPDATE SET "code" = excluded."code", "rank" = excluded."rank", "since" = excluded."since",
     "validTo" = excluded."validTo", "scheme" = excluded."scheme"`,
);

const insertChanges = insertion<LevelChange>('levels.changes.new', 'LevelChange', {
  memberId: 'uuid',
  id: 'uuid',
  fromCode: 'text',
  fromRank: 'int2',
  toCode: 'text',
  toRank: 'int2',
  at: 'timestamptz',
  validTo: 'timestamptz',
  reason: 'text',
  scheme: 'int4',
  sourceType: 'text',
  sourceId: 'text',
  facts: 'jsonb',
});

/** All versions of the scheme, newest first; from memory while the program's revision stands. */
export function levelSchemes(db: Db, program: Program): Promise<readonly SchemeVersion[]> {
  return perRevision('levels', program.revision, () => readSchemes(db, []));
}

/** The version that counts at the instant. */
export function schemeAt(versions: readonly SchemeVersion[], at: Date): SchemeVersion {
  const version = versions.find(({ effectiveFrom }) => effectiveFrom <= at) ?? versions.at(-1);
  assert(version !== undefined, 'no level scheme: run db:seed');
  return version;
}

/** Stores a version; one that exists stays as it is. Answers whether it was new. */
export async function saveLevelScheme(
  db: Db,
  version: { version: number; effectiveFrom: Date; scheme: unknown; note: string },
): Promise<boolean> {
  const scheme = JSON.stringify(LevelSchemeSchema.parse(version.scheme));
  return (await insertScheme(db, [version.version, version.effectiveFrom, scheme, version.note])) > 0;
}

/** The levels that members hold. */
export const heldLevels = (db: Db, memberIds: readonly string[]): Promise<HeldLevel[]> => readHeld(db, [memberIds]);

/** The level changes of members, in the order in which they were made. */
export const levelChanges = (db: Db, memberIds: readonly string[]): Promise<LevelChange[]> =>
  readChanges(db, [memberIds]);

/** Saves changes and the levels that members hold after them. */
export async function saveLevels(db: Db, held: readonly HeldLevel[], changes: readonly LevelChange[]): Promise<void> {
  await Promise.all([held.length > 0 ? upsertHeld(db, turned(HELD_COLUMNS, held)) : 0, insertChanges(db, changes)]);
}
