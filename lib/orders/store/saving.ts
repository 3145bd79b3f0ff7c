import 'server-only';
import { z } from 'zod';
import { type Db, statement } from '@/lib/platform/db';
import type { FrozenProgress, FrozenTerms } from '../rules/frozen';
import { LineRow, OrderRow } from './rows';

const columns = (row: z.ZodObject, of: string): string =>
  Object.keys(row.shape)
    .map((name) => `${of}."${name}"`)
    .join(', ');

const SavingRow = OrderRow.extend({
  lines: z.array(LineRow),
  // Both were written by this program, as they were computed; a later version reads them as they are.
  frozen: z.custom<{ readonly terms: FrozenTerms; readonly progress: FrozenProgress }>().nullable(),
});

// Index (memberId, placedAt, id); lines and what was frozen by the first two columns of their primary keys.
const readSaving = statement(
  'orders.saving',
  `SELECT ${columns(OrderRow, 'o')},
     coalesce((SELECT json_agg(l ORDER BY l."position") FROM (
       SELECT ${columns(LineRow, 'l')} FROM "OrderLine" l WHERE l."memberId" = o."memberId" AND l."orderId" = o."id") l), '[]') AS lines,
     (SELECT json_build_object('terms', f."terms", 'progress', f."progress") FROM "FrozenOrder" f
      WHERE f."memberId" = o."memberId" AND f."orderId" = o."id") AS frozen
   FROM "Order" o WHERE o."memberId" = $1 AND o."placedAt" >= $2 AND o."status" IN ('paid', 'completed')`,
  SavingRow,
);

/** The orders of a member placed since an instant that were paid and not cancelled, with all that says what they saved. */
export const savingOrders = (db: Db, memberId: string, from: Date) => readSaving(db, [memberId, from]);
