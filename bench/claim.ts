// npm run bench:claim: a flash batch, 50,000 members for 10,000 copies, beside the same rows written by hand, one claim a transaction.
import { hash, randomUUID } from 'node:crypto';
import pg from 'pg';
import { benchDatabase } from './database';

const MEMBERS = Number(process.env.BENCH_MEMBERS ?? 50_000);
const STOCK = MEMBERS / 5;
const ROUNDS = 3;
const BY_HAND = 4_000;

const database = await benchDatabase();
const { pool, closeDatabase } = await import('@/lib/platform/db');
const { installStandardProgram } = await import('@/lib/standard-program');
const { claimJoined } = await import('@/lib/coupons/claim/process');
const { aClaim, givenBatch, givenMembers, numbersOf } = await import('@/lib/coupons/testing/people');

await installStandardProgram(pool());
const members = await givenMembers(MEMBERS);
const hand = new pg.Pool({ connectionString: database.url, max: 12, options: '-c timezone=UTC' });

// What 4.E says, as one would write it: counter, stock, copy, code, decision and announcement in one statement each claim.
const CLAIM = `WITH mine AS (
    SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM "Coupon" WHERE "memberId" = $1 AND "batchId" = $2)),
  stock AS (UPDATE "CouponStock" SET "issued" = "issued" + 1, "claimed" = "claimed" + 1
    WHERE "batchId" = $2 AND "issued" < "total" AND EXISTS (SELECT 1 FROM mine) RETURNING 1),
  copy AS (INSERT INTO "Coupon" ("memberId", "id", "batchId", "version", "claimKey", "source", "state", "code", "issuedAt", "startsAt", "endsAt")
    SELECT $1, $3, $2, 1, 'once:' || $3::uuid, 'claim', 'CLAIMED', $4::text, now(), now(), now() + interval '30 days' FROM stock RETURNING 1),
  code AS (INSERT INTO "CouponCode" ("hash", "batchId", "state", "memberId", "couponId") SELECT $4, $2, 'taken', $1, $3 FROM copy),
  said AS (INSERT INTO "Decision" ("memberId", "id", "kind", "subjectType", "subjectId", "at", "reasons", "outcome")
    VALUES ($1, $5, 'coupon.claimed', 'coupon_batch', $2::uuid::text, now(),
      '[{"topic":"coupon","outcome":"given","code":"coupon_claimed","facts":{},"rule":"coupons@1#claim"}]', '{}'))
  INSERT INTO "OutboxEvent" ("name", "memberId", "payload", "at") SELECT 'coupon.claimed', $1, '{}', now() FROM copy RETURNING 1`;

console.log(`claim: ${MEMBERS} members for ${STOCK} copies, ${ROUNDS} rounds of each in turn\n`);
for (const callers of [32, 512, 2_048]) {
  const rates: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const batch = await givenBatch({ total: STOCK });
    rates.push(await race(callers, members, (member) => claimJoined(aClaim(member, batch))));
    const { issued, copies } = await numbersOf(batch);
    if (issued !== STOCK || copies !== STOCK) throw new Error(`issued ${issued}, copies ${copies} of ${STOCK}`);
  }
  console.log(
    `joined, ${callers} callers`.padEnd(28),
    `${median(rates).toLocaleString('en')} claims/s, exactly ${STOCK} each time`,
  );
}
const rates: number[] = [];
for (let round = 0; round < ROUNDS; round++) {
  const batch = await givenBatch({ total: BY_HAND / 5 });
  rates.push(await race(32, members.slice(0, BY_HAND), (member) => byHand(member, batch)));
}
console.log('by hand, 32 callers'.padEnd(28), `${median(rates).toLocaleString('en')} claims/s`);
await hand.end();
await closeDatabase();
await database.end();

/** Every member claims once, so many at a time; answers the claims a second. */
async function race(
  callers: number,
  all: readonly string[],
  claim: (member: string) => Promise<unknown>,
): Promise<number> {
  let next = 0;
  const begin = performance.now();
  await Promise.all(
    Array.from({ length: callers }, async () => {
      for (let member = all[next++]; member !== undefined; member = all[next++]) await claim(member);
    }),
  );
  return Math.round((all.length * 1000) / (performance.now() - begin));
}

/** One statement is one snapshot: the counter and the stock guard themselves; a claim that fails its stock is rolled back. */
async function byHand(member: string, batch: string): Promise<void> {
  const client = await hand.connect();
  try {
    await client.query('BEGIN');
    const values = [member, batch, randomUUID(), hash('sha256', randomUUID(), 'base64url'), randomUUID()];
    const { rowCount } = await client.query({ name: 'hand.claim', text: CLAIM, values });
    await client.query(rowCount === 1 ? 'COMMIT' : 'ROLLBACK');
  } finally {
    client.release();
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
