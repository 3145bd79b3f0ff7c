import 'server-only';
import { type Db, execution } from '@/lib/platform/db';
import { LINES_MAX } from '../schema';

// Primary key (memberId, sku) by its first column, twice; what both had in the cart stays as the survivor has it.
const bringLines = execution(
  'shop.merge.lines',
  `INSERT INTO "CartLine" ("memberId", "sku", "quantity", "addedAt")
   SELECT $2::uuid, c."sku", c."quantity", c."addedAt" FROM "CartLine" c WHERE c."memberId" = $1::uuid
     AND NOT EXISTS (SELECT FROM "CartLine" o WHERE o."memberId" = $2::uuid AND o."sku" = c."sku")
   ORDER BY c."addedAt" DESC, c."sku"
   LIMIT GREATEST(0, $3::int - (SELECT count(*)::int FROM "CartLine" WHERE "memberId" = $2::uuid))`,
);
// Primary key (memberId, sku) by its first column.
const dropLines = execution('shop.merge.empty', 'DELETE FROM "CartLine" WHERE "memberId" = $1::uuid');
// Primary key, of both members.
const bringChoice = execution(
  'shop.merge.choice',
  `INSERT INTO "CartChoice" ("memberId", "coupons", "points", "chosenAt")
   SELECT $2::uuid, "coupons", "points", "chosenAt" FROM "CartChoice" WHERE "memberId" = $1::uuid ON CONFLICT DO NOTHING`,
);
// Primary key.
const dropChoice = execution('shop.merge.unchosen', 'DELETE FROM "CartChoice" WHERE "memberId" = $1::uuid');
// Index on memberId.
const moveRequests = execution(
  'shop.merge.requests',
  'UPDATE "RefundRequest" SET "memberId" = $2::uuid WHERE "memberId" = $1::uuid',
);
// Index on memberId; the primary key of OrderKey says whose the orders are by now.
const returnRequests = execution(
  'shop.split.requests',
  `UPDATE "RefundRequest" r SET "memberId" = $2::uuid FROM "OrderKey" k
   WHERE r."memberId" = $1::uuid AND k."externalId" = r."orderExternalId" AND k."memberId" = $2::uuid`,
);

/** Puts the cart of one locked member into that of another, as far as it has room, and gives him his requests (N13). */
export async function mergeCarts(db: Db, from: string, to: string): Promise<void> {
  await bringLines(db, [from, to, LINES_MAX]);
  await dropLines(db, [from]);
  await bringChoice(db, [from, to]);
  await dropChoice(db, [from]);
  await moveRequests(db, [from, to]);
}

/** Gives requests back with the orders that went back before; what is in a cart by now is the survivor's. */
export async function splitCarts(db: Db, from: string, to: string): Promise<void> {
  await returnRequests(db, [from, to]);
}
