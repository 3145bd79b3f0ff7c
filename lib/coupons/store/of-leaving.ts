import 'server-only';
import { z } from 'zod';
import { type Db, statement } from '@/lib/platform/db';
import { addToStocks, stocksForUpdate } from './batches';

const USABLE = `"memberId" = ANY($1::uuid[]) AND "state" = 'CLAIMED' AND "endsAt" > $2::timestamptz`;

// Primary key (memberId, id): the copies of one member.
const count = statement(
  'coupons.leaving.count',
  `SELECT count(*) AS copies FROM "Coupon" WHERE ${USABLE}`,
  z.object({ copies: z.number() }),
);
const voidAll = statement(
  'coupons.leaving.void',
  `UPDATE "Coupon" SET "state" = 'VOIDED', "voidedAt" = $2::timestamptz, "voidedWhy" = 'account_closed'
   WHERE ${USABLE} RETURNING "batchId"`,
  z.object({ batchId: z.string() }),
);

/** How many coupons members could still use. */
export const countUsable = async (db: Db, memberIds: readonly string[], now: Date): Promise<number> =>
  (await count(db, [memberIds, now]))[0]?.copies ?? 0;

/** Voids them when their locked members close their accounts (4.K), and counts it in each batch. */
export async function voidUsable(db: Db, memberIds: readonly string[], now: Date): Promise<void> {
  const rows = await voidAll(db, [memberIds, now]);
  const batches = Map.groupBy(rows, ({ batchId }) => batchId);
  await stocksForUpdate(db, [...batches.keys()].toSorted());
  await addToStocks(
    db,
    [...batches].map(([batchId, copies]) => ({ batchId, voided: copies.length })),
  );
}
