import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { couponCandidates } from '@/lib/coupons';
import { givenBatch } from '@/lib/coupons/testing/people';
import { decisionsOf } from '@/lib/decisions';
import { addDays, startOfDay } from '@/lib/kernel/day';
import { closeDatabase, pool, withTransaction } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { localAt, ZONE } from '@/lib/platform/testing/zone';
import { installStandardProgram } from '@/lib/standard-program';
import { grantAlike } from './grant/alike';
import type { GrantAsk } from './grant/asks';
import { grantIn } from './grant/process';
import { planBenefitJobs } from './jobs/plan';
import { runBenefitJobs } from './jobs/run';
import { grantOnEnrolled, grantOnLevel, grantOnOrder } from './listen';
import { givenBenefit, givenGrant, givenMembers } from './testing/grants';

const NOW = localAt('2026-11-22T12:00');

beforeAll(() => installStandardProgram(pool()));
afterAll(closeDatabase);

const grantsOf = async (memberId: string, benefit: string) =>
  (
    await pool().query(
      `SELECT "grantKey", "quota", "level", "source" FROM "BenefitGrant" WHERE "memberId" = $1 AND "benefit" = $2 ORDER BY "id"`,
      [memberId, benefit],
    )
  ).rows;
const grant = async (ask: Pick<GrantAsk, 'memberId' | 'benefit'> & Partial<GrantAsk>, now = NOW) => {
  const [outcome] = await withTransaction((db) =>
    grantIn(db, [{ source: 'manual', key: newId(), at: now, ...ask }], now),
  );
  return outcome?.ok ? (outcome.value.isRepeat ? 'repeat' : outcome.value.grant) : outcome?.refusal.code;
};
const setLevel = (memberId: string, code: string, rank: number) =>
  pool().query('UPDATE "MemberLevel" SET "code" = $2, "rank" = $3 WHERE "memberId" = $1', [memberId, code, rank]);
const monthly = {
  per: 'month' as const,
  validity: { type: 'period' as const },
  giveOn: [{ on: 'period' as const }],
  levels: [
    { level: 'gold', times: 1 },
    { level: 'platinum', times: 3 },
    { level: 'diamond', times: null },
  ],
};

