import type { Spread } from './spread';
import { within } from './within';

/**
 * What a line of goods `n` in category `c` counts under: its SKU, its brand, its category and all that stand above it today.
 * What lies in a category that has others below stands under its code and a slash too, so that the parts make the whole.
 */
const LINE_KEYS = `SELECT '' AS "dim", '' AS "subject" UNION ALL SELECT 'sku', n."sku" UNION ALL SELECT 'brand', coalesce(n."brand", '')
   UNION ALL SELECT 'category', a FROM unnest(coalesce(c."path", ARRAY[coalesce(n."category", '')])) a
   UNION ALL SELECT 'category', c."code" || '/' WHERE EXISTS (SELECT 1 FROM "Category" b WHERE b."parentCode" = c."code")`;

const SHAPE = {
  place: 'own',
  dims: ['sku', 'category', 'brand'],
  narrowed: (dim: string, key: string) =>
    `EXISTS (SELECT 1 FROM (${LINE_KEYS}) w WHERE w."dim" = ${dim} AND w."subject" = ${key})`,
} as const;

const LINE = `"OrderLine" n LEFT JOIN "Category" c ON c."code" = n."category" CROSS JOIN LATERAL (${LINE_KEYS}) k`;
const OF_ORDER = `n."memberId" = p."memberId" AND n."orderId" = p."orderId" AND n."kind" = 'goods'`;

/** Goods of paid orders, once for each order that has them (S3-7.5). Index Order_paid; lines by primary key. */
const sold: Spread = {
  ...SHAPE,
  code: 'goods_sold',
  facts: `SELECT o."paidAt" AS "at", o."memberId", o."storeCode" AS "store", o."channel", o."id" AS "orderId" FROM "Order" o WHERE ${within('o."paidAt"')}`,
  rows: (only) =>
    `SELECT k."dim", k."subject", sum(n."quantity")::int8 AS "units", sum(n."net")::int8 AS "net"
     FROM ${LINE} WHERE ${OF_ORDER} AND ${only} GROUP BY 1, 2`,
  counts: [{ what: 'goods.sold', times: '1', amount: 'p."net"', units: 'p."units"' }],
};

/** Goods that came back, on the day they came back and where they were bought (4.D). Index on refundedAt; the rest by keys. */
const back: Spread = {
  ...SHAPE,
  code: 'goods_back',
  facts: `SELECT r."refundedAt" AS "at", r."memberId", o."storeCode" AS "store", o."channel", r."orderId", r."lines"
   FROM "Refund" r JOIN "Order" o ON o."memberId" = r."memberId" AND o."id" = r."orderId" WHERE ${within('r."refundedAt"')}`,
  rows: (only) =>
    `SELECT k."dim", k."subject", sum(b."quantity")::int8 AS "units", sum(b."amount")::int8 AS "net"
     FROM json_to_recordset(p."lines") AS b("id" text, "quantity" int8, "amount" int8)
     JOIN LATERAL (SELECT i.* FROM "OrderLine" i WHERE i."memberId" = p."memberId" AND i."orderId" = p."orderId" AND i."id" = b."id"
       AND i."kind" = 'goods') n ON TRUE
     LEFT JOIN "Category" c ON c."code" = n."category" CROSS JOIN LATERAL (${LINE_KEYS}) k WHERE ${only} GROUP BY 1, 2`,
  counts: [{ what: 'goods.back', times: '1', amount: 'p."net"', units: 'p."units"' }],
};

/** What is counted of goods. */
export const GOODS: readonly Spread[] = [sold, back];
