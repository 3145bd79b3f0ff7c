import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decisionsOf } from '@/lib/decisions';
import { closeDatabase, pool } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { localAt } from '@/lib/platform/testing/zone';
import { installStandardProgram } from '@/lib/standard-program';
import { claimJoined, processClaims } from './claim/process';
import { aClaim, givenBatch, givenMembers, numbersOf } from './testing/people';

const NOW = localAt('2026-11-22T12:00');

beforeAll(() => installStandardProgram(pool()));
afterAll(closeDatabase);

const codeOf = (outcome: Awaited<ReturnType<typeof processClaims>>[number] | undefined) =>
  outcome?.ok ? 'yes' : outcome?.refusal.code;

test('a claim gives a copy with its terms, its time and a code, and is kept as a decision', async () => {
  const [member = ''] = await givenMembers(1);
  const batch = await givenBatch({ validity: { type: 'midnight', days: 7 } });
  const [outcome] = await processClaims([aClaim(member, batch)], NOW);
  expect(outcome).toMatchObject({
    ok: true,
    value: {
      isRepeat: false,
      copy: {
        memberId: member,
        version: 1,
        state: 'CLAIMED',
        startsAt: NOW,
        code: expect.stringMatching(/^(\w{4}-){3}\w{4}$/),
      },
    },
  });
  expect(await numbersOf(batch)).toMatchObject({ issued: 1, claimed: 1, copies: 1, codes: 1 });
  const [decision] = await decisionsOf(pool(), member, null, 1);
  expect(decision).toMatchObject({
    kind: 'coupon.claimed',
    subjectId: batch,
    reasons: [{ topic: 'coupon', outcome: 'given', code: 'coupon_claimed', rule: 'coupons@1#claim' }],
  });
});

test('every no is kept with its reason too, whether it was decided early or late', async () => {
  const [member = '', other = ''] = await givenMembers(2);
  const batch = await givenBatch({ total: 1 });
  await processClaims([aClaim(member, batch)], NOW);
  const outcomes = await processClaims([aClaim(other, batch), aClaim(member, await givenBatch({ claimTo: NOW }))], NOW);
  expect(outcomes.map(codeOf)).toEqual(['sold_out', 'not_open']);
  expect((await decisionsOf(pool(), other, null, 1))[0]?.reasons).toMatchObject([
    { outcome: 'withheld', code: 'sold_out', facts: { total: 1 } },
  ]);
  expect((await decisionsOf(pool(), member, null, 1))[0]?.reasons).toMatchObject([{ code: 'not_open' }]);
});

test('somebody unknown and a batch unknown get nothing and leave nothing', async () => {
  const [member = ''] = await givenMembers(1);
  const batch = await givenBatch({ total: 5 });
  const outcomes = await processClaims([aClaim(newId(), batch), aClaim(member, newId())], NOW);
  expect(outcomes.map(codeOf)).toEqual(['member_not_found', 'not_open']);
  expect(await numbersOf(batch)).toMatchObject({ issued: 0, copies: 0 });
});

describe('limits by member (4.E)', () => {
  test('hold within one set, between sets, and by local day', async () => {
    const [member = ''] = await givenMembers(1);
    const batch = await givenBatch({ perMember: 3, perDay: 2 });
    const claims = (times: number) => Array.from({ length: times }, () => aClaim(member, batch));
    expect((await processClaims(claims(4), NOW)).map(codeOf)).toEqual(['yes', 'yes', 'limit_reached', 'limit_reached']);
    expect((await processClaims(claims(1), localAt('2026-11-22T23:59:59'))).map(codeOf)).toEqual(['limit_reached']);
    expect((await processClaims(claims(2), localAt('2026-11-23'))).map(codeOf)).toEqual(['yes', 'limit_reached']);
    expect(await numbersOf(batch)).toMatchObject({ issued: 3, claimed: 3, copies: 3 });
  });

  test('hold when many transactions claim for the same member at once', async () => {
    const [member = ''] = await givenMembers(1);
    const batch = await givenBatch({ perMember: 2, total: 100 });
    const all = await Promise.all(Array.from({ length: 40 }, () => processClaims([aClaim(member, batch)], NOW)));
    expect(all.flat().filter(({ ok }) => ok)).toHaveLength(2);
    expect(await numbersOf(batch)).toMatchObject({ issued: 2, claimed: 2, copies: 2 });
  });
});

