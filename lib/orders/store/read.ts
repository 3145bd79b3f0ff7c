import 'server-only';
import { z } from 'zod';
import { statement } from '@/lib/platform/db';
import { OrderRow } from './rows';

const columns = Object.keys(OrderRow.shape)
  .map((name) => `"${name}"`)
  .join(', ');

/** A page of a member's orders, newest first. Index (memberId, placedAt, id), backwards. */
export const readOrderPage = statement(
  'orders.page',
  `SELECT ${columns} FROM "Order" WHERE "memberId" = $1
     AND ($2::timestamptz IS NULL OR ("placedAt", "id") < ($2, $3::uuid))
   ORDER BY "placedAt" DESC, "id" DESC LIMIT $4`,
  OrderRow,
);

/** For orders of a member: the name of the first line and how many lines there are. Primary key of the lines. */
export const readOrderTitles = statement(
  'orders.titles',
  `SELECT l."orderId", min(l."name") FILTER (WHERE l."position" = 0) AS first, count(*)::int AS lines
   FROM "OrderLine" l WHERE l."memberId" = $1 AND l."orderId" = ANY($2::uuid[]) GROUP BY l."orderId"`,
  z.object({ orderId: z.string(), first: z.string().nullable(), lines: z.number() }),
);
