import 'server-only';
import { z } from 'zod';
import { type Columns, type Db, execution, insertion, statement } from '@/lib/platform/db';

const BoostRow = z.object({
  id: z.string(),
  memberId: z.string(),
  code: z.string(),
  version: z.number(),
  wanted: z.number(),
  helped: z.number(),
  startedAt: z.date(),
  endsAt: z.date(),
  reachedAt: z.date().nullable(),
  gift: z.enum(['none', 'due', 'given', 'refused']),
  demo: z.boolean(),
});

/** A boost that a member asked his friends for. */
export type Boost = z.output<typeof BoostRow>;

const COLUMNS: Columns<Boost> = {
  id: 'uuid',
  memberId: 'uuid',
  code: 'text',
  version: 'int4',
  wanted: 'int4',
  helped: 'int4',
  startedAt: 'timestamptz',
  endsAt: 'timestamptz',
  reachedAt: 'timestamptz',
  gift: 'text',
  demo: 'bool',
};
const LIST = Object.keys(COLUMNS)
  .map((name) => `b."${name}"`)
  .join(', ');

/** Writes new boosts. */
export const insertBoosts = insertion<Boost>('boost.insert', 'Boost', COLUMNS);

// Unique index on code.
const readByCode = statement('boost.by-code', `SELECT ${LIST} FROM "Boost" b WHERE b."code" = $1`, BoostRow);
// Primary key.
const lockById = statement('boost.lock', `SELECT ${LIST} FROM "Boost" b WHERE b."id" = $1 FOR UPDATE`, BoostRow);
// Primary key.
const readById = statement('boost.by-id', `SELECT ${LIST} FROM "Boost" b WHERE b."id" = $1`, BoostRow);
// Index (memberId, startedAt), backwards for each of a member's ids.
const readOf = statement(
  'boost.of',
  `SELECT ${LIST} FROM "Boost" b WHERE b."memberId" = ANY($1::uuid[]) ORDER BY b."startedAt" DESC LIMIT $2`,
  BoostRow,
);
// Primary key; the row's own lock gives the last place to one alone.
const countHelp = statement(
  'boost.help',
  `UPDATE "Boost" b SET "helped" = "helped" + 1, "reachedAt" = CASE WHEN "helped" + 1 = "wanted" THEN $2::timestamptz END,
     "gift" = CASE WHEN "helped" + 1 = "wanted" THEN 'due' ELSE "gift" END
   WHERE b."id" = $1 AND "helped" < "wanted" AND "endsAt" > $2::timestamptz RETURNING ${LIST}`,
  BoostRow,
);
// Primary key.
const insertHelp = execution(
  'boost.help.insert',
  `INSERT INTO "BoostHelp" ("boostId", "memberId", "at", "gift") VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
);
// Primary key.
const readHelps = statement(
  'boost.helps',
  `SELECT "memberId", "at", "gift" FROM "BoostHelp" WHERE "boostId" = $1 ORDER BY "at", "memberId"`,
  z.object({ memberId: z.string(), at: z.date(), gift: z.enum(['none', 'due', 'given', 'refused']) }),
);
// Primary keys.
const setGift = execution('boost.gift', `UPDATE "Boost" SET "gift" = $2 WHERE "id" = $1 AND "gift" = 'due'`);
const setHelpGift = execution(
  'boost.help.gift',
  `UPDATE "BoostHelp" SET "gift" = $4 WHERE "boostId" = $1 AND "memberId" = $2 AND "gift" = $3`,
);

/** The boost behind a link, or null. */
export const boostByCode = async (db: Db, code: string): Promise<Boost | null> =>
  (await readByCode(db, [code]))[0] ?? null;

/** A boost by its id. */
export const boostById = async (db: Db, id: string): Promise<Boost | null> => (await readById(db, [id]))[0] ?? null;

/** A boost, locked. */
export const lockBoost = async (db: Db, id: string): Promise<Boost | null> => (await lockById(db, [id]))[0] ?? null;

/** The boosts of a member under any of his ids, the newest first. */
export const boostsOf = (db: Db, memberIds: readonly string[], limit: number): Promise<Boost[]> =>
  readOf(db, [memberIds, limit]);

/** Counts one help, if there is a place and time left; answers the boost as it is then, or null (S3-9.2). */
export const helpBoostRow = async (db: Db, id: string, now: Date): Promise<Boost | null> =>
  (await countHelp(db, [id, now]))[0] ?? null;

/** Writes who helped; false when he has already. */
export const writeHelp = async (
  db: Db,
  help: { readonly boostId: string; readonly memberId: string; readonly at: Date; readonly gift: 'none' | 'due' },
): Promise<boolean> => (await insertHelp(db, [help.boostId, help.memberId, help.at, help.gift])) === 1;

/** Who has helped, in the order of their help. */
export const helpsOf = (db: Db, boostId: string) => readHelps(db, [boostId]);

/** Keeps what came of the starter's reward. */
export const keepBoostGift = (db: Db, id: string, gift: 'due' | 'given' | 'refused'): Promise<number> =>
  setGift(db, [id, gift]);

/** Keeps what came of a helper's reward; false when it was not what it is said to have been. */
export const keepHelpGift = async (
  db: Db,
  id: string,
  memberId: string,
  before: 'due' | 'given',
  gift: 'due' | 'given' | 'refused',
): Promise<boolean> => (await setHelpGift(db, [id, memberId, before, gift])) === 1;
