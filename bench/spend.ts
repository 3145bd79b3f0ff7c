// npm run bench:spend: spending points beside the same rows written by hand (lock the account, then one statement), in turn.
import pg from 'pg';
import { benchDatabase } from './database';
import { measure, paired, row } from './figures';

const MEMBERS = 2_000;
const LOTS_EACH = 6;
const ROUND_MS = Number(process.env.BENCH_MS ?? 3_000);
const ROUNDS = 3;

const database = await benchDatabase();
const { pool, closeDatabase, withTransaction } = await import('@/lib/platform/db');
const { installStandardProgram } = await import('@/lib/standard-program');
const { enrolMembers } = await import('@/lib/enrolment');
const { loadLedger, postCredit, saveLedger, verifyAllBooks } = await import('@/lib/ledger');
const { spendJoined } = await import('@/lib/points/spending/process');
const { newId } = await import('@/lib/platform/new-id');

await installStandardProgram(pool());
const members = await makeMembers();
const anyone = () => members[Math.floor(Math.random() * members.length)] as string;
const hand = new pg.Pool({ connectionString: database.url, max: 12, options: '-c timezone=UTC' });

// The same rows as one spend writes. Declared before the rounds run: they need its value.
const SPEND = `WITH lot AS (
    SELECT "id" FROM "LedgerLot" WHERE "memberId" = $1 AND "asset" = 'points' AND "remaining" >= $3::int8 AND "activatesAt" <= now()
      AND "expiresAt" > now() ORDER BY "expiresAt", "activatesAt", "id" LIMIT 1),
  taken AS (UPDATE "LedgerLot" l SET "remaining" = l."remaining" - $3 FROM lot WHERE l."memberId" = $1 AND l."id" = lot."id"),
  account AS (UPDATE "LedgerAccount" SET "balance" = "balance" - $3, "spent" = "spent" + $3, "version" = "version" + 1
    WHERE "memberId" = $1 AND "asset" = 'points' RETURNING "balance"),
  entry AS (INSERT INTO "LedgerEntry" ("memberId", "id", "asset", "type", "amount", "direction", "balanceAfter", "key", "sourceType",
      "sourceId", "rule", "reason", "detail", "actor", "occurredAt")
    SELECT $1, $2, 'points', 'SPEND', $3, -1, "balance", 'SPEND:bench:' || $2::uuid, 'bench', $2::text, 'points@1#spend', 'spend', '{}',
      'key:bench', now() FROM account),
  move AS (INSERT INTO "LedgerLotMove" ("memberId", "entryId", "lotId", "delta") SELECT $1, $2, lot."id", -$3::int8 FROM lot),
  decision AS (INSERT INTO "Decision" ("memberId", "id", "kind", "subjectType", "subjectId", "at", "reasons", "outcome")
    VALUES ($1, $4, 'points.spent', 'member', $1::text, now(),
      '[{"topic":"points","outcome":"taken","code":"points_spent","facts":{"points":10},"rule":"points@1#spending"}]', '{"points":10}'))
  INSERT INTO "OutboxEvent" ("name", "memberId", "payload", "at") VALUES ('points.spent', $1, '{"points":10}', now())`;

const ask = () => ({
  kind: 'spend' as const,
  memberId: anyone(),
  points: 10,
  note: '',
  source: { type: 'bench', id: newId() },
  actor: 'key:bench',
});

console.log(`spend: ${MEMBERS} members with ${LOTS_EACH} lots, ${ROUNDS} paired rounds of ${ROUND_MS} ms\n`);
for (const callers of [1, 8, 32, 128]) {
  const { first, second, ratio } = await paired(
    ROUNDS,
    () => measure(callers, ROUND_MS, () => spendJoined(ask())),
    () => measure(callers, ROUND_MS, byHand),
  );
  console.log(row(`joined, ${callers} callers`, first, ratio));
  console.log(row(`  by hand, ${callers} callers`, second));
}
const faults = await verifyAllBooks(pool());
console.log(
  faults.length === 0 ? '\nthe whole book equals its replay' : `\n${faults.length} FAULTS: ${faults[0]?.fault}`,
);
await hand.end();
await closeDatabase();
await database.end();

async function makeMembers(): Promise<string[]> {
  const ids: string[] = [];
  const options = { actor: { kind: 'system', name: 'bench' } as const, now: new Date() };
  const said = { registeredAt: new Date('2026-01-05T00:00:00Z') };
  for (const outcome of await enrolMembers(
    Array.from({ length: MEMBERS }, () => said),
    options,
  )) {
    if (outcome.ok) ids.push(outcome.value.memberId);
  }
  await withTransaction(async (db) => {
    const work = await loadLedger(db, ids);
    const at = new Date('2026-01-06T00:00:00Z');
    for (const memberId of ids) {
      for (let lot = 0; lot < LOTS_EACH; lot++) {
        const posting = {
          memberId,
          asset: 'points' as const,
          amount: 1_000_000,
          key: `EARN:bench:${lot}`,
          source: { type: 'bench', id: `${lot}` },
          rule: 'bench',
          reason: 'bench',
          detail: {},
          actor: 'system:bench',
          occurredAt: at,
          now: at,
        };
        postCredit(work, posting, { activatesAt: at, expiresAt: new Date(Date.UTC(2030 + lot, 0, 1)) });
      }
    }
    await saveLedger(db, work);
  });
  return ids;
}

/** The shape that gives exact results by hand: lock first, then read and write; one lot is enough for these amounts. */
async function byHand(): Promise<void> {
  const client = await hand.connect();
  const [memberId, entryId, decisionId] = [anyone(), newId(), newId()];
  try {
    await client.query('BEGIN');
    const lock =
      'SELECT "balance" FROM "LedgerAccount" WHERE "memberId" = $1 AND "asset" = \'points\' FOR NO KEY UPDATE';
    await client.query({ name: 'hand.lock', text: lock, values: [memberId] });
    await client.query({ name: 'hand.spend', text: SPEND, values: [memberId, entryId, 10, decisionId] });
    await client.query('COMMIT');
  } finally {
    client.release();
  }
}
