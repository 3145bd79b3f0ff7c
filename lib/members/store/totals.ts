import 'server-only';
import { z } from 'zod';
import { must } from '@/lib/kernel/assert';
import { type Db, statement } from '@/lib/platform/db';

const TotalsRow = z.object({ members: z.number(), fresh: z.number() });

/** How many members there are, and how many of them joined since an instant. */
export type MemberTotals = z.output<typeof TotalsRow>;

// A sequential scan, for one page of the back office; callers keep the answer for a while.
const readTotals = statement(
  'members.totals',
  `SELECT count(*)::int8 AS members, count(*) FILTER (WHERE "registeredAt" >= $2)::int8 AS fresh
   FROM "Member" WHERE "status" NOT IN ('merged', 'closed') AND ($1::text[] IS NULL OR "storeCode" = ANY($1))`,
  TotalsRow,
);

/** All members together, or those of some stores. */
export const memberTotals = async (db: Db, storeCodes: readonly string[] | null, since: Date): Promise<MemberTotals> =>
  must((await readTotals(db, [storeCodes, since]))[0], 'an aggregate has one row');
