import 'server-only';
import { z } from 'zod';
import { type Db, statement } from '@/lib/platform/db';
import { RefundRow } from './rows';

const StoredRefundRow = RefundRow.extend({ externalId: z.string() });

/** A refund of a member with the seller's number of its order. */
export type MemberRefund = z.output<typeof StoredRefundRow>;

const columns = Object.keys(RefundRow.shape)
  .map((name) => `r."${name}"`)
  .join(', ');

// Primary key (memberId, orderId, refundNo) by its first column; the member's refunds are sorted. Orders by primary key.
const readRefunds = statement(
  'orders.refunds.by-time',
  `SELECT ${columns}, o."externalId" FROM "Refund" r JOIN "Order" o ON o."memberId" = r."memberId" AND o."id" = r."orderId"
   WHERE r."memberId" = $1
     AND ($2::timestamptz IS NULL OR (r."refundedAt", (r."orderId" || ':' || r."refundNo") COLLATE "C") < ($2, $3))
   ORDER BY r."refundedAt" DESC, (r."orderId" || ':' || r."refundNo") COLLATE "C" DESC LIMIT $4`,
  StoredRefundRow,
);

/** The name by which a refund is told apart among those of its member. */
export const refundKey = ({ orderId, refundNo }: { readonly orderId: string; readonly refundNo: string }): string =>
  `${orderId}:${refundNo}`;

/** The refunds of a member, newest first, before the given instant and refund key. */
export function refundsBefore(
  db: Db,
  memberId: string,
  before: { readonly at: Date; readonly id: string } | null,
  limit: number,
): Promise<MemberRefund[]> {
  return readRefunds(db, [memberId, before?.at ?? null, before?.id ?? null, limit]);
}

// Primary key (memberId, id).
const readNumbers = statement(
  'orders.numbers',
  'SELECT "id", "externalId" FROM "Order" WHERE "memberId" = $1 AND "id" = ANY($2::uuid[])',
  z.object({ id: z.string(), externalId: z.string() }),
);

/** The seller's numbers of a member's orders, by stored id. */
export async function orderNumbers(db: Db, memberId: string, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  return new Map((await readNumbers(db, [memberId, ids])).map(({ id, externalId }) => [id, externalId]));
}
