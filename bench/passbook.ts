// npm run bench:passbook [-- ENTRIES]: the statement page of a member, at 100,000 entries in the book and at ENTRIES
// (default 1,000,000), on first and deep pages, and of one member who has 10,000 entries alone.
import { benchDatabase } from './database';

const SMALL = 100_000;
const PER_MEMBER = 100;
const HEAVY_ENTRIES = 10_000;
const CHUNK = 500_000;
const PAGES = 400;
const LIMIT = 50;
const large = Number(process.argv[2] ?? 1_000_000);

const database = await benchDatabase();
const { closeDatabase, pool } = await import('@/lib/platform/db');
const { readPassbook } = await import('@/lib/ledger');

await fill(0, SMALL, PER_MEMBER);
await settleDown();
const small = await measurePages(SMALL / PER_MEMBER);
report(`${SMALL.toLocaleString('en')} entries`, small);
const begun = performance.now();
for (let from = SMALL; from < large; from += CHUNK) await fill(from, Math.min(large, from + CHUNK), PER_MEMBER);
await settleDown();
console.log(`  filled in ${Math.round((performance.now() - begun) / 1000)} s`);
const big = await measurePages(large / PER_MEMBER);
report(`${large.toLocaleString('en')} entries`, big);
console.log(`  p95 ratio ${(at(big, 0.95) / at(small, 0.95)).toFixed(2)}\n`);
await fill(large, large + HEAVY_ENTRIES, HEAVY_ENTRIES);
report(`one member with ${HEAVY_ENTRIES.toLocaleString('en')}`, await measureOf([large / HEAVY_ENTRIES + 1]));
await closeDatabase();
await database.end();

/** Lets the database finish what filling left to write, so that pages are timed at rest. */
async function settleDown(): Promise<void> {
  await pool().query('VACUUM ANALYZE "LedgerEntry", "LedgerLot"');
  await pool().query('CHECKPOINT');
}

/** Entries [from, to) of members with so many each: points and growth in turn, a lot for each of points. */
async function fill(from: number, to: number, perMember: number): Promise<void> {
  const member = `('00000000-0000-7000-${perMember === PER_MEMBER ? '8000' : '9000'}-' || lpad(to_hex(g / ${perMember} + 1), 12, '0'))::uuid`;
  const id = `('01900000-0000-7000-8000-' || lpad(to_hex(g), 12, '0'))::uuid`;
  const asset = `CASE WHEN g % 2 = 0 THEN 'points' ELSE 'growth' END`;
  await pool().query(
    `INSERT INTO "LedgerEntry" ("memberId","id","asset","type","amount","direction","balanceAfter","key","sourceType","sourceId","rule","reason","detail","actor","occurredAt")
     SELECT ${member}, ${id}, ${asset}, 'EARN', 20, 1, 20, 'EARN:order:' || g, 'order', g::text, 'points@1#order', 'order',
            '{"order":"bench","desired":20,"cuts":[],"shares":{"1":10,"2":10},"base":2000,"factors":[]}', 'key:bench',
            timestamptz '2025-01-01' + g % ${perMember} * interval '1 day'
     FROM generate_series($1::int8, $2::int8 - 1) g`,
    [from, to],
  );
  await pool().query(
    `INSERT INTO "LedgerLot" ("memberId","id","asset","entryId","sourceType","sourceId","earned","remaining","activatesAt","expiresAt")
     SELECT ${member}, ${id}, 'points', ${id}, 'order', g::text, 20, 20, timestamptz '2025-01-01', timestamptz '2027-01-01'
     FROM generate_series($1::int8, $2::int8 - 1) g WHERE g % 2 = 0`,
    [from, to],
  );
}

/** How long pages of members at random took, in milliseconds, shortest first. */
async function measurePages(members: number): Promise<number[]> {
  const numbers = Array.from({ length: PAGES }, () => 1 + Math.floor(Math.random() * members));
  return measureOf(numbers, '8000');
}

async function measureOf(numbers: readonly number[], variant = '9000'): Promise<number[]> {
  const took: number[] = [];
  for (const number of numbers.length > 1 ? numbers : Array.from({ length: PAGES }, () => numbers[0] ?? 1)) {
    const memberId = `00000000-0000-7000-${variant}-${number.toString(16).padStart(12, '0')}`;
    let cursor: string | null = null;
    for (const assets of [['points', 'growth'], ['points']] as const) {
      const start = performance.now();
      const page: { readonly id: string }[] = await readPassbook(pool(), memberId, assets, cursor, LIMIT);
      took.push(performance.now() - start);
      if (page.length < LIMIT / 2) throw new Error(`a page of ${page.length} entries`);
      cursor = page[Math.floor(page.length / 2)]?.id ?? null;
    }
  }
  return took.sort((a, b) => a - b);
}

function at(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}

function report(name: string, took: readonly number[]): void {
  console.log(`${name.padEnd(30)} p50 ${at(took, 0.5).toFixed(2)} ms   p95 ${at(took, 0.95).toFixed(2)} ms`);
}
