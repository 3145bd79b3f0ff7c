import 'server-only';
import { z } from 'zod';
import { NO_MEMBER } from '@/lib/kernel/id';
import { type Db, statement } from '@/lib/platform/db';

const KeyRow = z.object({ externalId: z.string(), buyer: z.string(), population: z.number() });

/** Which past orders are wanted: paid in `[from, to)`, in some stores (null: in all), at most so many. */
export type PastAsked = {
  readonly from: Date;
  readonly to: Date;
  readonly stores: readonly string[] | null;
  readonly limit: number;
};

// A scan of the orders, once for each back-test; the hash spreads a sample over all buyers, a guest's order is one of its own.
const readKeys = statement(
  'orders.past.keys',
  `SELECT "externalId", "buyer", count(*) OVER ()::int AS "population" FROM (
     SELECT "externalId", "paidAt", "id", CASE WHEN "memberId" = '${NO_MEMBER}' THEN "id" ELSE "memberId" END AS "buyer"
     FROM "Order" WHERE "paidAt" >= $1 AND "paidAt" < $2 AND "status" IN ('paid', 'completed') AND NOT "fullyRefunded"
       AND "goods" > 0 AND ($3::text[] IS NULL OR "storeCode" = ANY($3))
   ) o ORDER BY md5("buyer"::text), "buyer", "paidAt", "id" LIMIT $4`,
  KeyRow,
);

/**
 * The numbers of paid orders of a period that still hold goods: how many there are, and at most so many of them, whole
 * buyers spread evenly, each one's together and in time.
 */
export async function pastOrderKeys(
  db: Db,
  { from, to, stores, limit }: PastAsked,
): Promise<{ readonly population: number; readonly keys: readonly { externalId: string; buyer: string }[] }> {
  const rows = await readKeys(db, [from, to, stores, limit]);
  return { population: rows[0]?.population ?? 0, keys: rows };
}

const PastRow = z.object({
  memberId: z.string(),
  externalId: z.string(),
  paidAt: z.date(),
  channel: z.string().nullable(),
  storeCode: z.string().nullable(),
  freight: z.number(),
  lines: z.array(
    z.object({
      id: z.string(),
      sku: z.string(),
      category: z.string().nullable(),
      brand: z.string().nullable(),
      quantity: z.number(),
      unitPrice: z.number(),
      net: z.number(),
    }),
  ),
  before: z.object({ orders: z.number(), amount: z.number(), lastAt: z.string().nullable() }).nullable(),
});

/** A paid order as it stands: the units that were kept, what was paid for them, and what its member had bought before it. */
export type PastOrder = z.output<typeof PastRow>;

// OrderKey, Order and OrderLine by their primary keys; the purchases of the members by the first column of that of Order.
const readPast = statement(
  'orders.past',
  `WITH asked AS MATERIALIZED (
     SELECT o."memberId", o."id", o."externalId", o."paidAt", o."channel", o."storeCode", o."freight" - o."refundedFreight" AS "freight", n.at
     FROM unnest($1::text[]) WITH ORDINALITY AS n(e, at) JOIN "OrderKey" k ON k."externalId" = n.e
     JOIN "Order" o ON o."memberId" = k."memberId" AND o."id" = k."orderId" AND NOT o."fullyRefunded"
   ), had AS (
     SELECT p."orderId", json_build_object('orders', count(*) OVER w, 'amount', coalesce(sum(p."amount") OVER w, 0), 'lastAt', max(p."paidAt") OVER w) AS had
     FROM "MemberPurchase" p WHERE p."memberId" IN (SELECT a."memberId" FROM asked a)
     WINDOW w AS (PARTITION BY p."memberId" ORDER BY p."paidAt", p."orderId" ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
   )
   SELECT a."memberId", a."externalId", a."paidAt", a."channel", a."storeCode", a."freight", l.lines, h.had AS "before"
   FROM asked a CROSS JOIN LATERAL (
     SELECT json_agg(json_build_object('id', x."id", 'sku', x."sku", 'category', x."category", 'brand', x."brand",
       'quantity', x."quantity" - x."refundedQuantity", 'unitPrice', x."unitPrice", 'net', x."net" - x."refundedNet") ORDER BY x."position") AS lines
     FROM "OrderLine" x WHERE x."memberId" = a."memberId" AND x."orderId" = a."id" AND x."kind" = 'goods' AND x."quantity" > x."refundedQuantity"
   ) l LEFT JOIN had h ON h."orderId" = a."id" WHERE l.lines IS NOT NULL ORDER BY a.at`,
  PastRow,
);

/** Past orders by number, in that order; one without goods by now is not among them. */
export const pastOrders = (db: Db, numbers: readonly string[]): Promise<PastOrder[]> =>
  numbers.length === 0 ? Promise.resolve([]) : readPast(db, [numbers]);