describe('granting', () => {
  test('by hand: once by its key, kept as a decision with its version, whoever the audience is', async () => {
    const [memberId = ''] = await givenMembers(1);
    const benefit = await givenBenefit({ ...monthly, times: 2 });
    expect(await grant({ memberId, benefit, key: 'k' })).toMatchObject({ quota: 2, version: 1, source: 'manual' });
    expect(await grant({ memberId, benefit, key: 'k' })).toBe('repeat');
    const [decision] = await decisionsOf(pool(), memberId, null, 1);
    expect(decision?.reasons[0]).toMatchObject({ code: 'benefit_granted', rule: 'benefits@1#manual' });
  });

  test('in a period a member who rises gets the difference, and after a fall and a rise nothing twice', async () => {
    const [memberId = ''] = await givenMembers(1);
    const benefit = await givenBenefit(monthly);
    const period = () => grant({ memberId, benefit, source: 'period', key: 'period' });
    expect(await period()).toBe('benefit_not_for_level');
    await setLevel(memberId, 'gold', 3);
    expect(await period()).toMatchObject({ quota: 1, grantKey: 'month:2026-11:gold', endsAt: localAt('2026-12-01') });
    await setLevel(memberId, 'platinum', 4);
    expect(await period()).toMatchObject({ quota: 2, grantKey: 'month:2026-11:platinum' });
    await setLevel(memberId, 'gold', 3);
    expect(await period()).toBe('benefit_had');
    await setLevel(memberId, 'diamond', 5);
    expect(await period()).toMatchObject({ quota: null });
  });

  test('coupons come with the grant, as many as there are, each once', async () => {
    const [memberId = ''] = await givenMembers(1);
    const code = `batch-${newId()}`;
    const batchId = await givenBatch({ perMember: null, total: 3 });
    await pool().query('UPDATE "CouponBatch" SET "code" = $2 WHERE "id" = $1', [batchId, code]);
    const benefit = await givenBenefit({ kind: 'gift_coupon', params: { batch: code }, times: 2 });
    const now = new Date();
    expect(await grant({ memberId, benefit, key: 'a' }, now)).toMatchObject({ quota: 2, used: 2 });
    expect(await grant({ memberId, benefit, key: 'a' }, now)).toBe('repeat');
    expect(await grant({ memberId, benefit, key: 'b' }, now)).toMatchObject({ quota: 1, used: 1 });
    expect(await grant({ memberId, benefit, key: 'c' }, now)).toBe('sold_out');
    const { rows } = await pool().query('SELECT count(*)::int AS n FROM "Coupon" WHERE "memberId" = $1', [memberId]);
    expect(rows[0]?.n).toBe(3);
    expect(await grantsOf(memberId, benefit)).toHaveLength(2);
  });

  test('a condition says for whom it is', async () => {
    const [memberId = ''] = await givenMembers(1);
    const benefit = await givenBenefit({ where: { attribute: 'member.orders', atLeast: 1 } });
    expect(await grant({ memberId, benefit, source: 'claim', key: 'c' })).toBe('benefit_not_for_member');
    expect(await grant({ memberId, benefit })).toMatchObject({ benefit });
  });

  test('of ten who grant the same at once one does', async () => {
    const [memberId = ''] = await givenMembers(1);
    const benefit = await givenBenefit({ times: 1 });
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => grant({ memberId, benefit, key: 'same' })));
    expect(outcomes.filter((outcome) => outcome !== 'repeat')).toHaveLength(1);
    expect(await grantsOf(memberId, benefit)).toHaveLength(1);
  });
});

describe('what happens to a member', () => {
  const event = (name: string, memberId: string, payload: unknown = {}, at = new Date()) => ({
    id: 1,
    name,
    memberId,
    payload,
    at,
  });

  test('joining brings its pack once, history that was imported none that would have ended', async () => {
    const [newcomer = '', old = ''] = await givenMembers(2);
    const benefit = await givenBenefit({
      giveOn: [{ on: 'registration' }],
      validity: { type: 'days', days: 30 },
      times: 1,
    });
    for (let time = 0; time < 2; time++) await grantOnEnrolled(event('member.enrolled', newcomer));
    await grantOnEnrolled(event('member.enrolled', old, {}, new Date(Date.now() - 31 * 86_400_000)));
    expect(await grantsOf(newcomer, benefit)).toHaveLength(1);
    expect(await grantsOf(old, benefit)).toEqual([]);
  });

  test('a level’s pack comes once ever, with those of the levels passed on the way', async () => {
    const [memberId = ''] = await givenMembers(1);
    const levels = ['silver', 'gold', 'platinum'].map((level, place) => ({ level, times: place + 1 }));
    const all = await givenBenefit({ levels, giveOn: [{ on: 'level_entry' }] });
    const last = await givenBenefit({ levels, giveOn: [{ on: 'level_entry', skipped: 'none' }] });
    const rise = (from: string, to: string) => grantOnLevel(event('level.reached', memberId, { from, to }));
    await rise('bronze', 'gold');
    await rise('silver', 'gold');
    await rise('gold', 'platinum');
    expect((await grantsOf(memberId, all)).map(({ grantKey, quota }) => [grantKey, quota])).toEqual([
      ['level:silver', 1],
      ['level:gold', 2],
      ['level:platinum', 3],
    ]);
    expect((await grantsOf(memberId, last)).map(({ level }) => level)).toEqual(['gold', 'platinum']);
  });

  test('a paid order that fits brings its benefit once for each order', async () => {
    const [memberId = ''] = await givenMembers(1);
    const when = { attribute: 'order.amount', atLeast: 20_000 };
    const benefit = await givenBenefit({ giveOn: [{ on: 'order', when }], times: 1 });
    for (const [orderId, goods] of [
      ['a', 20_000],
      ['a', 20_000],
      ['b', 19_999],
    ] as const)
      await grantOnOrder(event('order.settled', memberId, { orderId, goods }));
    expect((await grantsOf(memberId, benefit)).map(({ grantKey }) => grantKey)).toEqual(['order:a']);
  });
});

