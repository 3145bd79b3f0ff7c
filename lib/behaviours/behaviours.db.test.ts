import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { bookSummary, verifyAllBooks, verifyBook } from '@/lib/ledger';
import { closeDatabase, pool } from '@/lib/platform/db';
import { local, localAt } from '@/lib/platform/testing/zone';
import { savePointsRules } from '@/lib/points';
import { installStandardProgram, STANDARD_POINTS } from '@/lib/standard-program';
import { type BehaviourEvent, processBehaviours } from '.';
import { anEvent, givenMember, givenOrder, record } from './testing/people';

const DAY = local('2026-03-10T12:00');
const NEXT = local('2026-03-11');
const LATER = localAt('2026-06-01');
const CUSTOM_FROM = local('2026-05-01');

beforeAll(async () => {
  await installStandardProgram(pool());
  await savePointsRules(pool(), {
    version: 2,
    effectiveFrom: new Date(CUSTOM_FROM),
    note: 'videos',
    rules: {
      ...STANDARD_POINTS,
      behaviours: [
        {
          way: 'custom_event',
          code: 'video',
          amount: 30,
          limits: [{ period: 'week', times: 2 }],
          event: 'video_watched',
          when: {
            all: [
              { attribute: 'seconds', atLeast: 60 },
              { attribute: 'channel=app', atLeast: 1 },
            ],
          },
        },
      ],
    },
  });
});
afterEach(async () => expect(await verifyAllBooks(pool())).toEqual([]));
afterAll(closeDatabase);

/** Points and growth beside those of joining. */
async function held(memberId: string) {
  const { points, growth } = await bookSummary(pool(), memberId, LATER);
  return { points: points.earned - 50, available: points.available - 50, growth: growth.total };
}

const codes = (answers: readonly { readonly reasons: readonly { readonly code: string }[] }[]) =>
  answers.map(({ reasons }) => [...new Set(reasons.map(({ code }) => code))].join(' '));

describe('checking in (P-growth, P-points)', () => {
  test('gives 5 and 5, once a local day, active at once', async () => {
    const member = await givenMember();
    const [first, second, third] = await record([
      anEvent(member, 'check_in', DAY),
      anEvent(member, 'check_in', local('2026-03-10T23:59:59')),
      anEvent(member, 'check_in', NEXT),
    ]);
    expect(first).toMatchObject({ created: true, isCounted: true, points: { granted: 5 }, growth: { granted: 5 } });
    expect(first?.points.availableAt).toBe(new Date(DAY).toISOString());
    expect(second).toMatchObject({ isCounted: false, points: { granted: 0 }, growth: { granted: 0 } });
    expect(codes([second as never])).toEqual(['behaviour_limit_reached']);
    expect(third?.isCounted).toBe(true);
    expect(await held(member)).toEqual({ points: 10, available: 10, growth: 10 });
  });

  test('of 100 callers at once counts exactly once in a day', async () => {
    const member = await givenMember();
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, n) => record([anEvent(member, 'check_in', DAY, { n })])),
    );
    expect(answers.flat().filter(({ isCounted }) => isCounted)).toHaveLength(1);
    expect(await held(member)).toEqual({ points: 5, available: 5, growth: 5 });
  });

  test('sent 50 times under one id is recorded once and answered alike', async () => {
    const member = await givenMember();
    const event = anEvent(member, 'check_in', DAY);
    const answers = (await Promise.all(Array.from({ length: 50 }, () => record([event])))).flat();
    expect(answers.filter(({ created }) => created)).toHaveLength(1);
    expect(new Set(answers.map(({ created: _, ...rest }) => JSON.stringify(rest))).size).toBe(1);
    expect(await held(member)).toEqual({ points: 5, available: 5, growth: 5 });
  });

  test('under a known id but with other content is refused', async () => {
    const [member, other] = [await givenMember(), await givenMember()];
    const { externalId } = anEvent(member, 'check_in', DAY);
    await record([anEvent(member, 'check_in', DAY, {}, externalId)]);
    for (const event of [
      anEvent(member, 'check_in', NEXT, {}, externalId),
      anEvent(other, 'check_in', DAY, {}, externalId),
    ]) {
      const [outcome] = await processBehaviours([event], new Date());
      expect(outcome).toMatchObject({ ok: false, refusal: { code: 'event_mismatch' } });
    }
  });
});

