import 'server-only';
import { z } from 'zod';
import { type Db, statement } from '@/lib/platform/db';

const FaultRow = z.object({ memberId: z.string(), asset: z.string(), fault: z.string() });

/** One account whose cached figures or lots differ from its entries, in words. */
export type BookFault = z.output<typeof FaultRow>;

const carried = (counter: string) => `WHEN e."type" = 'MERGE' THEN (e."detail" #>> '{counters,${counter}}')::int8`;
const SIGNED = 'e."amount" * e."direction"';
/** What of an entry's amount a plain credit opened as its lot; others say in their moves what repaid the debt. */
const REPAID = `CASE WHEN e."type" IN ('EARN', 'ADJUST') THEN least(0, e."debtDelta") ELSE 0 END`;

// A range of members by the first column of every primary key; six set statements in one.
const compareRange = statement(
  'ledger.verify',
  `WITH accounts AS (
     SELECT * FROM "LedgerAccount" WHERE "memberId" > $1 AND "memberId" <= $2
   ), moves AS (
     SELECT "memberId", "entryId", "lotId", "delta" FROM "LedgerLotMove" WHERE "memberId" > $1 AND "memberId" <= $2
   ), opened AS (
     SELECT l."memberId", l."id", l."entryId", l."remaining", l."earned" + ${REPAID} AS opened
     FROM "LedgerLot" l JOIN "LedgerEntry" e ON e."memberId" = l."memberId" AND e."id" = l."entryId"
     WHERE l."memberId" > $1 AND l."memberId" <= $2 AND l."asset" = 'points'
   ), entries AS (
     SELECT e."memberId", e."asset", sum(${SIGNED}) AS balance, sum(e."debtDelta") AS debt,
            coalesce(sum(CASE WHEN e."type" = 'EARN' OR (e."type" = 'ADJUST' AND e."direction" = 1) THEN ${SIGNED} ${carried('earned')} END), 0) AS earned,
            coalesce(sum(CASE WHEN e."type" IN ('SPEND', 'SPEND_RETURN') THEN -${SIGNED} ${carried('spent')} END), 0) AS spent,
            coalesce(sum(CASE WHEN e."type" = 'EXPIRE' THEN -${SIGNED} ${carried('expired')} END), 0) AS expired
     FROM "LedgerEntry" e WHERE e."memberId" > $1 AND e."memberId" <= $2 GROUP BY 1, 2
   ), lots AS (
     SELECT o."memberId", o."id", o."remaining", o.opened + coalesce(m.delta, 0) AS replayed
     FROM opened o LEFT JOIN (SELECT "memberId", "lotId", sum("delta") AS delta FROM moves GROUP BY 1, 2) m
       ON m."memberId" = o."memberId" AND m."lotId" = o."id"
   ), flows AS (
     SELECT "memberId", "entryId", sum(flow) AS flow FROM (
       SELECT "memberId", "entryId", opened AS flow FROM opened UNION ALL SELECT "memberId", "entryId", "delta" FROM moves) f
     GROUP BY 1, 2
   ), held AS (SELECT "memberId", sum("remaining") AS held FROM lots GROUP BY 1)
   SELECT coalesce(a."memberId", e."memberId") AS "memberId", coalesce(a."asset", e."asset") AS asset,
          format('cached balance %s debt %s earned %s spent %s expired %s, entries say %s %s %s %s %s', a."balance", a."debt",
            a."earned", a."spent", a."expired", e.balance, e.debt, e.earned, e.spent, e.expired) AS fault
   FROM accounts a FULL JOIN entries e ON e."memberId" = a."memberId" AND e."asset" = a."asset"
   WHERE (coalesce(a."balance", 0), coalesce(a."debt", 0), coalesce(a."earned", 0), coalesce(a."spent", 0), coalesce(a."expired", 0))
     IS DISTINCT FROM (coalesce(e.balance, 0), coalesce(e.debt, 0), coalesce(e.earned, 0), coalesce(e.spent, 0), coalesce(e.expired, 0))
   UNION ALL
   SELECT "memberId", 'points', format('lot %s holds %s, moves say %s', "id", "remaining", replayed) FROM lots WHERE "remaining" <> replayed
   UNION ALL
   SELECT e."memberId", 'points', format('entry %s moves %s in lots, its amount less debt says %s', e."id", coalesce(f.flow, 0), ${SIGNED} + e."debtDelta")
   FROM "LedgerEntry" e LEFT JOIN flows f ON f."memberId" = e."memberId" AND f."entryId" = e."id"
   WHERE e."memberId" > $1 AND e."memberId" <= $2 AND e."asset" = 'points' AND coalesce(f.flow, 0) <> ${SIGNED} + e."debtDelta"
   UNION ALL
   SELECT h."memberId", 'points', format('hold %s posted %s, its entry says %s', h."id", h."posted", coalesce(e."amount"::text, 'nothing'))
   FROM "LedgerHold" h LEFT JOIN "LedgerEntry" e ON e."memberId" = h."memberId" AND e."id" = h."entryId" AND e."type" = 'SPEND'
   WHERE h."memberId" > $1 AND h."memberId" <= $2 AND h."state" = 'posted' AND e."amount" IS DISTINCT FROM h."posted"
   UNION ALL
   SELECT a."memberId", 'points', format('lots %s less debt %s are not balance %s', coalesce(h.held, 0), a."debt", a."balance")
   FROM accounts a LEFT JOIN held h ON h."memberId" = a."memberId"
   WHERE a."asset" = 'points' AND coalesce(h.held, 0) - a."debt" <> a."balance"`,
  FaultRow,
);

// Primary key (memberId, asset).
const nextEnd = statement(
  'ledger.verify.next',
  `SELECT max("memberId"::text) AS "end", count(DISTINCT "memberId")::int AS "members" FROM (
     SELECT "memberId" FROM "LedgerAccount" WHERE "memberId" > $1 ORDER BY "memberId" LIMIT $2) page`,
  z.object({ end: z.string().nullable(), members: z.number() }),
);

const FIRST = '00000000-0000-0000-0000-000000000000';
const LAST = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/**
 * Compares the cached accounts and lots of the next members after one with their entries (4.A.1). Answers what differs and
 * the last member looked at, or null when there was none left: then entries of members without an account were looked at.
 */
export async function verifyBooksAfter(
  db: Db,
  memberId: string | null,
  members: number,
): Promise<{ readonly faults: readonly BookFault[]; readonly last: string | null; readonly members: number }> {
  const from = memberId ?? FIRST;
  const { end: last = null, members: seen = 0 } = (await nextEnd(db, [from, members]))[0] ?? {};
  return { faults: await compareRange(db, [from, last ?? LAST]), last, members: seen };
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
    found.push(...faults);
    if (last === null) return found;
    from = last;
  }
}
