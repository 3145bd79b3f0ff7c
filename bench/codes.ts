// npm run bench:codes [-- CODES]: codes made in advance by the job, beside one INSERT … SELECT of as many rows; all downloaded.
import { execute } from '@/lib/platform/command';
import { systemCaller } from '@/lib/platform/system-caller';
import { benchDatabase } from './database';

const CODES = Number(process.argv[2] ?? 1_000_000);
const PART = 50_000;

const database = await benchDatabase();
const { pool, closeDatabase } = await import('@/lib/platform/db');
await import('@/lib/wiring');
const { installStandardProgram } = await import('@/lib/standard-program');
const { runCouponJobs } = await import('@/lib/coupons');
const { downloadCodesCommand, makeCodesCommand } = await import('@/lib/coupons/commands/jobs');
const { givenBatch } = await import('@/lib/coupons/testing/people');
const { publicId } = await import('@/lib/kernel/id');

await installStandardProgram(pool());
const caller = systemCaller('bench');
const [ours, theirs] = [await givenBatch({ total: CODES }), await givenBatch({ total: CODES })];
const batch = publicId('couponBatch', ours);
const { job } = await execute(makeCodesCommand, caller, { batch, count: CODES, note: 'bench' });

const hand = await timed(() => byHand(theirs));
const made = await timed(() => runCouponJobs(() => new Date()));
console.log(`codes: ${CODES.toLocaleString('en')} by the job ${shown(made)}, INSERT … SELECT ${shown(hand)}`);
console.log(`ratio ${(made / hand).toFixed(2)}`);

const seen = new Set<string>();
const parts = Math.ceil(CODES / PART);
const download = await timed(async () => {
  for (let part = 0; part < parts; part++) {
    const { text } = await execute(downloadCodesCommand, caller, { job, part });
    for (const code of text.trimEnd().split('\n')) seen.add(code);
  }
});
if (seen.size !== CODES) throw new Error(`${seen.size} different codes of ${CODES}`);
const stock = await pool().query(
  `SELECT s."issued", (SELECT count(*)::int FROM "CouponCode" c WHERE c."batchId" = s."batchId") AS codes FROM "CouponStock" s WHERE s."batchId" = $1`,
  [ours],
);
if (stock.rows[0].issued !== CODES || stock.rows[0].codes !== CODES) throw new Error(JSON.stringify(stock.rows[0]));
console.log(`downloaded in ${parts} parts ${shown(download)}; all different, as many as the stock says`);
await closeDatabase();
await database.end();

/** The rows alone, in one statement: a hash of the server's for each. */
function byHand(id: string): Promise<unknown> {
  return pool().query(
    `INSERT INTO "CouponCode" ("hash", "batchId", "state")
     SELECT encode(sha256(('hand ' || n)::bytea), 'base64'), $1, 'open' FROM generate_series(1, $2::int) n`,
    [id, CODES],
  );
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

function shown(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s (${Math.round((CODES * 1000) / ms).toLocaleString('en')}/s)`;
}
