import 'server-only';
import { z } from 'zod';
import { type Columns, type Db, execution, insertion, statement } from '@/lib/platform/db';

const CodeRow = z.object({
  hash: z.string(),
  batchId: z.string(),
  state: z.enum(['open', 'taken', 'voided']),
  memberId: z.string().nullable(),
  couponId: z.string().nullable(),
  jobId: z.string().nullable(),
});

/** A code as it is kept: its hash, and the copy that it opens. */
export type CodeRow = z.output<typeof CodeRow>;

const COLUMNS: Columns<CodeRow> = {
  hash: 'text',
  batchId: 'uuid',
  state: 'text',
  memberId: 'uuid',
  couponId: 'uuid',
  jobId: 'uuid',
};
const NAMES = Object.keys(COLUMNS)
  .map((name) => `"${name}"`)
  .join(', ');

// Primary key.
const readCode = statement('coupons.code', `SELECT ${NAMES} FROM "CouponCode" WHERE "hash" = $1`, CodeRow);
// Primary key.
const readCodes = statement(
  'coupons.codes',
  `SELECT ${NAMES} FROM "CouponCode" WHERE "hash" = ANY($1::text[])`,
  CodeRow,
);
// Primary key; locked after the member and before the stock (4.F): of two who hold the same code one comes first.
const lockCode = statement(
  'coupons.code.lock',
  `SELECT ${NAMES} FROM "CouponCode" WHERE "hash" = $1 FOR NO KEY UPDATE`,
  CodeRow,
);
// Primary key, in the order of the hashes whoever asks (4.F).
const lockCodes = statement(
  'coupons.codes.lock',
  `SELECT ${NAMES} FROM "CouponCode" WHERE "hash" = ANY($1::text[]) ORDER BY "hash" FOR NO KEY UPDATE`,
  CodeRow,
);
// Primary key.
const takeRow = execution(
  'coupons.code.take',
  `UPDATE "CouponCode" SET "state" = 'taken', "memberId" = $2, "couponId" = $3 WHERE "hash" = $1 AND "state" = 'open'`,
);
// Primary key.
const voidRow = execution(
  'coupons.code.void',
  `UPDATE "CouponCode" SET "state" = 'voided' WHERE "hash" = $1 AND "state" = 'open'`,
);

/** Saves codes; one that is there already stays as it is, so that a chunk may be made twice. */
export const insertCodes = insertion<CodeRow>(
  'coupons.codes.insert',
  'CouponCode',
  COLUMNS,
  'ON CONFLICT ("hash") DO NOTHING',
);

/** What a code opens, or null. */
export const codeByHash = async (db: Db, hash: string): Promise<CodeRow | null> =>
  (await readCode(db, [hash]))[0] ?? null;

/** What codes open, by hash. */
export const codesByHash = async (db: Db, hashes: readonly string[]): Promise<Map<string, CodeRow>> =>
  new Map(hashes.length === 0 ? [] : (await readCodes(db, [hashes])).map((row) => [row.hash, row]));

/** Locks a code; null when there is none. */
export const codeForUpdate = async (db: Db, hash: string): Promise<CodeRow | null> =>
  (await lockCode(db, [hash]))[0] ?? null;

/** Locks codes and answers them by hash. */
export const codesForUpdate = async (db: Db, hashes: readonly string[]): Promise<Map<string, CodeRow>> =>
  new Map(hashes.length === 0 ? [] : (await lockCodes(db, [hashes])).map((row) => [row.hash, row]));

/** Gives an open code to a member's copy; 0 when it was not open. */
export const takeCode = (db: Db, hash: string, memberId: string, couponId: string): Promise<number> =>
  takeRow(db, [hash, memberId, couponId]);

/** Voids an open code; 0 when it was not open. */
export const voidCode = (db: Db, hash: string): Promise<number> => voidRow(db, [hash]);
