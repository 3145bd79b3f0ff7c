import 'server-only';
import { z } from 'zod';
import { type Columns, type Db, execution, statement, turned, unnest } from '@/lib/platform/db';
import { USE_STATES } from '../rules/life';

const GrantRow = z.object({
  memberId: z.string(),
  id: z.string(),
  benefit: z.string(),
  version: z.number(),
  grantKey: z.string(),
  source: z.string(),
  level: z.string().nullable(),
  period: z.string(),
  quota: z.number().nullable(),
  used: z.number(),
  issuedAt: z.date(),
  startsAt: z.date(),
  endsAt: z.date().nullable(),
  voidedAt: z.date().nullable(),
  voidedWhy: z.string().nullable(),
});

/** A grant as it is kept. */
export type GrantRow = z.output<typeof GrantRow>;

const COLUMNS: Columns<GrantRow> = {
  memberId: 'uuid',
  id: 'uuid',
  benefit: 'text',
  version: 'int4',
  grantKey: 'text',
  source: 'text',
  level: 'text',
  period: 'text',
  quota: 'int4',
  used: 'int4',
  issuedAt: 'timestamptz',
  startsAt: 'timestamptz',
  endsAt: 'timestamptz',
  voidedAt: 'timestamptz',
  voidedWhy: 'text',
};
const NAMES = Object.keys(COLUMNS)
  .map((name) => `g."${name}"`)
  .join(', ');

// Primary key, in id order after the members (4.F); a locked row is read as it is now.
const lockRows = statement(
  'benefits.grants.lock',
  `SELECT ${NAMES} FROM "BenefitGrant" g JOIN unnest($1::uuid[], $2::uuid[]) AS n(m, i) ON g."memberId" = n.m AND g."id" = n.i
   ORDER BY g."id" FOR NO KEY UPDATE OF g`,
  GrantRow,
);
// Primary key.
const readOne = statement(
  'benefits.grants.one',
  `SELECT ${NAMES} FROM "BenefitGrant" g WHERE g."memberId" = $1 AND g."id" = $2`,
  GrantRow,
);
// Unique index (memberId, benefit, grantKey) by its first columns; a member has few grants of a benefit.
const readOfBenefits = statement(
  'benefits.grants.of',
  `SELECT ${NAMES} FROM "BenefitGrant" g WHERE g."memberId" = ANY($1::uuid[]) AND g."benefit" = ANY($2::text[])
     AND (g."endsAt" IS NULL OR g."endsAt" > $3 OR g."source" IN ('birthday', 'level_entry', 'registration'))`,
  GrantRow,
);
// Unique index (memberId, benefit, grantKey).
const readByKey = statement(
  'benefits.grants.key',
  `SELECT ${NAMES} FROM "BenefitGrant" g JOIN unnest($1::uuid[], $2::text[], $3::text[]) AS n(m, b, k)
     ON g."memberId" = n.m AND g."benefit" = n.b AND g."grantKey" = n.k`,
  GrantRow,
);
// Partial index BenefitGrant_open.
const readOpen = statement(
  'benefits.grants.open',
  `SELECT ${NAMES} FROM "BenefitGrant" g WHERE g."memberId" = $1 AND g."voidedAt" IS NULL AND (g."endsAt" IS NULL OR g."endsAt" > $2)
   ORDER BY g."id"`,
  GrantRow,
);
const UsedRow = GrantRow.extend({
  uses: z.array(
    z.object({
      source: z.string(),
      state: z.enum(USE_STATES),
      at: z.coerce.date(),
      heldUntil: z.coerce.date().nullable(),
    }),
  ),
});

/** A grant with the uses that may take one of its times, or that orders hold. */
export type UsedGrant = z.output<typeof UsedRow>;

