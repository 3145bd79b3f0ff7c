// npm run bench:expiry [-- LOTS]: writing off ended lots by the job, beside one hand-written statement of the same rows.
import { benchDatabase } from './database';

const LOTS = Number(process.argv[2] ?? 100_000);
const LOTS_EACH = 4; // one in four of them empty, as lots are that were spent before their end
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);

const database = await benchDatabase();
const { pool, closeDatabase } = await import('@/lib/platform/db');
const { installStandardProgram } = await import('@/lib/standard-program');
const { expirePoints } = await import('@/lib/points');
const { verifyAllBooks } = await import('@/lib/ledger');

await installStandardProgram(pool());
for (let year = 0; year < ROUNDS * 2; year++) await fill(year);
await pool().query('VACUUM ANALYZE');

console.log(
  `expiry: ${LOTS.toLocaleString('en')} lots of ${(LOTS / LOTS_EACH).toLocaleString('en')} members, ${ROUNDS} paired rounds\n`,
);
const ratios: number[] = [];
for (let round = 0; round < ROUNDS; round++) {
  const job = await timed(() => expirePoints(endOf(round * 2), { actor: 'system:bench', now: new Date() }));
  const hand = await timed(() => byHand(endOf(round * 2 + 1)));
  ratios.push(job / hand);
  console.log(`job ${shown(job)}   by hand ${shown(hand)}   ratio ${(job / hand).toFixed(2)}`);
}
console.log(
  `\nmedian ratio ${(ratios.toSorted((a, b) => a - b)[ROUNDS >> 1] ?? 0).toFixed(2)} (time of the job ÷ time by hand)`,
);
const faults = await verifyAllBooks(pool());
console.log(faults.length === 0 ? 'the whole book equals its replay' : `${faults.length} FAULTS: ${faults[0]?.fault}`);
await closeDatabase();
await database.end();

/** Members of their own for each round, all with lots that end at the turn of that round's year. */
async function fill(year: number): Promise<void> {
  const members = LOTS / LOTS_EACH;
  const values = [members, LOTS_EACH, `fill_${year}`, endOf(year)];
  await pool().query(
    `WITH people AS MATERIALIZED (SELECT n, new_id() AS id FROM generate_series(1, $1::int) n),
     member AS (
       INSERT INTO "Member" ("id", "code", "kind", "status", "registeredAt", "updatedAt")
       SELECT id, $3::text || n, 'person', 'active', '2020-01-01', now() FROM people),
     lots AS MATERIALIZED (
       SELECT id AS "memberId", l, new_id() AS lot, new_id() AS entry, new_id() AS spend FROM people, generate_series(1, $2::int) l),
     earned AS (
       INSERT INTO "LedgerEntry" ("memberId", "id", "asset", "type", "amount", "direction", "balanceAfter", "key", "sourceType", "sourceId",
         "rule", "reason", "detail", "actor", "occurredAt")
       SELECT "memberId", entry, 'points', 'EARN', 100, 1, 100 * l, 'EARN:' || lot, 'bench', lot::text, 'bench', 'bench', '{}'::json, 'system:bench', '2020-01-02'::timestamptz
       FROM lots
       UNION ALL
       SELECT "memberId", spend, 'points', 'SPEND', 100, -1, 100 * ($2 - 1), 'SPEND:' || lot, 'bench', lot::text, 'bench', 'spend', '{}', 'system:bench', '2020-01-03'
       FROM lots WHERE l = 1),
     opened AS (
       INSERT INTO "LedgerLot" ("memberId", "id", "asset", "entryId", "sourceType", "sourceId", "earned", "remaining", "activatesAt", "expiresAt")
       SELECT "memberId", lot, 'points', entry, 'bench', lot::text, 100, CASE WHEN l = 1 THEN 0 ELSE 100 END, '2020-01-02', $4::timestamptz FROM lots),
     moved AS (
       INSERT INTO "LedgerLotMove" ("memberId", "entryId", "lotId", "delta") SELECT "memberId", spend, lot, -100 FROM lots WHERE l = 1)
     INSERT INTO "LedgerAccount" ("memberId", "asset", "balance", "earned", "spent", "version")
     SELECT id, 'points', 100 * ($2 - 1), 100 * $2, 100, $2 + 1 FROM people`,
    values,
  );
}

/** What one would write in a console: the same rows in one statement, without locks, chunks or a way to resume. */
async function byHand(dueAt: Date): Promise<void> {
  await pool().query(
    `WITH due AS MATERIALIZED (
       SELECT "memberId", "id", "remaining", "expiresAt", new_id() AS entry FROM "LedgerLot"
       WHERE "writtenOff" IS NULL AND "expiresAt" IS NOT NULL AND "expiresAt" <= $1),
     sums AS (SELECT "memberId", sum("remaining")::int8 AS points, count(*)::int4 AS lots FROM due GROUP BY 1),
     closed AS (
       UPDATE "LedgerLot" l SET "remaining" = 0, "writtenOff" = d."remaining" FROM due d WHERE l."memberId" = d."memberId" AND l."id" = d."id"),
     accounts AS (
       UPDATE "LedgerAccount" a SET "balance" = a."balance" - s.points, "expired" = a."expired" + s.points, "version" = a."version" + s.lots
       FROM sums s WHERE a."memberId" = s."memberId" AND a."asset" = 'points' RETURNING a."memberId", a."balance"),
     moves AS (
       INSERT INTO "LedgerLotMove" ("memberId", "entryId", "lotId", "delta") SELECT "memberId", entry, "id", -"remaining" FROM due WHERE "remaining" > 0),
     told AS (
       INSERT INTO "OutboxEvent" ("name", "memberId", "payload", "at")
       SELECT 'points.expired', "memberId", json_build_object('points', points, 'lots', lots), $1 FROM sums WHERE points > 0)
     INSERT INTO "LedgerEntry" ("memberId", "id", "asset", "type", "amount", "direction", "balanceAfter", "key", "sourceType", "sourceId",
       "rule", "reason", "detail", "actor", "occurredAt")
     SELECT d."memberId", d.entry, 'points', 'EXPIRE', d."remaining", -1,
       a."balance" + sum(d."remaining") OVER (PARTITION BY d."memberId" ORDER BY d.entry DESC) - d."remaining",
       'EXPIRE:lot:' || d."id", 'lot', d."id"::text, 'ledger#expiry', 'expired', '{}', 'system:bench', d."expiresAt"
     FROM due d JOIN accounts a USING ("memberId")`,
    [dueAt],
  );
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return (performance.now() - begin) / 1000;
}

// A function, not a constant: the rounds above run before a constant down here would have its value.
function endOf(year: number): Date {
  return new Date(Date.UTC(2021 + year, 0, 1));
}

function shown(seconds: number): string {
  return `${seconds.toFixed(2).padStart(7)} s (${Math.round(LOTS / seconds).toLocaleString('en')} lots/s)`;
}
