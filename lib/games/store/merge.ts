import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '@/lib/platform/db';

/** The draws that came to a member with a merge, as its record keeps them. */
export const CarriedDrawsSchema = z.array(z.string());

// Primary key (memberId, id) by its first column; unique (memberId, game, drawKey): of two equal keys the second keeps
// whose it was, so that the undoing gives it back as it was.
const moveAll = statement(
  'games.merge.draws',
  `UPDATE "GameDraw" d SET "memberId" = $2::uuid, "drawKey" = CASE WHEN EXISTS (
       SELECT FROM "GameDraw" o WHERE o."memberId" = $2::uuid AND o."game" = d."game" AND o."drawKey" = d."drawKey"
     ) THEN d."drawKey" || ' of ' || $1::uuid::text ELSE d."drawKey" END
   WHERE d."memberId" = $1::uuid RETURNING d."id"`,
  z.object({ id: z.string() }),
);
// Primary key.
const moveOrders = execution(
  'games.merge.prize-orders',
  'UPDATE "PrizeOrder" SET "memberId" = $2::uuid WHERE "memberId" = $1::uuid AND "id" = ANY($3::uuid[])',
);
// Primary key.
const moveBack = execution(
  'games.split.draws',
  `UPDATE "GameDraw" SET "memberId" = $2::uuid, "drawKey" = replace("drawKey", ' of ' || $2::uuid::text, '')
   WHERE "memberId" = $1::uuid AND "id" = ANY($3::uuid[])`,
);

/** Gives all draws of one locked member to another, with the goods they won; limits then count them together (N13). */
export async function mergeDraws(db: Db, from: string, to: string): Promise<string[]> {
  const draws = (await moveAll(db, [from, to])).map(({ id }) => id);
  if (draws.length > 0) await moveOrders(db, [from, to, draws]);
  return draws;
}

/** Gives the draws that came with a merge back, with the goods they won. */
export async function splitDraws(db: Db, from: string, to: string, draws: readonly string[]): Promise<void> {
  if (draws.length === 0) return;
  await moveBack(db, [from, to, draws]);
  await moveOrders(db, [from, to, draws]);
}