describe('sharing (4.L)', () => {
  test('gives 20 and 10, three a day, each thing once a day', async () => {
    const member = await givenMember();
    const share = (object: string, at = DAY) => anEvent(member, 'share', at, { object });
    const answers = await record(['a', 'a', 'b', 'c', 'd'].map((object) => share(object)).concat(share('a', NEXT)));
    expect(answers.map(({ isCounted }) => isCounted)).toEqual([true, false, true, true, false, true]);
    expect(codes([answers[1], answers[4]] as never)).toEqual(['behaviour_counted_before', 'behaviour_limit_reached']);
    expect(await held(member)).toEqual({ points: 40, available: 40, growth: 80 });
  });
});

describe('reviewing (4.L)', () => {
  const review = (member: string, order: string, line: string, type = 'review', at = DAY) =>
    anEvent(member, type, at, { order, line });

  test('needs an own received line, and may be reported again when it was not received yet', async () => {
    const [member, other] = [await givenMember(), await givenMember()];
    const [mine, open] = [
      await givenOrder(member, local('2026-03-01T12:00'), [10]),
      await givenOrder(member, local('2026-03-01T12:00'), [10], 'paid'),
    ];
    const foreign = await givenOrder(other, local('2026-03-01T12:00'), [10]);
    const outcomes = await processBehaviours(
      [review(member, mine, '1'), review(member, mine, '9'), review(member, open, '1'), review(member, foreign, '1')],
      new Date(),
    );
    expect(outcomes.map((one) => (one.ok ? 'counted' : one.refusal.code))).toEqual([
      'counted',
      ...Array(3).fill('order_line_not_received'),
    ]);
    const again = review(member, open, '1');
    await pool().query(`UPDATE "Order" SET "status" = 'completed' WHERE "externalId" = $1`, [open]);
    expect((await record([again]))[0]?.isCounted).toBe(true);
  });

  test('gives 10 and 5 once a line, for ever, and is taken back with the review', async () => {
    const member = await givenMember();
    const order = await givenOrder(member, local('2026-03-02T12:00'), [10, 10]);
    const before = await held(member);
    const counted = await record([review(member, order, '1'), review(member, order, '2'), review(member, order, '1')]);
    expect(counted.map(({ isCounted }) => isCounted)).toEqual([true, true, false]);
    expect((await held(member)).growth - before.growth).toBe(20);
    const [deleted, twice, rewritten] = await record([
      review(member, order, '1', 'review_deleted', NEXT),
      review(member, order, '1', 'review_deleted', NEXT),
      review(member, order, '1', 'review', NEXT),
    ]);
    expect(deleted).toMatchObject({ isCounted: true, taken: { points: 5, growth: 10 } });
    expect(codes([twice, rewritten] as never)).toEqual(['behaviour_taken_back', 'behaviour_taken_back']);
    const after = await held(member);
    expect([after.available - before.available, after.growth - before.growth]).toEqual([5, 10]);
    expect(await verifyBook(pool(), member, 'points')).toEqual([]);
  });

  test('deleted before it was reported does not count when it comes', async () => {
    const member = await givenMember();
    const order = await givenOrder(member, local('2026-03-02T12:00'), [10]);
    const before = await held(member);
    const answers = await record([review(member, order, '1', 'review_deleted', NEXT), review(member, order, '1')]);
    expect(codes(answers)).toEqual(['behaviour_nothing_to_take_back', 'behaviour_taken_back']);
    expect(await held(member)).toEqual(before);
  });

  test('gains at most 200 growth a day with all behaviours together, and says what was cut (P-growth)', async () => {
    const member = await givenMember();
    const order = await givenOrder(member, local('2026-03-02T12:00'), Array(25).fill(1));
    const before = await held(member);
    const answers = await record(
      Array.from({ length: 25 }, (_, index) => review(member, order, `${index + 1}`)).concat(
        anEvent(member, 'check_in', DAY),
        anEvent(member, 'check_in', NEXT),
      ),
    );
    const after = await held(member);
    expect([after.growth - before.growth, after.points - before.points]).toEqual([205, 135]);
    expect(answers[20]).toMatchObject({
      isCounted: true,
      growth: { granted: 0, desired: 10, cuts: [{ cap: 'behaviour_day', limit: 200, used: 200, cut: 10 }] },
      points: { granted: 5 },
    });
  });
});

