import 'server-only';
import { z } from 'zod';
import { type Db, statement } from '@/lib/platform/db';

const FaultRow = z.object({ memberId: z.string(), asset: z.string(), fault: z.string() });

/** One account whose cached figures or lots differ from its entries, in words. */
export type BookFault = z.output<typeof FaultRow>;

// A range of members by the first column of every primary key; three set statements in one.
const compareRange = statement(
  'ledger.verify',
  `WITH accounts AS (
     SELECT "memberId", "asset", "balance", "debt", "earned" FROM "LedgerAccount" WHERE "memberId" > $1 AND "memberId" <= $2
   ), entries AS (
     SELECT "memberId", "asset", sum("amount" * "direction") AS balance, sum("debtDelta") AS debt,
            sum("amount") FILTER (WHERE "direction" = 1) AS earned
     FROM "LedgerEntry" WHERE "memberId" > $1 AND "memberId" <= $2 GROUP BY 1, 2
   ), moves AS (
     SELECT "memberId", "lotId", sum("delta") AS delta FROM "LedgerLotMove" WHERE "memberId" > $1 AND "memberId" <= $2 GROUP BY 1, 2
   ), lots AS (
     SELECT l."memberId", l."id", l."remaining", l."earned" + least(0, e."debtDelta") + coalesce(m.delta, 0) AS replayed
     FROM "LedgerLot" l
     JOIN "LedgerEntry" e ON e."memberId" = l."memberId" AND e."id" = l."entryId"
     LEFT JOIN moves m ON m."memberId" = l."memberId" AND m."lotId" = l."id"
     WHERE l."memberId" > $1 AND l."memberId" <= $2
   ), held AS (SELECT "memberId", sum("remaining") AS held FROM lots GROUP BY 1)
   SELECT coalesce(a."memberId", e."memberId") AS "memberId", coalesce(a."asset", e."asset") AS asset,
          format('cached balance %s debt %s earned %s, entries say %s %s %s', a."balance", a."debt", a."earned", e.balance, e.debt, coalesce(e.earned, 0)) AS fault
   FROM accounts a FULL JOIN entries e ON e."memberId" = a."memberId" AND e."asset" = a."asset"
   WHERE coalesce(a."balance", 0) <> coalesce(e.balance, 0) OR coalesce(a."debt", 0) <> coalesce(e.debt, 0) OR coalesce(a."earned", 0) <> coalesce(e.earned, 0)
   UNION ALL
   SELECT "memberId", 'points', format('lot %s holds %s, moves say %s', "id", "remaining", replayed) FROM lots WHERE "remaining" <> replayed
   UNION ALL
   SELECT a."memberId", 'points', format('lots %s less debt %s are not balance %s', coalesce(h.held, 0), a."debt", a."balance")
   FROM accounts a LEFT JOIN held h ON h."memberId" = a."memberId"
   WHERE a."asset" = 'points' AND coalesce(h.held, 0) - a."debt" <> a."balance"`,
  FaultRow,
);

// Primary key (memberId, asset).
const nextEnd = statement(
  'ledger.verify.next',
  `SELECT max("memberId"::text) AS "end" FROM (
     SELECT "memberId" FROM "LedgerAccount" WHERE "memberId" > $1 ORDER BY "memberId" LIMIT $2) page`,
  z.object({ end: z.string().nullable() }),
);

const FIRST = '00000000-0000-0000-0000-000000000000';

/**
 * Compares the cached accounts and lots of the next members after one with their entries (4.A.1). Answers what differs and
 * the last member looked at, or null when there was none left.
 */
export async function verifyBooksAfter(
  db: Db,
  memberId: string | null,
  members: number,
): Promise<{ readonly faults: readonly BookFault[]; readonly last: string | null }> {
  const from = memberId ?? FIRST;
  const last = (await nextEnd(db, [from, members]))[0]?.end ?? null;
  return { faults: last === null ? [] : await compareRange(db, [from, last]), last };
}

/**
 * Compares every cached account and lot with its entries, range by range: the law balance = replay(entries) over the
 * whole book (4.A.1). Answers what differs; nothing for a sound book.
 */
export async function verifyAllBooks(db: Db, rangeSize = 20_000): Promise<BookFault[]> {
  const found: BookFault[] = [];
  let from: string | null = null;
  for (;;) {
    const { faults, last } = await verifyBooksAfter(db, from, rangeSize);
    if (last === null) return found;
    found.push(...faults);
    from = last;
  }
}