describe('the calendar', () => {
  test('a period is granted to all who have a claim to it, in chunks that may stop anywhere, once', async () => {
    const members = await givenMembers(7);
    for (const memberId of members.slice(0, 5)) await setLevel(memberId, 'gold', 3);
    const benefit = await givenBenefit(monthly);
    await planBenefitJobs(NOW);
    expect(await planBenefitJobs(NOW)).toBe(0);
    // Stopped after one chunk of three, and gone on with by others.
    await runBenefitJobs(() => NOW, { chunk: 3, chunksMax: 1 });
    await Promise.all([runBenefitJobs(() => NOW, { chunk: 3 }), runBenefitJobs(() => NOW, { chunk: 3 })]);
    await runBenefitJobs(() => NOW, { chunk: 3 });
    for (const [place, memberId] of members.entries()) {
      expect((await grantsOf(memberId, benefit)).map(({ grantKey }) => grantKey)).toEqual(
        place < 5 ? ['month:2026-11:gold'] : [],
      );
    }
    const december = localAt('2026-12-02');
    await planBenefitJobs(december);
    await runBenefitJobs(() => december, { chunk: 3 });
    const [first = ''] = members;
    const rows = await pool().query(
      `SELECT "startsAt", "endsAt" FROM "BenefitGrant" WHERE "memberId" = $1 AND "benefit" = $2 ORDER BY "id" DESC LIMIT 1`,
      [first, benefit],
    );
    expect(rows.rows[0]).toEqual({ startsAt: localAt('2026-12-01'), endsAt: localAt('2027-01-01') });
  });

  test('who is granted together gets, and is told, what he would get by himself, and once', async () => {
    const members = await givenMembers(9);
    const [, , gold = '', platinum = '', diamond = '', frozen = '', had = '', later = '', voided = ''] = members;
    for (const id of [gold, had, later, voided]) await setLevel(id, 'gold', 3);
    await setLevel(platinum, 'platinum', 4);
    for (const id of [diamond, frozen]) await setLevel(id, 'diamond', 5);
    await pool().query(`UPDATE "Member" SET "status" = 'frozen' WHERE "id" = $1`, [frozen]);
    await pool().query('UPDATE "MemberLevel" SET "changedAt" = $2 WHERE "memberId" = $1', [
      later,
      localAt('2026-11-23'),
    ]);
    const terms = { ...monthly, levels: [{ level: 'gold', times: 3 }, ...monthly.levels.slice(1)] };
    const [together, apart] = [await givenBenefit(terms), await givenBenefit(terms)];
    const ends = { period: 'month:2026-11', endsAt: localAt('2026-12-01') };
    for (const benefit of [together, apart]) {
      await givenGrant(had, benefit, { ...ends, source: 'claim', quota: 1 });
      await givenGrant(voided, benefit, { ...ends, source: 'period', quota: 3, voidedAt: NOW, voidedWhy: 'test' });
    }
    const about = { source: 'period', key: 'month:2026-11', at: NOW } as const;
    const asks = members.map((memberId) => ({ memberId, benefit: apart, ...about }));
    const alike = () => withTransaction((db) => grantAlike(db, { benefit: together, ...about }, members, NOW));
    const outcomes = await withTransaction((db) => grantIn(db, asks, NOW));
    expect(await alike()).toBe(outcomes.filter(({ ok }) => ok).length);
    expect(await alike()).toBe(0);
    const told = async (benefit: string) => {
      const { rows } = await pool().query(
        `SELECT g.*, NULL AS "id", NULL AS "benefit", NULL AS "grantKey",
           (SELECT json_agg(json_build_array(d."kind", d."at", d."reasons", d."outcome"->>'benefit' = $1))
            FROM "Decision" d WHERE d."memberId" = g."memberId" AND d."outcome"->>'grantId' = g."id"::text) AS "said",
           (SELECT count(*)::int FROM "OutboxEvent" o WHERE o."payload"->>'grantId' = g."id"::text) AS "announced"
         FROM "BenefitGrant" g WHERE g."benefit" = $1 ORDER BY g."memberId", g."source"`,
        [benefit],
      );
      return rows;
    };
    expect(await told(together)).toEqual(await told(apart));
    expect((await told(together)).map(({ memberId, quota }) => [memberId, quota])).toEqual(
      expect.arrayContaining([
        [gold, 3],
        [had, 2],
        [diamond, null],
      ]),
    );
  });

  test('a birthday comes on its day, 29 February on the 28th, days that were missed too, once in 365 days', async () => {
    const { enrolMembers } = await import('@/lib/enrolment');
    const born = ['1990-02-27', '1992-02-29', '1990-02-28', '1990-03-01', '1991-03-02'];
    const outcomes = await enrolMembers(
      born.map((birthday) => ({ birthday, registeredAt: localAt('2026-01-05') })),
      { actor: { kind: 'system', name: 'test' }, now: new Date() },
    );
    const ids = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value.memberId] : []));
    const benefit = await givenBenefit({
      giveOn: [{ on: 'birthday' }],
      validity: { type: 'days', days: 15 },
      times: 1,
    });
    for (const day of ['2027-02-27', '2027-03-01', '2027-03-01']) {
      const now = localAt(`${day}T09:00`);
      await planBenefitJobs(now);
      await runBenefitJobs(() => now, { chunk: 3 });
    }
    const keys = await Promise.all(
      ids.map(async (id) => (await grantsOf(id, benefit)).map(({ grantKey }) => grantKey)),
    );
    expect(keys).toEqual([
      ['birthday:2027-02-27'],
      ['birthday:2027-02-28'],
      ['birthday:2027-02-28'],
      ['birthday:2027-03-01'],
      [],
    ]);
    const [first = ''] = ids;
    const early = localAt('2028-02-01');
    expect(
      await grant({ memberId: first, benefit, source: 'birthday', key: 'birthday:2028-02-01', at: early }, early),
    ).toBe('benefit_had_recently');
  });
});

