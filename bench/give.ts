// npm run bench:give [-- MEMBERS]: a copy to each of a long list by the job, beside one INSERT … SELECT of the same copies.
import { randomUUID } from 'node:crypto';
import { benchDatabase } from './database';

const MEMBERS = Number(process.argv[2] ?? 200_000);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);

const database = await benchDatabase();
const { pool, closeDatabase } = await import('@/lib/platform/db');
const { installStandardProgram } = await import('@/lib/standard-program');
const { runCouponJobs } = await import('@/lib/coupons');
const { givenBatch, numbersOf } = await import('@/lib/coupons/testing/people');

await installStandardProgram(pool());
await pool().query(
  `INSERT INTO "Member" ("id", "code", "kind", "status", "registeredAt", "updatedAt")
   SELECT new_id(), 'give_' || n, 'person', 'active', '2020-01-01', now() FROM generate_series(1, $1::int) n`,
  [MEMBERS],
);
await pool().query('VACUUM ANALYZE');

console.log(`give: ${MEMBERS.toLocaleString('en')} members on the list, ${ROUNDS} paired rounds\n`);
const ratios: number[] = [];
for (let round = 0; round < ROUNDS; round++) {
  const [ours, theirs] = [await givenBatch({ total: MEMBERS }), await givenBatch({ total: MEMBERS })];
  await list(ours);
  const hand = await timed(() => byHand(theirs));
  const job = await timed(() => runCouponJobs(() => new Date()));
  const { issued, copies, members } = await numbersOf(ours);
  if ([issued, copies, members].some((count) => count !== MEMBERS)) throw new Error(`${issued}, ${copies}, ${members}`);
  ratios.push(job / hand);
  console.log(`job ${shown(job)}   INSERT … SELECT ${shown(hand)}   ratio ${(job / hand).toFixed(2)}`);
}
console.log(
  `\nmedian ratio ${(ratios.toSorted((a, b) => a - b)[ROUNDS >> 1] ?? 0).toFixed(2)}: everybody has exactly one`,
);
await closeDatabase();
await database.end();

/** A job with everybody on its list, as the command makes it. */
async function list(batch: string): Promise<void> {
  const job = randomUUID();
  await pool().query(
    `INSERT INTO "CouponJob" ("id", "kind", "batchId", "version", "state", "total", "note", "createdBy", "createdAt")
     VALUES ($1, 'give', $2, 1, 'waiting', $3, 'bench', 'bench', now())`,
    [job, batch, MEMBERS],
  );
  await pool().query('INSERT INTO "CouponJobMember" ("jobId", "memberId") SELECT $1, "id" FROM "Member"', [job]);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

/** The copies alone, in one statement: no limits, no stock, nothing that goes on after a stop. */
function byHand(batch: string): Promise<unknown> {
  return pool().query(
    `INSERT INTO "Coupon" ("memberId", "id", "batchId", "version", "claimKey", "source", "state", "issuedAt", "startsAt", "endsAt")
     SELECT "id", uuidv7(), $1, 1, 'job:' || $2::text, 'give', 'CLAIMED', now(), now(), now() + interval '30 days' FROM "Member"`,
    [batch, randomUUID()],
  );
}

function shown(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s (${Math.round((MEMBERS * 1000) / ms).toLocaleString('en')}/s)`;
}
