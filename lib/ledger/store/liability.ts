import 'server-only';
import { z } from 'zod';
import { type Db, statement } from '@/lib/platform/db';

const Row = z.object({ month: z.string().nullable(), active: z.number(), pending: z.number(), lots: z.number() });

/** Points owed that belong to one local month (`YYYY-MM`), or to none: usable and pending ones, in how many lots. */
export type LiabilityMonth = z.output<typeof Row>;

/** What the program owes in points at an instant, by the month of earning and by the month of expiry (N6). */
export type Liability = {
  /** By the month in which the points were earned, oldest first; a lot that came from another member keeps its age. */
  readonly byAge: readonly LiabilityMonth[];
  /** By the last month in which the lot can still be spent, soonest first; null never ends. */
  readonly byExpiry: readonly LiabilityMonth[];
};

/** One aggregate over the lots that are owed; `month` says by which local month, `order` in which order. */
const byMonth = (name: string, month: string) =>
  statement(
    name,
    `SELECT ${month} AS month, coalesce(sum(l."remaining") FILTER (WHERE l."activatesAt" <= $1), 0)::int8 AS active,
            coalesce(sum(l."remaining") FILTER (WHERE l."activatesAt" > $1), 0)::int8 AS pending, count(*)::int8 AS lots
     FROM "LedgerLot" l JOIN "LedgerEntry" e ON e."memberId" = l."memberId" AND e."id" = l."entryId"
     WHERE l."asset" = 'points' AND l."remaining" > 0 AND (l."expiresAt" IS NULL OR l."expiresAt" > $1)
     GROUP BY 1 ORDER BY 1 NULLS LAST`,
    Row,
  );

// A sequential scan of the lots that hold something, with their entries by primary key: for a report, not for a request.
const readByAge = byMonth(
  'ledger.liability.age',
  `to_char(least(l."creditedAt", e."occurredAt", l."activatesAt") AT TIME ZONE $2, 'YYYY-MM')`,
);
// The same; an end is exclusive, so its month is that of the moment before.
const readByExpiry = byMonth(
  'ledger.liability.expiry',
  `to_char((l."expiresAt" - interval '1 millisecond') AT TIME ZONE $2, 'YYYY-MM')`,
);

/** What is owed at the instant by age and by month of expiry, in months of the zone; debt of members is not netted. */
export async function ledgerLiability(db: Db, at: Date, zone: string): Promise<Liability> {
  const [byAge, byExpiry] = await Promise.all([readByAge(db, [at, zone]), readByExpiry(db, [at, zone])]);
  return { byAge, byExpiry };
}