test('answering a survey gives 20 points once', async () => {
  const member = await givenMember();
  const answers = await record(['s', 's', 't'].map((survey) => anEvent(member, 'survey', DAY, { survey })));
  expect(answers.map(({ points }) => points.granted)).toEqual([20, 0, 20]);
  expect(await held(member)).toEqual({ points: 40, available: 40, growth: 0 });
});

test('orders and behaviours share the month of 5,000 points; the next month has room again (4.A.7)', async () => {
  const member = await givenMember();
  await givenOrder(member, local('2026-03-03T12:00'), [4_990]);
  const [a, b, c] = await record([
    anEvent(member, 'survey', DAY, { survey: 's' }),
    anEvent(member, 'check_in', DAY),
    anEvent(member, 'check_in', local('2026-04-01')),
  ]);
  expect(a?.points).toMatchObject({ granted: 10, desired: 20, cuts: [{ cap: 'month', used: 4_990, cut: 10 }] });
  expect(b).toMatchObject({ isCounted: true, points: { granted: 0, desired: 5 }, growth: { granted: 5 } });
  expect(c?.points.granted).toBe(5);
});

describe('from one device (4.L)', () => {
  // Noon: a run that begins before a midnight and ends after it would find two days.
  const NOON = localAt('2026-11-20T12:00');
  const today = (device: string | null, members: readonly string[]) =>
    members.map((member) => anEvent(member, 'check_in', NOON, device === null ? {} : { device }));
  const heard = (events: readonly BehaviourEvent[]) => record(events, NOON);

  test('check-ins beyond the limit of today are withheld with the signal, and a repeat is not counted again', async () => {
    const members = await Promise.all(Array.from({ length: 23 }, () => givenMember()));
    const events = today('shared-phone', members);
    const answers = [...(await heard(events.slice(0, 12))), ...(await heard(events.slice(0, 12)))].slice(0, 12);
    answers.push(...(await heard(events.slice(12))));
    expect(answers.map(({ isCounted }) => isCounted)).toEqual([...Array(20).fill(true), false, false, false]);
    expect(answers[20]?.reasons).toMatchObject([
      { code: 'behaviour_blocked', outcome: 'withheld', facts: { signal: 'check_in.device', count: 21, limit: 20 } },
    ]);
    const { rows } = await pool().query(
      `SELECT "verdict", count(*)::int AS n FROM "RiskVerdict" GROUP BY 1 ORDER BY 1`,
    );
    expect(rows).toEqual([
      { verdict: 'BLOCK', n: 3 },
      { verdict: 'REVIEW', n: 15 },
    ]);
  });

  test('of other days, or from nowhere in particular, nothing is judged', async () => {
    const members = await Promise.all(Array.from({ length: 25 }, () => givenMember()));
    const past = members.map((member) => anEvent(member, 'check_in', DAY, { device: 'import' }));
    const answers = [...(await heard(past)), ...(await heard(today(null, members)))];
    expect(answers.every(({ isCounted }) => isCounted)).toBe(true);
  });
});

test('a custom event earns by the rule of its own time, when its condition on the props holds', async () => {
  const member = await givenMember();
  const video = (props: object, at = local('2026-05-04T09:00')) =>
    anEvent(member, 'video_watched', at, props as Record<string, unknown>);
  const app = { seconds: 60, channel: 'app' };
  const answers = await record([
    video({ ...app, seconds: 59 }),
    video({ ...app, channel: 'web' }),
    video(app, local('2026-04-30T23:59:59')),
    video(app),
    video(app, local('2026-05-10T23:59:59')),
    video(app, local('2026-05-10T23:59:59')),
    video(app, local('2026-05-11')),
  ]);
  expect(answers.map(({ points }) => points.granted)).toEqual([0, 0, 0, 30, 30, 0, 30]);
  expect(codes(answers.slice(2, 3))).toEqual(['behaviour_without_rule']);
  expect(answers[3]?.reasons[0]?.rule).toBe('points@2#video');
});

test('somebody unknown, and joining, are refused each for itself', async () => {
  const member = await givenMember();
  const nobody = anEvent('ffffffff-ffff-ffff-ffff-ffffffffffff', 'check_in', DAY);
  const outcomes = await processBehaviours(
    [nobody, anEvent(member, 'sign_up', DAY), anEvent(member, 'check_in', DAY)],
    new Date(),
  );
  expect(outcomes.map((one) => (one.ok ? 'counted' : one.refusal.code))).toEqual([
    'member_not_found',
    'event_not_open',
    'counted',
  ]);
});

