import 'server-only';
import { z } from 'zod';
import { statement } from '@/lib/platform/db';
import { OrderRow } from './rows';

const columns = Object.keys(OrderRow.shape)
  .map((name) => `o."${name}"`)
  .join(', ');

const ListedRow = OrderRow.extend({ title: z.string().nullable(), lines: z.number(), back: z.number() });

/**
 * A page of a member's orders, newest first, each with the name of its first line, how many lines it has, and the money that
 * went back. Index (memberId, placedAt, id), backwards; lines and refunds by the first two columns of their primary keys.
 */
export const readOrderPage = statement(
  'orders.page',
  `SELECT ${columns}, l."title", l."lines", r."back" FROM (
     SELECT * FROM "Order" WHERE "memberId" = $1 AND ($2::timestamptz IS NULL OR ("placedAt", "id") < ($2, $3::uuid))
     ORDER BY "placedAt" DESC, "id" DESC LIMIT $4
   ) o CROSS JOIN LATERAL (
     SELECT min(l."name") FILTER (WHERE l."position" = 0) AS "title", count(*)::int AS "lines"
     FROM "OrderLine" l WHERE l."memberId" = o."memberId" AND l."orderId" = o."id"
   ) l CROSS JOIN LATERAL (
     SELECT coalesce(sum(r."goods" + r."freight" - r."tender" - r."deducted"), 0)::int8 AS "back"
     FROM "Refund" r WHERE r."memberId" = o."memberId" AND r."orderId" = o."id"
   ) r ORDER BY o."placedAt" DESC, o."id" DESC`,
  ListedRow,
);

/** For orders of a member: the name of the first line and how many lines there are. Primary key of the lines. */
export const readOrderTitles = statement(
  'orders.titles',
  `SELECT l."orderId", min(l."name") FILTER (WHERE l."position" = 0) AS first, count(*)::int AS lines
   FROM "OrderLine" l WHERE l."memberId" = $1 AND l."orderId" = ANY($2::uuid[]) GROUP BY l."orderId"`,
  z.object({ orderId: z.string(), first: z.string().nullable(), lines: z.number() }),
);
