import 'server-only';
import { z } from 'zod';
import { must } from '@/lib/kernel/assert';
import { type Db, execution, pool, statement } from '@/lib/platform/db';

// Partial index "LedgerLot_due" by expiresAt. The holdable cursor reads and sorts what is due once; each chunk then
// costs the same, however many lots the chunks before it have closed.
const DECLARE = `DECLARE ledger_due NO SCROLL CURSOR WITH HOLD FOR
  SELECT DISTINCT "memberId" FROM "LedgerLot"
  WHERE "writtenOff" IS NULL AND "expiresAt" IS NOT NULL AND "expiresAt" <= $1 ORDER BY "memberId"`;

/**
 * Hands out the members who have lots that ended by the instant and are not written off, some thousand at a time and in
 * id order. What the handler does to one chunk is committed before the next; stopping halfway loses nothing.
 */
export async function eachDueMembers(
  dueAt: Date,
  size: number,
  handle: (memberIds: readonly string[]) => Promise<boolean>,
): Promise<void> {
  const client = await pool().connect();
  let broken: Error | undefined;
  try {
    await client.query(DECLARE, [dueAt]);
    for (;;) {
      const { rows } = await client.query<{ memberId: string }>(`FETCH FORWARD ${size} FROM ledger_due`);
      if (rows.length === 0 || !(await handle(rows.map(({ memberId }) => memberId)))) break;
    }
    await client.query('CLOSE ledger_due');
  } catch (error) {
    broken = error as Error;
    throw error;
  } finally {
    // A cursor that was not closed lives as long as its connection.
    client.release(broken);
  }
}

const Written = z.object({ lots: z.number(), points: z.number() });

/** How many lots were written off, and how many points went with them. */
export type WrittenOff = z.output<typeof Written>;

// Primary key (memberId, id) of lots, (memberId, asset) of accounts. The members are locked by an earlier statement, so
// one snapshot is enough here. Each entry's balance counts those written after it by their ids, which sort as booked.
const writeOff = statement(
  'ledger.write-off',
  `WITH due AS MATERIALIZED (
     SELECT "memberId", "id", "remaining", "expiresAt",
       new_id(row_number() OVER (ORDER BY "memberId", "expiresAt", "id")) AS "entryId"
     FROM "LedgerLot"
     WHERE "memberId" = ANY($1::uuid[]) AND "asset" = 'points' AND "writtenOff" IS NULL AND "expiresAt" <= $2
   ), sums AS (
     SELECT "memberId", sum("remaining")::int8 AS points, count(*)::int4 AS lots, max("expiresAt") AS at FROM due GROUP BY 1
   ), closed AS (
     UPDATE "LedgerLot" l SET "remaining" = 0, "writtenOff" = d."remaining" FROM due d
     WHERE l."memberId" = d."memberId" AND l."id" = d."id"
   ), accounts AS (
     UPDATE "LedgerAccount" a SET "balance" = a."balance" - s.points, "expired" = a."expired" + s.points,
       "version" = a."version" + s.lots
     FROM sums s WHERE a."memberId" = s."memberId" AND a."asset" = 'points'
     RETURNING a."memberId", a."balance"
   ), entries AS (
     INSERT INTO "LedgerEntry" ("memberId", "id", "asset", "type", "amount", "direction", "balanceAfter", "key", "sourceType",
       "sourceId", "rule", "reason", "detail", "actor", "occurredAt", "createdAt")
     SELECT d."memberId", d."entryId", 'points', 'EXPIRE', d."remaining", -1,
       a."balance" + sum(d."remaining") OVER (PARTITION BY d."memberId" ORDER BY d."entryId" DESC) - d."remaining",
       'EXPIRE:lot:' || d."id", 'lot', d."id"::text, 'ledger#expiry', 'expired', '{}', $3, d."expiresAt", $4
     FROM due d JOIN accounts a USING ("memberId")
   ), moves AS (
     INSERT INTO "LedgerLotMove" ("memberId", "entryId", "lotId", "delta")
     SELECT "memberId", "entryId", "id", -"remaining" FROM due WHERE "remaining" > 0
   ), told AS (
     INSERT INTO "OutboxEvent" ("name", "memberId", "payload", "at")
     SELECT 'points.expired', "memberId", json_build_object('points', points, 'lots', lots), at FROM sums WHERE points > 0
   )
   SELECT coalesce(sum(lots), 0)::int8 AS lots, coalesce(sum(points), 0)::int8 AS points FROM sums`,
  Written,
);

/**
 * Writes one EXPIRE entry for each ended lot of locked members, also for an empty one, and takes what was left off the
 * balance (4.A.3). A lot that is written off already stays as it is, so that it may be run twice.
 */
export async function writeOffLots(
  db: Db,
  memberIds: readonly string[],
  { dueAt, actor, now }: { readonly dueAt: Date; readonly actor: string; readonly now: Date },
): Promise<WrittenOff> {
  return must((await writeOff(db, [memberIds, dueAt, actor, now]))[0], 'a sum has one row');
}

// Primary key (job, dueAt).
const countChunk = execution(
  'ledger.run.chunk',
  `INSERT INTO "LedgerRun" AS r ("job", "dueAt", "chunks", "rows", "points", "startedAt", "progressAt")
   VALUES ($1, $2, 1, $3, $4, now(), now())
   ON CONFLICT ("job", "dueAt") DO UPDATE SET "chunks" = r."chunks" + 1, "rows" = r."rows" + excluded."rows",
     "points" = r."points" + excluded."points", "progressAt" = now()`,
);
const finish = execution(
  'ledger.run.finish',
  `UPDATE "LedgerRun" SET "finishedAt" = now(), "progressAt" = now() WHERE "job" = $1 AND "dueAt" = $2 AND "finishedAt" IS NULL`,
);

/** Counts a chunk of a run in the transaction of that chunk. */
export async function countRun(db: Db, job: string, dueAt: Date, { lots, points }: WrittenOff): Promise<void> {
  await countChunk(db, [job, dueAt, lots, points]);
}

/** Marks a run as finished; one that found nothing to do has left no row. */
export async function finishRun(db: Db, job: string, dueAt: Date): Promise<void> {
  await finish(db, [job, dueAt]);
}

// Partial index "LedgerHold_open" by endsAt.
const endedHolders = statement(
  'ledger.holds.ended',
  `SELECT DISTINCT "memberId" FROM "LedgerHold" WHERE "state" = 'held' AND "endsAt" <= $1 ORDER BY "memberId" LIMIT $2`,
  z.object({ memberId: z.string() }),
);
// Primary key (memberId, id), by its first column.
const endHolds = execution(
  'ledger.holds.end',
  `UPDATE "LedgerHold" SET "state" = 'voided', "closedAt" = "endsAt"
   WHERE "memberId" = ANY($1::uuid[]) AND "state" = 'held' AND "endsAt" <= $2`,
);

/** Members with holds whose end has come and is not written yet, in id order. */
export const membersWithEndedHolds = async (db: Db, at: Date, limit: number): Promise<string[]> =>
  (await endedHolders(db, [at, limit])).map(({ memberId }) => memberId);

/** Writes the end of such holds of locked members; they have held nothing since that end anyway (4.A.8). */
export const writeHoldEnds = (db: Db, memberIds: readonly string[], at: Date): Promise<number> =>
  endHolds(db, [memberIds, at]);
