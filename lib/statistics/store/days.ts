import 'server-only';
import { z } from 'zod';
import { type Columns, type Db, execution, statement, turned, unnest } from '@/lib/platform/db';
import type { PurchaseDay } from '../rules/parts';
import { markStale } from './totals';

const COLUMNS: Columns<PurchaseDay> = {
  memberId: 'uuid',
  kind: 'text',
  code: 'text',
  hour: 'int2',
  day: 'date',
  orders: 'int4',
  amount: 'int8',
};
const NAMES = '"memberId", "kind", "code", "hour", "day", "orders", "amount"';

// Primary key.
const add = execution(
  'statistics.days.add',
  `INSERT INTO "PurchaseDay" AS p (${NAMES}) SELECT * FROM ${unnest(COLUMNS)}
   ON CONFLICT ("memberId", "kind", "code", "hour", "day") DO UPDATE SET
     "orders" = p."orders" + excluded."orders", "amount" = p."amount" + excluded."amount"`,
);

/** Adds to what locked members bought; no two rows may be of one key. */
export const addDays = (db: Db, days: readonly PurchaseDay[]): Promise<number> =>
  days.length === 0 ? Promise.resolve(0) : add(db, turned(COLUMNS, days));

/** SQL: the day and the hour of a raw row of `OrderPart`; `zone` is the parameter with the program's zone. */
const dayOf = (row: string, zone: string) => `(${row}."paidAt" AT TIME ZONE ${zone})::date`;
const hourOf = (row: string, zone: string) =>
  `CASE WHEN ${row}."kind" = 'sale' THEN extract(hour FROM ${row}."paidAt" AT TIME ZONE ${zone})::int2 ELSE -1::int2 END`;
const LEFT = 'HAVING sum(r."orders") <> 0 OR sum(r."amount") <> 0';

/** What the orders of some members (or of all, where null) come to, as rows of `PurchaseDay`; $1 members, $2 zone. */
export const RAW_DAYS = `SELECT r."memberId", r."kind", r."code", ${hourOf('r', '$2::text')} AS "hour", ${dayOf('r', '$2::text')} AS "day",
     sum(r."orders")::int4 AS "orders", sum(r."amount")::int8 AS "amount"
   FROM "OrderPart" r WHERE r."memberId" = ANY($1::uuid[]) GROUP BY 1, 2, 3, 4, 5 ${LEFT}`;

// Primary key, by its first column.
const dropDays = execution(
  'statistics.days.drop',
  `DELETE FROM "PurchaseDay" p USING unnest($1::uuid[], $2::date[]) AS w(m, d) WHERE p."memberId" = w.m AND p."day" = w.d`,
);
// The view OrderPart over Order and OrderLine, by memberId, the first column of their primary keys.
const countDays = execution(
  'statistics.days.count',
  `INSERT INTO "PurchaseDay" (${NAMES})
   SELECT w.m, r."kind", r."code", r."hour", w.d, sum(r."orders")::int4, sum(r."amount")::int8
   FROM unnest($1::uuid[], $2::date[]) AS w(m, d) CROSS JOIN LATERAL (
     SELECT o."kind", o."code", o."orders", o."amount", ${hourOf('o', '$3::text')} AS "hour"
     FROM "OrderPart" o WHERE o."memberId" = w.m AND ${dayOf('o', '$3::text')} = w.d) r
   GROUP BY 1, 2, 3, 4, 5 ${LEFT}`,
);

/** One local day of a member. */
export type MemberDay = { readonly memberId: string; readonly day: string };

/** Counts days of locked members anew from their orders, as the transaction has saved them. */
export async function recountDays(db: Db, days: readonly MemberDay[], zone: string): Promise<void> {
  if (days.length === 0) return;
  const pairs = [days.map(({ memberId }) => memberId), days.map(({ day }) => day)];
  await Promise.all([dropDays(db, pairs), countDays(db, [...pairs, zone])]);
}

// Primary key, by its first column.
const dropMembers = execution(
  'statistics.members.drop',
  'DELETE FROM "PurchaseDay" WHERE "memberId" = ANY($1::uuid[])',
);
const countMembers = execution('statistics.members.count', `INSERT INTO "PurchaseDay" (${NAMES}) ${RAW_DAYS}`);

/** Counts all that locked members bought anew from their orders (N13). */
export async function recountPurchases(db: Db, memberIds: readonly string[], zone: string): Promise<void> {
  if (memberIds.length === 0) return;
  await Promise.all([dropMembers(db, [memberIds]), countMembers(db, [memberIds, zone]), markStale(db, memberIds)]);
}

const DayRow = z.object({
  memberId: z.string(),
  kind: z.enum(['sale', 'category', 'brand']),
  code: z.string(),
  hour: z.number(),
  day: z.string(),
  orders: z.number(),
  amount: z.number(),
});
// Primary key, by its first column.
const readDays = statement(
  'statistics.days',
  `SELECT "memberId", "kind", "code", "hour", "day"::text AS "day", "orders", "amount" FROM "PurchaseDay"
   WHERE "memberId" = ANY($1::uuid[])`,
  DayRow,
);

/** What members bought, day by day, in no order. */
export const purchaseDays = (db: Db, memberIds: readonly string[]): Promise<PurchaseDay[]> =>
  memberIds.length === 0 ? Promise.resolve([]) : readDays(db, [memberIds]);
