import { expect } from 'vitest';
import { pool } from '@/lib/platform/db';
import { ZONE } from '@/lib/platform/testing/zone';
import { figures } from '../figures';
import type { Where } from '../rules/ask';
import { beginOf, type DaySpan } from '../rules/days';

const CODES = ['goods_orders', 'goods_units', 'goods_amount', 'goods_refunds', 'goods_units_back', 'goods_refunded'];

/** What lies side by side in each dimension, plainly of a line `l` whose category in the tree is `c`. */
const KEY = {
  sku: 'l."sku"',
  brand: `coalesce(l."brand", '')`,
  category: `coalesce(c."path"[1], l."category", '')`,
} as const;

/** Goods by one dimension as the rows say it, plainly grouped. */
async function fromRows(dim: keyof typeof KEY, { from, to }: DaySpan, { stores, channel }: Where) {
  const text = `WITH f AS (
      SELECT ${KEY[dim]} AS "key", o."id", l."quantity" AS "n", l."net" AS "a", true AS "isSold", o."storeCode", o."channel"
      FROM "Order" o JOIN "OrderLine" l ON l."memberId" = o."memberId" AND l."orderId" = o."id" AND l."kind" = 'goods' LEFT JOIN "Category" c ON c."code" = l."category"
      WHERE o."paidAt" >= $1 AND o."paidAt" < $2
      UNION ALL SELECT ${KEY[dim]}, md5(r."orderId" || r."refundNo")::uuid, (b ->> 'quantity')::int, (b ->> 'amount')::int8, false, o."storeCode", o."channel"
      FROM "Refund" r CROSS JOIN json_array_elements(r."lines") b JOIN "Order" o ON o."id" = r."orderId"
      JOIN "OrderLine" l ON l."orderId" = r."orderId" AND l."id" = b ->> 'id' LEFT JOIN "Category" c ON c."code" = l."category"
      WHERE r."refundedAt" >= $1 AND r."refundedAt" < $2)
    SELECT "key", count(DISTINCT "id") FILTER (WHERE "isSold")::int AS "goods_orders", coalesce(sum("n") FILTER (WHERE "isSold"), 0)::int AS "goods_units",
      coalesce(sum("a") FILTER (WHERE "isSold"), 0)::int AS "goods_amount", count(DISTINCT "id") FILTER (WHERE NOT "isSold")::int AS "goods_refunds",
      coalesce(sum("n") FILTER (WHERE NOT "isSold"), 0)::int AS "goods_units_back", coalesce(sum("a") FILTER (WHERE NOT "isSold"), 0)::int AS "goods_refunded"
    FROM f WHERE ($3::text[] IS NULL OR "storeCode" = ANY($3)) AND ($4::text IS NULL OR "channel" = $4) GROUP BY 1`;
  const { rows } = await pool().query(text, [beginOf(from, ZONE), beginOf(to, ZONE), stores, channel]);
  return sorted(rows.map(({ key, ...values }) => [key, values]));
}

const sorted = (rows: readonly (readonly [string, unknown])[]) => rows.toSorted(([a], [b]) => (a < b ? -1 : 1));

/** Every product, brand and root of categories says of goods what its rows say, to the unit; answers how many there were. */
export async function expectGoodsEqual(days: DaySpan, today: string, where: Where): Promise<number> {
  let lines = 0;
  for (const by of ['sku', 'brand', 'category'] as const) {
    const told = await figures(pool(), CODES, { days, where, by }, { zone: ZONE, today });
    const theirs = await fromRows(by, days, where);
    const ours = [...told].filter(([, values]) => Object.values(values).some((value) => value !== 0));
    expect([by, sorted(ours)]).toEqual([by, theirs]);
    lines += theirs.length;
  }
  return lines;
}
