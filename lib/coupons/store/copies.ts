import 'server-only';
import { z } from 'zod';
import { type Columns, type Db, execution, insertion, statement, turned, unnest } from '@/lib/platform/db';
import { COUPON_STATES, type Copy } from '../rules/life';

/** A copy as it is read. */
export const CopyRow = z.object({
  memberId: z.string(),
  id: z.string(),
  batchId: z.string(),
  version: z.number(),
  claimKey: z.string(),
  source: z.string(),
  state: z.enum(COUPON_STATES),
  code: z.string().nullable(),
  issuedAt: z.date(),
  startsAt: z.date(),
  endsAt: z.date(),
  orderId: z.string().nullable(),
  heldUntil: z.date().nullable(),
  usedAt: z.date().nullable(),
  voidedAt: z.date().nullable(),
  voidedWhy: z.string().nullable(),
  prolonged: z.boolean(),
  bounds: z.string().nullable(),
});

/** A copy as it is kept. */
export type CopyRow = z.output<typeof CopyRow>;

const COLUMNS: Columns<CopyRow> = {
  memberId: 'uuid',
  id: 'uuid',
  batchId: 'uuid',
  version: 'int4',
  claimKey: 'text',
  source: 'text',
  state: 'text',
  code: 'text',
  issuedAt: 'timestamptz',
  startsAt: 'timestamptz',
  endsAt: 'timestamptz',
  orderId: 'text',
  heldUntil: 'timestamptz',
  usedAt: 'timestamptz',
  voidedAt: 'timestamptz',
  voidedWhy: 'text',
  prolonged: 'bool',
  bounds: 'text',
};
/** The columns of a copy under the name `c`. */
export const COPY_NAMES = Object.keys(COLUMNS)
  .map((name) => `c."${name}"`)
  .join(', ');

/** A claim of a member by its key. */
export type ClaimName = { readonly memberId: string; readonly batchId: string; readonly claimKey: string };

// Unique index (memberId, batchId, claimKey).
const readByKey = statement(
  'coupons.copies.key',
  `SELECT ${COPY_NAMES} FROM "Coupon" c JOIN unnest($1::uuid[], $2::uuid[], $3::text[]) AS n(m, b, k)
     ON c."memberId" = n.m AND c."batchId" = n.b AND c."claimKey" = n.k`,
  CopyRow,
);
// Primary key (memberId, id), backwards.
const readPage = statement(
  'coupons.copies.page',
  `SELECT ${COPY_NAMES} FROM "Coupon" c WHERE c."memberId" = $1 AND ($2::uuid IS NULL OR c."id" < $2) ORDER BY c."id" DESC LIMIT $3`,
  CopyRow,
);
// Primary key; locked, so that whoever changes it decides on what it is.
const lockOne = statement(
  'coupons.copies.lock',
  `SELECT ${COPY_NAMES} FROM "Coupon" c WHERE c."memberId" = $1 AND c."id" = $2 FOR NO KEY UPDATE`,
  CopyRow,
);
// Primary key, in id order whoever asks (4.F).
const lockMany = statement(
  'coupons.copies.lock-set',
  `SELECT ${COPY_NAMES} FROM "Coupon" c WHERE (c."memberId", c."id") IN (SELECT * FROM unnest($1::uuid[], $2::uuid[]))
   ORDER BY c."memberId", c."id" FOR NO KEY UPDATE`,
  CopyRow,
);
// Primary key (memberId, id) by its first column: a member's copies lie together. Those that may be used come first, the
// soonest to end before all; of copies of one version so many, for they do the same.
const readAtHand = statement(
  'coupons.copies.at-hand',
  `SELECT ${COPY_NAMES} FROM (
     SELECT c.*, row_number() OVER (PARTITION BY c."batchId", c."version", c."endsAt" <= $2 ORDER BY c."endsAt", c."id") AS place
     FROM "Coupon" c WHERE c."memberId" = $1 AND c."state" <> 'USED' AND c."endsAt" > $3 AND (c."voidedAt" IS NULL OR c."voidedAt" > $3)
   ) c WHERE c.place <= $4 ORDER BY c."endsAt" <= $2, c."endsAt", c."id" LIMIT $5`,
  CopyRow,
);
// Primary key.
const readByIds = statement(
  'coupons.copies.ids',
  `SELECT ${COPY_NAMES} FROM "Coupon" c WHERE (c."memberId", c."id") IN (SELECT * FROM unnest($1::uuid[], $2::uuid[]))`,
  CopyRow,
);
// Unique index (memberId, batchId, claimKey) by its first columns.
const readOfBatches = statement(
  'coupons.copies.of-batches',
  `SELECT ${COPY_NAMES} FROM "Coupon" c WHERE c."memberId" = $1 AND c."batchId" = ANY($2::uuid[]) ORDER BY c."endsAt", c."id"`,
  CopyRow,
);
const LIFE = {
  memberId: 'uuid',
  id: 'uuid',
  state: 'text',
  endsAt: 'timestamptz',
  orderId: 'text',
  heldUntil: 'timestamptz',
  usedAt: 'timestamptz',
  voidedAt: 'timestamptz',
  voidedWhy: 'text',
  prolonged: 'bool',
} as const;
// Primary key; the rows are locked already.
const writeLives = execution(
  'coupons.copies.life',
  `UPDATE "Coupon" c SET "state" = n.s, "endsAt" = n.e, "orderId" = n.o, "heldUntil" = n.h, "usedAt" = n.u, "voidedAt" = n.v,
     "voidedWhy" = n.w, "prolonged" = n.p
   FROM ${unnest(LIFE)} AS n(m, i, s, e, o, h, u, v, w, p) WHERE c."memberId" = n.m AND c."id" = n.i`,
);
// Primary key.
const writeCodes = statement(
  'coupons.copies.codes',
  `UPDATE "Coupon" c SET "code" = n.code FROM unnest($1::uuid[], $2::uuid[], $3::text[]) AS n(m, i, code)
   WHERE c."memberId" = n.m AND c."id" = n.i AND c."code" IS NULL RETURNING ${COPY_NAMES}`,
  CopyRow,
);

