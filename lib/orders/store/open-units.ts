import 'server-only';
import { z } from 'zod';
import { type Db, statement } from '@/lib/platform/db';

const OpenRow = z.object({
  memberId: z.string(),
  orderExternalId: z.string(),
  lineId: z.string(),
  sku: z.string(),
  paidAt: z.date(),
  units: z.number(),
});

/** Units of a paid order's line that have not come back. */
export type OpenLine = z.output<typeof OpenRow>;

// OrderLine by its primary key's first column (memberId); Order by primary key.
const readOpen = statement(
  'orders.open-units',
  `SELECT l."memberId", o."externalId" AS "orderExternalId", l."id" AS "lineId", l."sku", o."paidAt",
          l."quantity" - l."refundedQuantity" AS units
   FROM (SELECT DISTINCT m, s FROM unnest($1::uuid[], $2::text[]) AS n(m, s)) n
   JOIN "OrderLine" l ON l."memberId" = n.m AND l."sku" = n.s
   JOIN "Order" o ON o."memberId" = l."memberId" AND o."id" = l."orderId"
   WHERE l."kind" = 'goods' AND l."quantity" > l."refundedQuantity" AND o."status" IN ('paid', 'completed')
   ORDER BY o."paidAt" DESC, o."externalId" DESC, l."id"`,
  OpenRow,
);

/** What members bought of SKUs and have not given back, newest first: for credits that do not name their sale. */
export function openUnits(
  db: Db,
  wanted: readonly { readonly memberId: string; readonly sku: string }[],
): Promise<OpenLine[]> {
  if (wanted.length === 0) return Promise.resolve([]);
  return readOpen(db, [wanted.map(({ memberId }) => memberId), wanted.map(({ sku }) => sku)]);
}

const CreditedRow = z.object({
  memberId: z.string(),
  prefix: z.string(),
  refundNo: z.string(),
  sku: z.string(),
  units: z.number(),
});

/** Units of one SKU that came back with one refund. */
export type CreditedUnits = z.output<typeof CreditedRow>;

// Refund by its primary key's first column (memberId), the lines by their primary key.
const readCredited = statement(
  'orders.refunds.by-prefix',
  `SELECT r."memberId", n.p AS prefix, r."refundNo", l."sku", sum((x->>'quantity')::int)::int AS units
   FROM unnest($1::uuid[], $2::text[]) AS n(m, p)
   JOIN "Refund" r ON r."memberId" = n.m AND starts_with(r."refundNo", n.p)
   CROSS JOIN LATERAL jsonb_array_elements(r."lines"::jsonb) AS x
   JOIN "OrderLine" l ON l."memberId" = r."memberId" AND l."orderId" = r."orderId" AND l."id" = x->>'id'
   GROUP BY 1, 2, 3, 4`,
  CreditedRow,
);

/** What refunds whose number begins so have brought back of members' SKUs; several sales may answer one credit note. */
export function refundedUnits(
  db: Db,
  wanted: readonly { readonly memberId: string; readonly prefix: string }[],
): Promise<CreditedUnits[]> {
  if (wanted.length === 0) return Promise.resolve([]);
  return readCredited(db, [wanted.map(({ memberId }) => memberId), wanted.map(({ prefix }) => prefix)]);
}
