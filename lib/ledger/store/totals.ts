import 'server-only';
import { z } from 'zod';
import { must } from '@/lib/kernel/assert';
import { type Db, statement } from '@/lib/platform/db';

const TotalsRow = z.object({ balance: z.number(), debt: z.number(), pending: z.number(), accounts: z.number() });

/** What the whole program owes its members in points at an instant: all balances, what is pending of them, and debts. */
export type LedgerTotals = z.output<typeof TotalsRow>;

// Sequential scans of accounts and of lots, for one page of the back office; callers keep the answer for a while.
const readTotals = statement(
  'ledger.totals',
  `SELECT a.balance, a.debt, a.accounts, p.pending FROM
     (SELECT coalesce(sum("balance"), 0)::int8 AS balance, coalesce(sum("debt"), 0)::int8 AS debt, count(*)::int8 AS accounts
      FROM "LedgerAccount" WHERE "asset" = 'points') a,
     (SELECT coalesce(sum("remaining"), 0)::int8 AS pending FROM "LedgerLot"
      WHERE "asset" = 'points' AND "remaining" > 0 AND "activatesAt" > $1) p`,
  TotalsRow,
);

/** The points of all members together at the instant (4.A.1). */
export const ledgerTotals = async (db: Db, at: Date): Promise<LedgerTotals> =>
  must((await readTotals(db, [at]))[0], 'an aggregate has one row');
