import 'server-only';
import { z } from 'zod';
import { type Db, statement } from '@/lib/platform/db';

// Index (memberId, placedAt, id).
const readPaid = statement(
  'orders.paid-since',
  `SELECT "id" FROM "Order" WHERE "memberId" = $1 AND "placedAt" >= $2 AND "status" IN ('paid', 'completed')`,
  z.object({ id: z.string() }),
);

/** The orders of a member placed since an instant that were paid and not cancelled. */
export const paidSince = async (db: Db, memberId: string, from: Date): Promise<string[]> =>
  (await readPaid(db, [memberId, from])).map(({ id }) => id);
