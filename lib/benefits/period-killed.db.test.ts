import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { givenBatch } from '@/lib/coupons/testing/people';
import { closeDatabase, pool } from '@/lib/platform/db';
import { killedMidway } from '@/lib/platform/testing/killed';
import { localAt } from '@/lib/platform/testing/zone';
import { installStandardProgram } from '@/lib/standard-program';
import '@/lib/wiring';
import { planBenefitJobs } from './jobs/plan';
import { runBenefitJobs } from './jobs/run';
import { givenBenefit } from './testing/grants';

beforeAll(() => installStandardProgram(pool()));
afterAll(closeDatabase);

const NOW = localAt('2026-12-01T00:05');
const MEMBERS = 3_000;
const CHUNK = 50;

test('a month that is killed twice in the middle goes on: nobody gets it twice, and nobody is passed over', async () => {
  await pool().query(`UPDATE "Benefit" SET "state" = 'withdrawn'`);
  await manyMembers();
  const batch = await givenBatch({ perMember: null, total: null });
  await pool().query(`UPDATE "CouponBatch" SET "code" = 'monthly' WHERE "id" = $1`, [batch]);
  const monthly = {
    per: 'month' as const,
    validity: { type: 'period' as const },
    giveOn: [{ on: 'period' as const }],
    levels: [
      { level: 'gold', times: 2 },
      { level: 'black', times: 3 },
    ],
  };
  const benefit = await givenBenefit({ ...monthly, kind: 'gift_coupon', params: { batch: 'monthly' } });
  expect(await planBenefitJobs(NOW)).toBe(1);
  for (const least of [CHUNK, MEMBERS / 3]) {
    const isMidway = async () => (await done(benefit)) >= least;
    await killedMidway('lib/benefits/testing/period-process.ts', [NOW.toISOString(), String(CHUNK)], isMidway);
    expect(await done(benefit)).toBeLessThan(MEMBERS);
  }
  // What the killed process had begun the server rolls back in its own time, and until then the job is held.
  const isOver = async () => {
    await runBenefitJobs(() => NOW, { chunk: 500 });
    return (await done(benefit)) === MEMBERS;
  };
  await vi.waitUntil(isOver, { timeout: 120_000, interval: 50 });
  const third = MEMBERS / 3;
  expect(await summed(benefit)).toEqual([
    { level: 'black', grants: third, members: third, copies: third * 3, decisions: third },
    { level: 'gold', grants: third, members: third, copies: third * 2, decisions: third },
  ]);
  const { rows } = await pool().query(`SELECT "state", "done", "given" FROM "BenefitJob" WHERE "benefit" = $1`, [
    benefit,
  ]);
  expect(rows).toEqual([{ state: 'done', done: MEMBERS, given: third * 2 }]);
}, 300_000);

/** A third of them gold, a third black, a third at a level that gets nothing. */
async function manyMembers(): Promise<void> {
  await pool().query(
    `WITH made AS (
       INSERT INTO "Member" ("id", "code", "kind", "status", "registeredAt", "updatedAt")
       SELECT new_id(), 'period_' || n, 'person', 'active', '2026-01-05', now() FROM generate_series(1, $1::int) n
       RETURNING "id", "code")
     INSERT INTO "MemberLevel" ("memberId", "code", "rank", "since", "keepFrom", "scheme", "changedAt")
     SELECT "id", (ARRAY['gold', 'black', 'normal'])[1 + n % 3], (ARRAY[3, 6, 1])[1 + n % 3], '2026-01-05', '2026-01-05', 1, '2026-01-05'
     FROM made, LATERAL (SELECT substr("code", 8)::int AS n) t`,
    [MEMBERS],
  );
}

async function done(benefit: string): Promise<number> {
  const { rows } = await pool().query(`SELECT "done" FROM "BenefitJob" WHERE "benefit" = $1`, [benefit]);
  return rows[0]?.done ?? 0;
}

async function summed(benefit: string) {
  const { rows } = await pool().query(
    `SELECT g."level", count(*)::int AS "grants", count(DISTINCT g."memberId")::int AS "members", sum(c.n)::int AS "copies",
       sum(d.n)::int AS "decisions"
     FROM "BenefitGrant" g,
       LATERAL (SELECT count(*) AS n FROM "Coupon" c WHERE c."memberId" = g."memberId") c,
       LATERAL (SELECT count(*) AS n FROM "Decision" d WHERE d."memberId" = g."memberId" AND d."kind" = 'benefit.granted') d
     WHERE g."benefit" = $1 GROUP BY 1 ORDER BY 1`,
    [benefit],
  );
  return rows;
}
