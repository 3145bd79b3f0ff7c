import 'server-only';
import { z } from 'zod';
import { NO_MEMBER } from '@/lib/kernel/id';
import { type Db, statement } from '@/lib/platform/db';

// A scan of the orders, once per simulation; the hash of the id spreads a sample over all who bought.
const readBuyers = statement(
  'orders.buyers-between',
  `SELECT "memberId", count(*) OVER ()::int AS total FROM (
     SELECT DISTINCT "memberId" FROM "Order"
     WHERE "paidAt" >= $1 AND "paidAt" < $2 AND "memberId" <> '${NO_MEMBER}' AND NOT "fullyRefunded" AND "status" IN ('paid', 'completed')
   ) b ORDER BY md5("memberId"::text) LIMIT $3`,
  z.object({ memberId: z.string(), total: z.number() }),
);

/** Members with paid orders in `[from, to)`: how many there are, and at most so many of them, spread evenly. */
export async function buyersBetween(
  db: Db,
  { from, to, limit }: { readonly from: Date; readonly to: Date; readonly limit: number },
): Promise<{ readonly total: number; readonly memberIds: readonly string[] }> {
  const rows = await readBuyers(db, [from, to, limit]);
  return { total: rows[0]?.total ?? 0, memberIds: rows.map(({ memberId }) => memberId) };
}

const PaidRow = z.object({
  memberId: z.string(),
  id: z.string(),
  externalId: z.string(),
  paidAt: z.date(),
  lines: z.array(z.object({ id: z.string(), category: z.string().nullable(), quantity: z.number(), net: z.number() })),
});

/** A paid order with its goods lines, as earning sees them. */
export type PaidOrder = z.output<typeof PaidRow>;

// Order by (memberId, …), the first column of its primary key; the lines by theirs.
const readPaid = statement(
  'orders.paid-between',
  `SELECT o."memberId", o."id", o."externalId", o."paidAt", l.lines
   FROM "Order" o CROSS JOIN LATERAL (
     SELECT json_agg(json_build_object('id', x."id", 'category', x."category", 'quantity', x."quantity", 'net', x."net") ORDER BY x."id") AS lines
     FROM "OrderLine" x WHERE x."memberId" = o."memberId" AND x."orderId" = o."id" AND x."kind" = 'goods'
   ) l
   WHERE o."memberId" = ANY($1::uuid[]) AND o."paidAt" >= $2 AND o."paidAt" < $3
     AND NOT o."fullyRefunded" AND o."status" IN ('paid', 'completed') AND l.lines IS NOT NULL
   ORDER BY o."memberId", o."paidAt", o."id"`,
  PaidRow,
);

/** The paid orders of members in `[from, to)`, each member's together and in time. */
export const paidOrdersBetween = (db: Db, memberIds: readonly string[], from: Date, to: Date): Promise<PaidOrder[]> =>
  memberIds.length === 0 ? Promise.resolve([]) : readPaid(db, [memberIds, from, to]);
