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
  id: z.string(),
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
      /** What of it was paid with points, in fen: it earned nothing (4.A.5). */
      tender: z.number(),
    }),
  ),
});
const BeforeRow = z.object({
  orderId: z.string(),
  orders: z.number(),
  amount: z.number(),
  lastAt: z.date().nullable(),
});

/** What a member had bought before an order. */
type Before = Omit<z.output<typeof BeforeRow>, 'orderId'>;

/** A paid order as it stands: the units that were kept, what was paid for them, and what its member had bought before it. */
export type PastOrder = Omit<z.output<typeof PastRow>, 'id'> & { readonly before: Before | null };

// FrozenOrder by its primary key, of orders that were paid with points alone; of what came back the share goes too (4.A.11).
const TENDER = `CASE WHEN o."tender" = 0 THEN 0 ELSE coalesce((SELECT t.fen - t.fen * x."refundedNet" / nullif(x."net", 0) FROM (
   SELECT (s ->> 'fen')::int8 AS fen FROM "FrozenOrder" f, json_array_elements(f."terms" -> 'lines') d, json_extract_path(d, 'tender') s
   WHERE f."memberId" = o."memberId" AND f."orderId" = o."id" AND d ->> 'id' = x."id") t), 0) END`;
// OrderKey, Order and OrderLine by their primary keys.
const readPast = statement(
  'orders.past',
  `SELECT o."memberId", o."id", o."externalId", o."paidAt", o."channel", o."storeCode", o."freight" - o."refundedFreight" AS "freight", l.lines
   FROM unnest($1::text[]) WITH ORDINALITY AS n(e, at) JOIN "OrderKey" k ON k."externalId" = n.e
   JOIN "Order" o ON o."memberId" = k."memberId" AND o."id" = k."orderId" AND NOT o."fullyRefunded"
   CROSS JOIN LATERAL (
     SELECT json_agg(json_build_object('id', x."id", 'sku', x."sku", 'category', x."category", 'brand', x."brand",
       'quantity', x."quantity" - x."refundedQuantity", 'unitPrice', x."unitPrice", 'net', x."net" - x."refundedNet", 'tender', ${TENDER}) ORDER BY x."position") AS lines
     FROM "OrderLine" x WHERE x."memberId" = o."memberId" AND x."orderId" = o."id" AND x."kind" = 'goods' AND x."quantity" > x."refundedQuantity"
   ) l WHERE l.lines IS NOT NULL ORDER BY n.at`,
  PastRow,
);
// Purchases of the members by the first column of the primary key of Order, once for all of them: a statement of its own,
// since within the other it would be computed anew for each order wherever the planner believes that there is one.
const readBefore = statement(
  'orders.past.before',
  `SELECT b.* FROM (
     SELECT p."orderId", count(*) OVER w AS "orders", coalesce(sum(p."amount") OVER w, 0)::int8 AS "amount", max(p."paidAt") OVER w AS "lastAt"
     FROM "MemberPurchase" p WHERE p."memberId" = ANY($1::uuid[])
     WINDOW w AS (PARTITION BY p."memberId" ORDER BY p."paidAt", p."orderId" ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
   ) b WHERE b."orderId" = ANY($2::uuid[])`,
  BeforeRow,
);

/** Past orders by number, in that order; one without goods by now is not among them. */
export async function pastOrders(db: Db, numbers: readonly string[]): Promise<PastOrder[]> {
  const rows = numbers.length === 0 ? [] : await readPast(db, [numbers]);
  if (rows.length === 0) return [];
  const members = new Set(rows.map(({ memberId }) => memberId));
  members.delete(NO_MEMBER);
  const found = await readBefore(db, [[...members], rows.map(({ id }) => id)]);
  const before = new Map(found.map(({ orderId, ...had }) => [orderId, had]));
  return rows.map(({ id, ...row }) => ({ ...row, before: before.get(id) ?? null }));
}
