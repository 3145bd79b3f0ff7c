import 'server-only';
import { z } from 'zod';
import { type Columns, type Db, statement, turned, unnest } from '@/lib/platform/db';
import type { PurchaseSpan } from '../rules/need';

const PurchaseRow = z.object({
  memberId: z.string(),
  orderId: z.string(),
  at: z.date(),
  orders: z.number(),
  amount: z.number(),
});

/** A qualifying order of a member: goods less what came back, in fen. */
export type OrderPurchase = z.output<typeof PurchaseRow>;

/** Which purchases of a member are wanted: from an instant on, or all. */
export type PurchasesSince = { readonly memberId: string; readonly from: Date | null };

const SINCE: Columns<PurchasesSince> = { memberId: 'uuid', from: 'timestamptz' };

// The view MemberPurchase over Order: by memberId, the first column of its primary key.
const readPurchases = statement(
  'levels.purchases',
  `SELECT p."memberId", p."orderId", p."paidAt" AS "at", 1 AS "orders", p."amount"::int8 AS "amount"
   FROM ${unnest(SINCE)} AS w(m, f) JOIN "MemberPurchase" p ON p."memberId" = w.m AND (w.f IS NULL OR p."paidAt" >= w.f)
   ORDER BY p."paidAt", p."orderId"`,
  PurchaseRow,
);

/** Qualifying orders of members from an instant on, or all of them, in order of time. */
export const purchasesSince = (db: Db, since: readonly PurchasesSince[]): Promise<OrderPurchase[]> =>
  since.length === 0 ? Promise.resolve([]) : readPurchases(db, turned(SINCE, since));

/** All qualifying orders of members, in order of time. */
export const purchasesOf = (db: Db, memberIds: readonly string[]): Promise<OrderPurchase[]> =>
  purchasesSince(
    db,
    memberIds.map((memberId) => ({ memberId, from: null })),
  );

// Primary key of levels; the view MemberPurchase over Order by memberId, the first column of its primary key.
const readInLevel = statement(
  'levels.purchases.inLevel',
  `SELECT l."memberId", (SELECT count(*) FROM "MemberPurchase" p
     WHERE p."memberId" = l."memberId" AND p."paidAt" > l."since" AND p."paidAt" <= $2) AS "orders"
   FROM "MemberLevel" l WHERE l."memberId" = ANY($1::uuid[])`,
  z.object({ memberId: z.string(), orders: z.number() }),
);

/** How many qualifying orders each member has paid since the present level began, up to an instant; who has no level is not there. */
export const ordersInLevel = async (
  db: Db,
  memberIds: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, number>> =>
  new Map((await readInLevel(db, [memberIds, now])).map(({ memberId, orders }) => [memberId, orders]));

const SPAN: Columns<PurchaseSpan> = { memberId: 'uuid', from: 'timestamptz', cut: 'timestamptz' };
const SumRow = z.object({ memberId: z.string(), at: z.date(), orders: z.number(), amount: z.number() });

/** Purchases of a member at one instant, or all of them before the cut as one. */
export type PurchaseSum = z.output<typeof SumRow>;

// The view MemberPurchase over Order: by memberId, the first column of its primary key.
const readSums = statement(
  'levels.purchases.sums',
  `SELECT s.m AS "memberId", s.at, s.orders::int4 AS orders, s.amount::int8 AS amount
   FROM ${unnest(SPAN)} AS w(m, f, c), LATERAL (
     SELECT w.m, CASE WHEN p."paidAt" < w.c THEN w.c - interval '1 millisecond' ELSE p."paidAt" END AS at,
       count(*) AS orders, sum(p."amount") AS amount
     FROM "MemberPurchase" p WHERE p."memberId" = w.m AND (w.f IS NULL OR p."paidAt" >= w.f) GROUP BY 2
   ) s ORDER BY s.at`,
  SumRow,
);

/** The purchases that closing needs, in order of time. */
export const purchaseSums = (db: Db, spans: readonly PurchaseSpan[]): Promise<PurchaseSum[]> =>
  spans.length === 0 ? Promise.resolve([]) : readSums(db, turned(SPAN, spans));
