import 'server-only';
import { z } from 'zod';
import { type Db, statement } from '@/lib/platform/db';

// Primary key (memberId, id) by its first column: a member wins a handful of goods.
const countBy = statement(
  'games.prizes.due',
  `SELECT count(*) FILTER (WHERE "state" = 'to_ship')::int AS "toShip",
          count(*) FILTER (WHERE "state" = 'to_address')::int AS "toAddress"
   FROM "PrizeOrder" WHERE "memberId" = ANY($1::uuid[]) AND "state" <> 'shipped'`,
  z.object({ toShip: z.number(), toAddress: z.number() }),
);

/** How many prizes of the members wait to be sent, and how many for an address. */
export const prizesDue = async (db: Db, memberIds: readonly string[]) =>
  (await countBy(db, [memberIds]))[0] ?? { toShip: 0, toAddress: 0 };