test('a repeat by its key gets the first copy, also when nothing is left, also in the same set and at the same time', async () => {
  const [member = ''] = await givenMembers(1);
  const batch = await givenBatch({ total: 1, perMember: null });
  const claim = () => aClaim(member, batch, { key: 'tap-1' });
  const raced = await Promise.all(Array.from({ length: 20 }, () => processClaims([claim(), claim()], NOW)));
  const later = await processClaims([claim()], new Date(NOW.getTime() + 86_400_000));
  const answers = [...raced.flat(), ...later].flatMap((outcome) => (outcome.ok ? outcome.value : []));
  expect(new Set(answers.map(({ copy }) => copy.id)).size).toBe(1);
  expect(new Set(answers.map(({ copy }) => copy.code)).size).toBe(1);
  expect(answers.filter(({ isRepeat }) => !isRepeat)).toHaveLength(1);
  expect(later.map(codeOf)).toEqual(['yes']);
  expect(await numbersOf(batch)).toMatchObject({ issued: 1, copies: 1 });
});

test('an audience is kept to by the level that counts', async () => {
  const [member = ''] = await givenMembers(1);
  const outcomes = await processClaims(
    [
      aClaim(member, await givenBatch({ audience: { levels: ['gold'] } })),
      aClaim(member, await givenBatch({ audience: { levels: ['bronze'] } })),
    ],
    NOW,
  );
  expect(outcomes.map(codeOf)).toEqual(['not_eligible', 'yes']);
});

test('more claims of one device than its limit are stopped, with the signal kept; a gift is not counted (4.L)', async () => {
  const members = await givenMembers(60);
  const batch = await givenBatch();
  const from = { device: `device-${newId()}` };
  const outcomes = await processClaims(
    members.map((member) => aClaim(member, batch, { from })),
    NOW,
  );
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(50);
  expect(codeOf(outcomes.at(-1))).toBe('claim_blocked');
  const given = await processClaims([aClaim(members.at(-1) ?? '', batch, { from, way: 'give' })], NOW);
  expect(given.map(codeOf)).toEqual(['yes']);
});

test('50,000 claims by many members for 10,000 of stock give exactly 10,000, and nobody more than two', async () => {
  const members = await givenMembers(6_000);
  const batch = await givenBatch({ total: 10_000, perMember: 2 });
  const claims = Array.from({ length: 50_000 }, (_, place) =>
    aClaim(members[(place * 7_919) % members.length] ?? '', batch),
  );
  const outcomes: (string | undefined)[] = [];
  // As many callers as the coalescer lets wait, one set after the other in the database beside direct sets: two ways at once.
  const waves = Array.from({ length: 10 }, (_, wave) => claims.slice(wave * 5_000, (wave + 1) * 5_000));
  for (const wave of waves) {
    const [tapped, sent] = [wave.slice(0, 4_000), wave.slice(4_000)];
    const halves = await Promise.all([
      Promise.all(tapped.map(claimJoined)),
      ...[sent.slice(0, 500), sent.slice(500)].map((half) => processClaims(half, new Date())),
    ]);
    outcomes.push(...halves.flat().map(codeOf));
  }
  const counted = Map.groupBy(outcomes, (code) => code);
  expect(counted.get('yes')).toHaveLength(10_000);
  expect([...counted.keys()].sort()).toEqual(expect.arrayContaining(['sold_out', 'yes']));
  expect([...counted.values()].flat()).toHaveLength(50_000);
  expect(await numbersOf(batch)).toMatchObject({
    total: 10_000,
    issued: 10_000,
    claimed: 10_000,
    copies: 10_000,
    codes: 10_000,
  });
  const most = await pool().query(
    `SELECT max(n)::int AS most, sum(n)::int AS copies
     FROM (SELECT count(*) AS n FROM "Coupon" WHERE "batchId" = $1 GROUP BY "memberId") t`,
    [batch],
  );
  expect(most.rows[0]).toEqual({ most: 2, copies: 10_000 });
  const kept = await pool().query(`SELECT count(*)::int AS decisions FROM "Decision" WHERE "subjectId" = $1`, [batch]);
  expect(kept.rows[0].decisions).toBe(50_000);
}, 120_000);
