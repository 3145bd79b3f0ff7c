import 'server-only';
import { z } from 'zod';
import { type Columns, type Db, execution, insertion, statement } from '@/lib/platform/db';

const RedemptionRow = z.object({
  id: z.string(),
  memberId: z.string(),
  couponId: z.string(),
  batchId: z.string(),
  storeCode: z.string(),
  clerk: z.string().nullable(),
  by: z.string(),
  way: z.enum(['api', 'desk', 'program']),
  order: z.string().nullable(),
  amount: z.number().nullable(),
  key: z.string().nullable(),
  at: z.date(),
  undoneAt: z.date().nullable(),
  undoneBy: z.string().nullable(),
  undoneHow: z.enum(['undo', 'return']).nullable(),
  undoneWhy: z.string().nullable(),
});

/** A copy that somebody redeemed in a store, and what became of it. */
export type RedemptionRow = z.output<typeof RedemptionRow>;

const COLUMNS: Columns<RedemptionRow> = {
  id: 'uuid',
  memberId: 'uuid',
  couponId: 'uuid',
  batchId: 'uuid',
  storeCode: 'text',
  clerk: 'text',
  by: 'text',
  way: 'text',
  order: 'text',
  amount: 'int8',
  key: 'text',
  at: 'timestamptz',
  undoneAt: 'timestamptz',
  undoneBy: 'text',
  undoneHow: 'text',
  undoneWhy: 'text',
};
const NAMES = Object.keys(COLUMNS)
  .map((name) => `"${name}"`)
  .join(', ');

// Index on couponId, the newest of the few of a copy.
const readNewest = statement(
  'coupons.redemptions.newest',
  `SELECT DISTINCT ON ("couponId") ${NAMES} FROM "CouponRedemption" WHERE "couponId" = ANY($1::uuid[]) ORDER BY "couponId", "at" DESC, "id" DESC`,
  RedemptionRow,
);
// Primary key.
const readById = statement(
  'coupons.redemptions.id',
  `SELECT ${NAMES} FROM "CouponRedemption" WHERE "id" = $1`,
  RedemptionRow,
);
// Index (by, at).
const readBy = statement(
  'coupons.redemptions.by',
  `SELECT ${NAMES} FROM "CouponRedemption" WHERE "by" = $1 AND "at" >= $2 AND "at" < $3 ORDER BY "at" DESC, "id" DESC LIMIT $4`,
  RedemptionRow,
);
// Index on couponId, the few of a copy.
const readByKey = statement(
  'coupons.redemptions.key',
  `SELECT ${NAMES} FROM "CouponRedemption" WHERE "couponId" = $1 AND "key" = $2 ORDER BY "at" DESC LIMIT 1`,
  RedemptionRow,
);
// Index (storeCode, at).
const readOfStore = statement(
  'coupons.redemptions.store',
  `SELECT ${NAMES} FROM "CouponRedemption" WHERE "storeCode" = $1 AND "at" >= $2 AND "at" < $3 AND "way" = 'desk' ORDER BY "at" DESC, "id" DESC LIMIT $4`,
  RedemptionRow,
);
// Primary key; the copy is locked.
const writeUndone = execution(
  'coupons.redemptions.undone',
  `UPDATE "CouponRedemption" SET "undoneAt" = $2, "undoneBy" = $3, "undoneHow" = $4, "undoneWhy" = $5 WHERE "id" = $1 AND "undoneAt" IS NULL`,
);

/** Saves redemptions. */
export const insertRedemptions = insertion<RedemptionRow>('coupons.redemptions.insert', 'CouponRedemption', COLUMNS);

/** The newest redemption of each copy, by copy; undone ones too. */
export const redemptionsOf = async (db: Db, couponIds: readonly string[]): Promise<Map<string, RedemptionRow>> =>
  new Map(couponIds.length === 0 ? [] : (await readNewest(db, [couponIds])).map((row) => [row.couponId, row]));

/** A redemption, or null. */
export const redemptionById = async (db: Db, id: string): Promise<RedemptionRow | null> =>
  (await readById(db, [id]))[0] ?? null;

/** The redemption that an attempt by this key made of a copy, or null; undone ones too. */
export const redemptionByKey = async (db: Db, couponId: string, key: string): Promise<RedemptionRow | null> =>
  (await readByKey(db, [couponId, key]))[0] ?? null;

/** What all desks of a store redeemed in [from, to), newest first; undone ones too. */
export const redemptionsOfStore = (
  db: Db,
  {
    store,
    from,
    to,
    limit,
  }: { readonly store: string; readonly from: Date; readonly to: Date; readonly limit: number },
): Promise<RedemptionRow[]> => readOfStore(db, [store, from, to, limit]);

/** What somebody redeemed in [from, to), newest first; undone ones too. */
export const redemptionsBy = (
  db: Db,
  { by, from, to, limit }: { readonly by: string; readonly from: Date; readonly to: Date; readonly limit: number },
): Promise<RedemptionRow[]> => readBy(db, [by, from, to, limit]);

/** Marks a redemption as undone; 0 when it is already. */
export const saveUndone = (db: Db, { id, undoneAt, undoneBy, undoneHow, undoneWhy }: RedemptionRow): Promise<number> =>
  writeUndone(db, [id, undoneAt, undoneBy, undoneHow, undoneWhy]);