// Primary key (memberId, id), backwards; uses by the first two columns of theirs.
const readPage = statement(
  'benefits.grants.page',
  `SELECT ${NAMES}, coalesce((
       SELECT json_agg(json_build_object('source', u."source", 'state', u."state", 'at', u."at", 'heldUntil', u."heldUntil"))
       FROM "BenefitUse" u WHERE u."memberId" = g."memberId" AND u."grantId" = g."id"
         AND (u."state" = 'held' OR u."state" = 'used' AND g."quota" IS NOT NULL)), '[]') AS "uses"
   FROM (SELECT * FROM "BenefitGrant" g WHERE g."memberId" = $1 AND ($2::uuid IS NULL OR g."id" < $2)
     ORDER BY g."id" DESC LIMIT $3) g ORDER BY g."id" DESC`,
  UsedRow,
);
// Of members of the stores in $4, by their primary key; null: of everybody.
const IN_SIGHT = `($4::text[] IS NULL OR EXISTS (SELECT 1 FROM "Member" m WHERE m."id" = g."memberId" AND m."storeCode" = ANY($4)))`;
// Index (benefit, id), backwards.
const readHolders = statement(
  'benefits.grants.holders',
  `SELECT ${NAMES} FROM "BenefitGrant" g WHERE g."benefit" = $1 AND ($2::uuid IS NULL OR g."id" < $2) AND ${IN_SIGHT} ORDER BY g."id" DESC LIMIT $3`,
  GrantRow,
);
// Index (benefit, id).
const readHoldersUp = statement(
  'benefits.grants.holders-up',
  `SELECT ${NAMES} FROM "BenefitGrant" g WHERE g."benefit" = $1 AND g."id" > $2 AND ${IN_SIGHT} ORDER BY g."id" LIMIT $3`,
  GrantRow,
);
// Unique index (memberId, benefit, grantKey) by its first columns.
const readOfMembers = statement(
  'benefits.grants.of-members',
  `SELECT ${NAMES} FROM "BenefitGrant" g WHERE g."memberId" = ANY($1::uuid[]) AND g."benefit" = $2 ORDER BY g."id"`,
  GrantRow,
);
// Primary key; the rows are locked already.
const writeUsed = execution(
  'benefits.grants.used',
  `UPDATE "BenefitGrant" g SET "used" = n.u FROM unnest($1::uuid[], $2::uuid[], $3::int4[]) AS n(m, i, u)
   WHERE g."memberId" = n.m AND g."id" = n.i`,
);
// Primary key; the row is locked already.
const writeVoid = execution(
  'benefits.grants.void',
  'UPDATE "BenefitGrant" SET "voidedAt" = $3, "voidedWhy" = $4 WHERE "memberId" = $1 AND "id" = $2',
);
// Unique index (memberId, benefit, grantKey): whoever comes second gives nothing.
const insertRows = statement(
  'benefits.grants.insert',
  `INSERT INTO "BenefitGrant" (${Object.keys(COLUMNS)
    .map((name) => `"${name}"`)
    .join(
      ', ',
    )}) SELECT * FROM ${unnest(COLUMNS)} ON CONFLICT ("memberId", "benefit", "grantKey") DO NOTHING RETURNING "id"`,
  z.object({ id: z.string() }),
);

// Unique index (memberId, benefit, grantKey): whoever comes second gives nothing. What all rows share is sent once.
const insertAlike = execution(
  'benefits.grants.insert-alike',
  `INSERT INTO "BenefitGrant" ("memberId", "id", "benefit", "version", "grantKey", "source", "level", "period", "quota",
     "issuedAt", "startsAt", "endsAt")
   SELECT n.m, n.i, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12 FROM unnest($1::uuid[], $2::uuid[]) AS n(m, i)
   ON CONFLICT ("memberId", "benefit", "grantKey") DO NOTHING`,
);
// Primary key.
const readThere = statement(
  'benefits.grants.there',
  `SELECT g."id" FROM "BenefitGrant" g JOIN unnest($1::uuid[], $2::uuid[]) AS n(m, i) ON g."memberId" = n.m AND g."id" = n.i`,
  z.object({ id: z.string() }),
);
// Unique index (memberId, benefit, grantKey) by its first columns.
const readHolding = statement(
  'benefits.grants.holding',
  `SELECT DISTINCT g."memberId" FROM "BenefitGrant" g WHERE g."memberId" = ANY($1::uuid[]) AND g."benefit" = $2
     AND (g."endsAt" IS NULL OR g."endsAt" > $3 OR g."grantKey" = $4)`,
  z.object({ memberId: z.string() }),
);

/** A grant by whose it is and its id. */
export type GrantName = { readonly memberId: string; readonly grantId: string };

/** A grant by what made it come once. */
export type GrantKey = Pick<GrantRow, 'memberId' | 'benefit' | 'grantKey'>;

/** Locks grants in id order. */
export const grantsForUpdate = (db: Db, names: readonly GrantName[]): Promise<GrantRow[]> =>
  names.length === 0
    ? Promise.resolve([])
    : lockRows(db, [names.map(({ memberId }) => memberId), names.map(({ grantId }) => grantId)]);