/** Saves new copies. */
export const insertCopies = insertion<CopyRow>('coupons.copies.insert', 'Coupon', COLUMNS);

/** The copies that were claimed with these keys. */
export const copiesByKey = (db: Db, names: readonly ClaimName[]): Promise<CopyRow[]> =>
  names.length === 0
    ? Promise.resolve([])
    : readByKey(db, [names.map((n) => n.memberId), names.map((n) => n.batchId), names.map((n) => n.claimKey)]);

/** The copies of a member, newest first, before the cursor (a copy's id). */
export const copiesBefore = (db: Db, memberId: string, cursor: string | null, limit: number): Promise<CopyRow[]> =>
  readPage(db, [memberId, cursor, limit]);

/** Locks a copy; null when there is none. */
export const copyForUpdate = async (db: Db, memberId: string, id: string): Promise<CopyRow | null> =>
  (await lockOne(db, [memberId, id]))[0] ?? null;

/** A copy as its life sees it. */
export const lifeOf = (row: CopyRow): Copy => ({ ...row, isProlonged: row.prolonged });

/** Locks copies in the order of members and ids and answers those that stand there. */
export const copiesForUpdate = (
  db: Db,
  refs: readonly { readonly memberId: string; readonly couponId: string }[],
): Promise<CopyRow[]> => lockMany(db, [refs.map(({ memberId }) => memberId), refs.map(({ couponId }) => couponId)]);

/** Which copies of a member are at hand: what ended or was voided since some instant is among them, so many of one version. */
export type AtHand = { readonly at: Date; readonly since: Date; readonly ofVersion: number; readonly limit: number };

/** The copies of a member that he may use at an instant, soonest to end first, then those that ended a little before. */
export const copiesAtHand = (db: Db, memberId: string, { at, since, ofVersion, limit }: AtHand): Promise<CopyRow[]> =>
  readAtHand(db, [memberId, at, since, ofVersion, limit]);

/** Copies by whose they are and their ids, unlocked. */
export const copiesByIds = (
  db: Db,
  refs: readonly { readonly memberId: string; readonly couponId: string }[],
): Promise<CopyRow[]> =>
  refs.length === 0
    ? Promise.resolve([])
    : readByIds(db, [refs.map(({ memberId }) => memberId), refs.map(({ couponId }) => couponId)]);

/** All copies of some batches that a member has had, the soonest to end first. */
export const copiesOfBatches = (db: Db, memberId: string, batchIds: readonly string[]): Promise<CopyRow[]> =>
  batchIds.length === 0 ? Promise.resolve([]) : readOfBatches(db, [memberId, batchIds]);

/** Saves what became of locked copies. */
export const saveLives = async (db: Db, rows: readonly CopyRow[]): Promise<void> => {
  if (rows.length > 0) await writeLives(db, turned(LIFE, rows));
};

const HadRow = z.object({ memberId: z.string(), batchId: z.string(), total: z.number(), today: z.number() });

/** How many copies of a batch a member has had: in all, and since the local day began. */
export type HadRow = z.output<typeof HadRow>;

// Unique index (memberId, batchId, claimKey) by its first columns; copies are never deleted, so they are the count.
const readHad = statement(
  'coupons.had',
  `SELECT c."memberId", c."batchId", count(*) AS "total", count(*) FILTER (WHERE c."issuedAt" >= $3) AS "today"
   FROM unnest($1::uuid[], $2::uuid[]) AS n(m, b) JOIN "Coupon" c ON c."memberId" = n.m AND c."batchId" = n.b GROUP BY 1, 2`,
  HadRow,
);

/** What locked members have had of batches, each named once. */
export const hadOf = (
  db: Db,
  names: readonly { readonly memberId: string; readonly batchId: string }[],
  dayStart: Date,
): Promise<HadRow[]> =>
  names.length === 0
    ? Promise.resolve([])
    : readHad(db, [names.map((n) => n.memberId), names.map((n) => n.batchId), dayStart]);

/** Keeps codes for copies that have none yet; answers those that got theirs. */
export const keepCodes = (
  db: Db,
  rows: readonly { readonly memberId: string; readonly id: string; readonly code: string }[],
): Promise<CopyRow[]> => writeCodes(db, [rows.map((r) => r.memberId), rows.map((r) => r.id), rows.map((r) => r.code)]);