test('a coupon that a benefit gives is used where and when the benefit says, whatever its batch says', async () => {
  const [memberId = ''] = await givenMembers(1);
  const batch = await givenBatch();
  const name = `bound-${batch.slice(-12)}`;
  await pool().query(`UPDATE "CouponBatch" SET "code" = $2 WHERE "id" = $1`, [batch, name]);
  const where = { stores: ['SH-01'], when: { hours: [{ from: 0, to: 12 * 60 }] } };
  const benefit = await givenBenefit({ kind: 'gift_coupon', params: { batch: name }, times: 1, ...where });
  const now = new Date();
  const about = { memberId, benefit, source: 'manual' as const, key: 'k', at: now };
  const outcomes = await withTransaction((db) => grantIn(db, [about], now));
  expect(outcomes.map(({ ok }) => ok)).toEqual([true]);
  const tomorrow = addDays(startOfDay(now, ZONE), 1, ZONE);
  const at = (hour: number, storeCode: string | null) =>
    couponCandidates(pool(), {
      memberId,
      at: new Date(tomorrow.getTime() + hour * 3_600_000),
      storeCode,
      channel: 'pos',
      codes: [],
    }).then(({ candidates }) => candidates.map(({ blocked }) => blocked?.code ?? null));
  expect(await at(9, 'SH-01')).toEqual([null]);
  expect(await at(9, 'BJ-01')).toEqual(['benefit_wrong_store']);
  expect(await at(9, null)).toEqual(['benefit_wrong_store']);
  expect(await at(13, 'SH-01')).toEqual(['benefit_wrong_hour']);
});