/** A grant of a member by its id, or null; nothing is locked. */
export const grantNamed = async (db: Db, { memberId, grantId }: GrantName): Promise<GrantRow | null> =>
  (await readOne(db, [memberId, grantId]))[0] ?? null;

/** What members have had of benefits that still runs at the instant, and what comes once ever or once a year. */
export const grantsOfBenefits = (
  db: Db,
  memberIds: readonly string[],
  benefits: readonly string[],
  at: Date,
): Promise<GrantRow[]> =>
  memberIds.length === 0 || benefits.length === 0 ? Promise.resolve([]) : readOfBenefits(db, [memberIds, benefits, at]);

/** Grants by their keys. */
export const grantsByKey = (db: Db, keys: readonly GrantKey[]): Promise<GrantRow[]> =>
  keys.length === 0
    ? Promise.resolve([])
    : readByKey(db, [keys.map((k) => k.memberId), keys.map((k) => k.benefit), keys.map((k) => k.grantKey)]);

/** The grants of a member that have not ended at the instant and were not voided. */
export const openGrants = (db: Db, memberId: string, at: Date): Promise<GrantRow[]> => readOpen(db, [memberId, at]);

/** The grants of a member, newest first, before a grant. */
export const grantsBefore = (db: Db, memberId: string, before: string | null, limit: number): Promise<UsedGrant[]> =>
  readPage(db, [memberId, before, limit]);

/** The grants of a benefit before a grant, newest first; on the way back, after it, oldest first; of members of stores, or all. */
export const holdersFrom = (
  db: Db,
  benefit: string,
  { from, isBack, limit }: { readonly from: string | null; readonly isBack: boolean; readonly limit: number },
  stores: readonly string[] | null,
): Promise<GrantRow[]> => (isBack ? readHoldersUp : readHolders)(db, [benefit, from, limit, stores]);

/** What members have had of a benefit, oldest first. */
export const grantsOfMembers = (db: Db, memberIds: readonly string[], benefit: string): Promise<GrantRow[]> =>
  memberIds.length === 0 ? Promise.resolve([]) : readOfMembers(db, [memberIds, benefit]);

/** Of these members those who have a grant of the benefit that still runs at the instant, or one by the key. */
export const holdingOf = async (
  db: Db,
  memberIds: readonly string[],
  { benefit, key, at }: { readonly benefit: string; readonly key: string; readonly at: Date },
): Promise<ReadonlySet<string>> =>
  new Set((await readHolding(db, [memberIds, benefit, at, key])).map(({ memberId }) => memberId));

/** A new grant without what makes it one member's. */
export type GrantAlike = Omit<GrantRow, 'memberId' | 'id' | 'used' | 'voidedAt' | 'voidedWhy'>;

/** Saves grants that are alike, one for each name, and answers the names that were new. */
export async function insertGrantsAlike(
  db: Db,
  row: GrantAlike,
  names: readonly GrantName[],
): Promise<readonly GrantName[]> {
  const lists = [names.map(({ memberId }) => memberId), names.map(({ grantId }) => grantId)];
  const { benefit, version, grantKey, source, level, period, quota, issuedAt, startsAt, endsAt } = row;
  const about = [benefit, version, grantKey, source, level, period, quota, issuedAt, startsAt, endsAt];
  const written = names.length === 0 ? 0 : await insertAlike(db, [...lists, ...about]);
  if (written === names.length) return names;
  const there = new Set((await readThere(db, lists)).map(({ id }) => id));
  return names.filter(({ grantId }) => there.has(grantId));
}

/** Saves how many times locked grants are used. */
export const saveUsed = (db: Db, rows: readonly GrantRow[]): Promise<number> =>
  rows.length === 0
    ? Promise.resolve(0)
    : writeUsed(db, [rows.map(({ memberId }) => memberId), rows.map(({ id }) => id), rows.map(({ used }) => used)]);

/** Voids a locked grant. */
export const saveVoid = (db: Db, { memberId, grantId }: GrantName, at: Date, why: string): Promise<number> =>
  writeVoid(db, [memberId, grantId, at, why]);

/** Saves new grants and answers the ids of those that were not there yet. */
export const insertGrants = async (db: Db, rows: readonly GrantRow[]): Promise<ReadonlySet<string>> =>
  new Set(rows.length === 0 ? [] : (await insertRows(db, turned(COLUMNS, rows))).map(({ id }) => id));