describe('the time of an event', () => {
  const NOW = localAt('2026-03-12T12:00');
  const after = (ms: number) => new Date(NOW.getTime() + ms);
  const refusalsOf = async (events: readonly BehaviourEvent[]) =>
    (await processBehaviours(events, NOW)).map((one) => (one.ok ? null : one.refusal));

  test('may run ahead five minutes, and not a moment more', async () => {
    const member = await givenMember();
    const [near, far, deleted] = await refusalsOf([
      anEvent(member, 'check_in', after(5 * 60_000)),
      anEvent(member, 'survey', '2199-01-01T00:00:00Z', { survey: 's' }),
      anEvent(member, 'review_deleted', after(5 * 60_000 + 1), { order: 'o', line: '1' }),
    ]);
    expect(near).toBeNull();
    expect([far, deleted]).toMatchObject([
      {
        code: 'event_in_future',
        facts: { at: '2199-01-01T00:00:00.000Z', latest: after(5 * 60_000).toISOString() },
      },
      { code: 'event_in_future' },
    ]);
    expect(await held(member)).toEqual({ points: 5, available: 5, growth: 5 });
  });

  test('is not before its member joined, and what is refused may come again with the right time', async () => {
    const registeredAt = localAt('2026-03-01T10:00');
    const member = await givenMember(registeredAt);
    const early = new Date(registeredAt.getTime() - 1);
    const wrong = anEvent(member, 'survey', early, { survey: 's' });
    expect(await refusalsOf([wrong, anEvent(member, 'check_in', registeredAt)])).toMatchObject([
      { code: 'event_before_joining', facts: { at: early.toISOString(), registeredAt: registeredAt.toISOString() } },
      null,
    ]);
    const right = anEvent(member, 'survey', NOW, { survey: 's' }, wrong.externalId);
    expect(await refusalsOf([right])).toEqual([null]);
    // A repeat hears what the first heard, whenever it comes.
    expect((await processBehaviours([right], registeredAt))[0]).toMatchObject({ ok: true, value: { created: false } });
  });
});

test('any shuffle of independent events, in sets of any size, gives the same book', async () => {
  const days = Array.from({ length: 12 }, (_, day) => new Date(Date.parse(DAY) + day * 86_400_000));
  const said = days.flatMap((at, day) => [
    { type: 'check_in', at, props: {} },
    { type: 'share', at, props: { object: `thing-${day}` } },
    { type: 'survey', at, props: { survey: `survey-${day}` } },
  ]);
  const order = fc.shuffledSubarray(said, { minLength: said.length, maxLength: said.length });
  const book = async (given: readonly (typeof said)[number][], size: number) => {
    const member = await givenMember();
    for (let from = 0; from < given.length; from += size) {
      await record(given.slice(from, from + size).map(({ type, at, props }) => anEvent(member, type, at, props)));
    }
    const { rows } = await pool().query(
      `SELECT (SELECT json_agg(x ORDER BY x.o, x.a, x.r) FROM (SELECT "occurredAt" o, "asset" a, "reason" r, "amount" FROM "LedgerEntry" WHERE "memberId" = $1 AND "reason" <> 'sign_up') x) AS entries,
              (SELECT json_agg(x ORDER BY x.s, x.e, x.remaining) FROM (SELECT "activatesAt" s, "expiresAt" e, "remaining" FROM "LedgerLot" WHERE "memberId" = $1) x) AS lots,
              (SELECT json_agg(x ORDER BY x.r, x.p) FROM (SELECT "rule" r, "period" p, "times" FROM "BehaviourUse" WHERE "memberId" = $1) x) AS uses,
              (SELECT json_agg(x ORDER BY x.p) FROM (SELECT "period" p, "used" FROM "GrowthCapUse" WHERE "memberId" = $1) x) AS caps`,
      [member],
    );
    return rows[0];
  };
  const first = await book(said, said.length);
  expect(first.entries).toHaveLength(60);
  await fc.assert(
    fc.asyncProperty(order, fc.integer({ min: 1, max: said.length }), async (shuffled, size) => {
      expect(await book(shuffled, size)).toEqual(first);
    }),
    { numRuns: 25 },
  );
}, 120_000);
