import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '@/lib/platform/db';

/** The exchanges that came to a member with a merge, as its record keeps them. */
export const CarriedExchangesSchema = z.array(z.string());

const Id = z.object({ id: z.string() });
// Unique index (memberId, key): who used the same key keeps whose it was in it.
const moveOrders = statement(
  'mall.merge.orders',
  `UPDATE "MallOrder" m SET "memberId" = $2::uuid, "key" = CASE WHEN EXISTS (
       SELECT FROM "MallOrder" o WHERE o."memberId" = $2::uuid AND o."key" = m."key"
     ) THEN m."key" || ' of ' || $1::uuid::text ELSE m."key" END
   WHERE m."memberId" = $1::uuid RETURNING m."id"`,
  Id,
);
// Unique index on id.
const ordersBack = statement(
  'mall.split.orders',
  `UPDATE "MallOrder" SET "memberId" = $2::uuid, "key" = replace("key", ' of ' || $2::uuid::text, '')
   WHERE "memberId" = $1::uuid AND "id" = ANY($3::uuid[]) RETURNING "id"`,
  Id,
);
// Index on memberId.
const moveWishes = execution(
  'mall.merge.wishes',
  `WITH gone AS (DELETE FROM "MallWish" WHERE "memberId" = $1::uuid RETURNING "item", "at")
   INSERT INTO "MallWish" ("item", "memberId", "at") SELECT "item", $2::uuid, "at" FROM gone ON CONFLICT DO NOTHING`,
);

/** Gives all exchanges and wishes of one locked member to another (N13); answers which exchanges. */
export async function mergeExchanges(db: Db, from: string, to: string): Promise<string[]> {
  const moved = await moveOrders(db, [from, to]);
  await moveWishes(db, [from, to]);
  return moved.map(({ id }) => id);
}

/** Gives back the exchanges that came with a merge; wishes stay. */
export async function splitExchanges(db: Db, from: string, to: string, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await ordersBack(db, [from, to, ids]);
}
