import 'server-only';
import { z } from 'zod';
import { must } from '@/lib/kernel/assert';
import { type Db, statement } from '@/lib/platform/db';

const TotalsRow = z.object({ active: z.number(), pending: z.number(), debt: z.number() });

/** What the whole program owes its members in points at an instant: usable and pending ones, and what members owe. */
export type LedgerTotals = z.output<typeof TotalsRow>;

// Sequential scans of lots and of accounts, for one page of the back office; callers keep the answer for a while.
const readTotals = statement(
  'ledger.totals',
  `SELECT l.active, l.pending, a.debt FROM
     (SELECT coalesce(sum("remaining") FILTER (WHERE "activatesAt" <= $1), 0)::int8 AS active,
             coalesce(sum("remaining") FILTER (WHERE "activatesAt" > $1), 0)::int8 AS pending
      FROM "LedgerLot" WHERE "asset" = 'points' AND "remaining" > 0 AND ("expiresAt" IS NULL OR "expiresAt" > $1)) l,
     (SELECT coalesce(sum("debt"), 0)::int8 AS debt FROM "LedgerAccount" WHERE "asset" = 'points') a`,
  TotalsRow,
);

/** The points of all members together at the instant (4.A.1). */
export const ledgerTotals = async (db: Db, at: Date): Promise<LedgerTotals> =>
  must((await readTotals(db, [at]))[0], 'an aggregate has one row');
