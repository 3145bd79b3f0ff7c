// npm run bench:period [-- MEMBERS]: a month's benefit to every member by the job, beside one INSERT … SELECT of the same grants.
import { benchDatabase } from './database';

const MEMBERS = Number(process.argv[2] ?? 200_000);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);

const database = await benchDatabase();
const { pool, closeDatabase } = await import('@/lib/platform/db');
const { installStandardProgram } = await import('@/lib/standard-program');
const { planBenefitJobs, runBenefitJobs } = await import('@/lib/benefits');
const { givenBenefit } = await import('@/lib/benefits/testing/grants');
await import('@/lib/wiring');

await installStandardProgram(pool());
await pool().query(`UPDATE "Benefit" SET "state" = 'withdrawn'`);
await pool().query(
  `WITH made AS (
     INSERT INTO "Member" ("id", "code", "kind", "status", "registeredAt", "updatedAt")
     SELECT new_id(), 'period_' || n, 'person', 'active', '2020-01-01', now() FROM generate_series(1, $1::int) n RETURNING "id")
   INSERT INTO "MemberLevel" ("memberId", "code", "rank", "since", "keepFrom", "scheme", "changedAt")
   SELECT "id", 'normal', 1, '2020-01-01', '2020-01-01', 1, '2020-01-01' FROM made`,
  [MEMBERS],
);
await pool().query('VACUUM ANALYZE');

console.log(`period: ${MEMBERS.toLocaleString('en')} members, ${ROUNDS} paired rounds\n`);
const ratios: number[] = [];
for (let round = 0; round < ROUNDS; round++) {
  const monthly = { per: 'month', validity: { type: 'period' }, times: 2, giveOn: [{ on: 'period' }] } as const;
  const hand = await timed(() => byHand(`hand-${round}`));
  const benefit = await givenBenefit({ ...monthly, giveOn: [...monthly.giveOn] });
  const now = new Date();
  await planBenefitJobs(now);
  const job = await timed(() => runBenefitJobs(() => new Date()));
  const { rows } = await pool().query(
    `SELECT count(*)::int AS "grants", count(DISTINCT "memberId")::int AS "members" FROM "BenefitGrant" WHERE "benefit" = $1`,
    [benefit],
  );
  const [{ grants = 0, members = 0 } = {}] = rows;
  if (grants !== MEMBERS || members !== MEMBERS) throw new Error(`${grants} grants of ${members} members`);
  await pool().query(`UPDATE "Benefit" SET "state" = 'withdrawn'`);
  ratios.push(job / hand);
  console.log(`job ${shown(job)}   INSERT … SELECT ${shown(hand)}   ratio ${(job / hand).toFixed(2)}`);
}
console.log(
  `\nmedian ratio ${(ratios.toSorted((a, b) => a - b)[ROUNDS >> 1] ?? 0).toFixed(2)}: everybody has exactly one grant, with its decision`,
);
await closeDatabase();
await database.end();

/** The grants alone, in one statement: no levels, no audience, no decision, nothing that goes on after a stop. */
function byHand(benefit: string): Promise<unknown> {
  return pool().query(
    `INSERT INTO "BenefitGrant" ("memberId", "id", "benefit", "version", "grantKey", "source", "period", "quota", "issuedAt", "startsAt", "endsAt")
     SELECT "id", uuidv7(), $1, 1, 'month:2026-11:all', 'period', 'month:2026-11', 2, now(), now(), now() + interval '30 days' FROM "Member"`,
    [benefit],
  );
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

function shown(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s (${Math.round((MEMBERS * 1000) / ms).toLocaleString('en')}/s)`;
}
