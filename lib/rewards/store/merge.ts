import 'server-only';
import { z } from 'zod';
import { type Db, statement } from '@/lib/platform/db';

/** The gifts and tickets that came to a member with a merge, as its record keeps them. */
export const CarriedGiftsSchema = z.object({ gifts: z.array(z.string()), tickets: z.array(z.string()) });

/** The gifts and tickets that came to a member with a merge. */
export type CarriedGifts = z.output<typeof CarriedGiftsSchema>;

const Id = z.object({ id: z.string() });
// Unique index (memberId, key). Both may have got the same: the second keeps whose it was in its key.
const moveGifts = statement(
  'rewards.merge.gifts',
  `UPDATE "RewardGift" g SET "memberId" = $2::uuid, "key" = CASE WHEN EXISTS (
       SELECT FROM "RewardGift" o WHERE o."memberId" = $2::uuid AND o."key" = g."key"
     ) THEN g."key" || ' of ' || $1::uuid::text ELSE g."key" END
   WHERE g."memberId" = $1::uuid RETURNING g."id"`,
  Id,
);
// Unique index (memberId, kind, activity, key).
const moveTickets = statement(
  'rewards.merge.tickets',
  `UPDATE "RewardTicket" t SET "memberId" = $2::uuid, "key" = CASE WHEN EXISTS (
       SELECT FROM "RewardTicket" o WHERE o."memberId" = $2::uuid AND o."kind" = t."kind" AND o."activity" = t."activity"
         AND o."key" = t."key"
     ) THEN t."key" || ' of ' || $1::uuid::text ELSE t."key" END
   WHERE t."memberId" = $1::uuid RETURNING t."id"`,
  Id,
);
// Primary keys.
const giftsBack = statement(
  'rewards.split.gifts',
  `UPDATE "RewardGift" SET "memberId" = $2::uuid, "key" = replace("key", ' of ' || $2::uuid::text, '')
   WHERE "memberId" = $1::uuid AND "id" = ANY($3::uuid[]) RETURNING "id"`,
  Id,
);
const ticketsBack = statement(
  'rewards.split.tickets',
  `UPDATE "RewardTicket" SET "memberId" = $2::uuid, "key" = replace("key", ' of ' || $2::uuid::text, '')
   WHERE "memberId" = $1::uuid AND "id" = ANY($3::uuid[]) RETURNING "id"`,
  Id,
);

/** Gives all gifts and tickets of one locked member to another (N13); answers which. */
export async function mergeGifts(db: Db, from: string, to: string): Promise<CarriedGifts> {
  const [gifts, tickets] = [await moveGifts(db, [from, to]), await moveTickets(db, [from, to])];
  return { gifts: gifts.map(({ id }) => id), tickets: tickets.map(({ id }) => id) };
}

/** Gives back what came with a merge. */
export async function splitGifts(db: Db, from: string, to: string, { gifts, tickets }: CarriedGifts): Promise<void> {
  if (gifts.length > 0) await giftsBack(db, [from, to, gifts]);
  if (tickets.length > 0) await ticketsBack(db, [from, to, tickets]);
}
