import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { givenMember } from '@/lib/behaviours/testing/people';
import { localDate } from '@/lib/kernel/day';
import { bookSummary, verifyAllBooks } from '@/lib/ledger';
import { closeDatabase, pool, withTransaction } from '@/lib/platform/db';
import { localAt, ZONE } from '@/lib/platform/testing/zone';
import { giveRewards, makeUpCards } from '@/lib/rewards';
import { installStandardProgram } from '@/lib/standard-program';
import '@/lib/wiring';
import { makeUpCommand } from '../commands/own';
import { countOnEvent } from '../listen';
import { checkInCalendar, checkInState } from '../queries';
import { dayAfter } from '../rules/streak';
import { asMember } from '../testing/tasks';
import { type CheckedIn, processCheckIns } from './process';

beforeAll(() => installStandardProgram(pool()));
afterAll(closeDatabase);

const tapAt = async (memberId: string, now: Date, day = localDate(now, ZONE)): Promise<CheckedIn> => {
  const [outcome] = await processCheckIns([{ memberId, day, ip: null }], now);
  if (outcome?.ok !== true) throw outcome?.refusal;
  return outcome.value;
};
const tap = (memberId: string, day: string) => tapAt(memberId, localAt(`${day}T12:00`));
const pointsOf = async (memberId: string, at = localAt('2026-12-31T12:00')) =>
  (await bookSummary(pool(), memberId, at)).points.available;
const giveCards = (memberId: string, cards: number) =>
  withTransaction((db) =>
    giveRewards(
      db,
      [
        {
          memberId,
          key: 'cards',
          rewards: [{ kind: 'make_up_cards', params: { cards } }],
          source: { type: 'task', ref: 'test', version: 1 },
          reason: 'test',
        },
      ],
      localAt('2026-01-01'),
    ),
  );

describe('checking in', () => {
  test('gives what was promised for today, and seven days in a row the 50 points of the week (S3-3.1, P-tasks)', async () => {
    const memberId = await givenMember();
    const before = await pointsOf(memberId);
    for (let place = 0; place < 7; place++) {
      const now = localAt(`${dayAfter('2026-11-27', place)}T21:00`);
      const { promise, streak, isDone } = await checkInState(pool(), memberId, now);
      expect({ streak, isDone }).toEqual({ streak: place, isDone: false });
      const { points, growth, prizes } = await tapAt(memberId, now);
      expect({ points, growth, prizes }).toEqual(promise);
    }
    expect(await pointsOf(memberId)).toBe(before + 7 * 5 + 50);
    expect(await makeUpCards(pool(), memberId)).toBe(1);
    const state = await checkInState(pool(), memberId, localAt('2026-12-03T22:00'));
    expect(state).toMatchObject({
      streak: 7,
      isDone: true,
      given: { points: 5, growth: 5 },
      next: { length: 14, inDays: 7 },
    });
    expect(await verifyAllBooks(pool())).toEqual([]);
  });

  test('counts a day once however often and together it is tapped', async () => {
    const memberId = await givenMember();
    const now = localAt('2026-11-21T12:00');
    const ask = { memberId, day: '2026-11-21', ip: null };
    const outcomes = (await Promise.all([1, 2, 3, 4].map(() => processCheckIns([ask, ask], now)))).flat();
    expect(outcomes.filter((one) => one.ok && !one.value.isRepeat)).toHaveLength(1);
    expect(outcomes.every((one) => one.ok && one.value.points === 5 && one.value.streak === 1)).toBe(true);
    expect(await pointsOf(memberId)).toBe(50 + 5);
  });

  test('a page of yesterday is told so, and gives nothing', async () => {
    const memberId = await givenMember();
    await expect(tapAt(memberId, localAt('2026-11-22T00:00'), '2026-11-21')).rejects.toMatchObject({
      code: 'day_rolled_over',
      facts: { today: '2026-11-22' },
    });
    expect(await pointsOf(memberId)).toBe(50);
  });

  test('a member who is frozen is told nothing but "not now"', async () => {
    const memberId = await givenMember();
    await pool().query(`UPDATE "Member" SET "status" = 'frozen' WHERE "id" = $1`, [memberId]);
    await expect(tap(memberId, '2026-11-21')).rejects.toMatchObject({ code: 'check_in_not_now' });
  });

  test('whom risk stops is told the same, today and again, while his own day stays open (4.L)', async () => {
    const now = localAt('2026-11-25T12:00');
    const day = '2026-11-25';
    const crowd = await Promise.all(Array.from({ length: 6 }, () => givenMember()));
    const limits = { checkIn: {}, risk: { limits: { 'check_in.ip': { review: 2, block: 4 } } } };
    await pool().query(`UPDATE "Program" SET "settings" = "settings" || $1::jsonb, "revision" = "revision" + 1`, [
      limits,
    ]);
    const { shared } = await import('@/lib/platform/shared');
    shared.forget('program');
    const taps = () =>
      processCheckIns(
        crowd.map((memberId) => ({ memberId, day, ip: '203.0.113.7' })),
        now,
      );
    const [first, again] = [await taps(), await taps()];
    const codes = first.map((one) => (one.ok ? 'in' : one.refusal.code));
    expect(codes).toEqual(['in', 'in', 'in', 'in', 'check_in_not_now', 'check_in_not_now']);
    expect(again.map((one) => (one.ok ? 'in' : one.refusal.code))).toEqual(codes);
  });

  test('a check-in that another channel told finds its day once, and days in a row join', async () => {
    const memberId = await givenMember();
    const recent = dayAfter(localDate(new Date(), ZONE), -3);
    const told = (day: string) =>
      countOnEvent({
        id: 1,
        name: 'behaviour.recorded',
        memberId,
        payload: { eventId: 'e', type: 'check_in', object: null, points: 5, growth: 5 },
        at: localAt(`${day}T08:00`),
      });
    for (const place of [2, 0, 0, 1]) await told(dayAfter(recent, place));
    const { rows } = await pool().query(
      'SELECT "day", "way", "runFrom" FROM "CheckIn" WHERE "memberId" = $1 ORDER BY 1',
      [memberId],
    );
    expect(rows).toEqual([0, 1, 2].map((place) => ({ day: dayAfter(recent, place), way: 'event', runFrom: recent })));
    expect(await makeUpCards(pool(), memberId)).toBe(1);
  });
});

describe('a missed day', () => {
  test('is made up for with a card: the run goes on over the end of a month, and its prize comes once', async () => {
    const memberId = await givenMember();
    for (const day of ['2026-11-26', '2026-11-27', '2026-11-28']) await tap(memberId, day);
    for (const day of ['2026-11-30', '2026-12-01']) await tap(memberId, day);
    const now = localAt('2026-12-02T09:00');
    expect(await checkInCalendar(pool(), memberId, null, now)).toMatchObject({ cards: 1, left: 3, mend: '2026-11-29' });
    const made = await asMember(makeUpCommand, memberId, now, { day: '2026-11-29' });
    expect(made).toMatchObject({ streak: 6, prizes: [] });
    expect(await asMember(makeUpCommand, memberId, now, { day: '2026-11-29' })).toMatchObject({
      streak: 6,
      prizes: [],
    });
    expect(await makeUpCards(pool(), memberId)).toBe(0);
    const { streak, prizes, points } = await tapAt(memberId, now);
    expect({ streak, points, prizes }).toMatchObject({ streak: 7, points: 5, prizes: [{ length: 7, points: 50 }] });
    await expect(asMember(makeUpCommand, memberId, now, { day: '2026-11-25' })).rejects.toMatchObject({
      code: 'make_up_card_missing',
    });
    const calendar = await checkInCalendar(pool(), memberId, '2026-11', now);
    expect(calendar.days.filter(({ way }) => way === 'made_up').map(({ day }) => day)).toEqual(['2026-11-29']);
    expect(calendar.days).toHaveLength(30);
  });

  test('is made up for so often a month, whatever cards there are, and two at once cost two', async () => {
    const memberId = await givenMember();
    await giveCards(memberId, 9);
    const now = localAt('2026-11-21T12:00');
    const days = ['2026-11-20', '2026-11-19', '2026-11-18', '2026-11-17'];
    const outcomes = await Promise.allSettled(days.map((day) => asMember(makeUpCommand, memberId, now, { day })));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    // Three in a row gave a card themselves.
    expect(await makeUpCards(pool(), memberId)).toBe(9 - 3 + (await streakCards(memberId)));
    const december = localAt('2026-12-01T12:00');
    await asMember(makeUpCommand, memberId, december, { day: '2026-11-30' });
  });
});

const streakCards = async (memberId: string): Promise<number> =>
  (
    await pool().query('SELECT coalesce(sum("cards"), 0)::int AS "n" FROM "CheckInPrize" WHERE "memberId" = $1', [
      memberId,
    ])
  ).rows[0].n;

test('1,000 taps of 200 members at once check each of them in once', async () => {
  const day = '2026-11-23';
  const now = localAt(`${day}T10:00`);
  const members: string[] = [];
  for (let place = 0; place < 200; place++) members.push(await givenMember());
  const taps = Array.from({ length: 1_000 }, (_, place) => members[(place * 7) % 200] as string);
  const sets = Array.from({ length: 40 }, (_, set) => taps.slice(set * 25, set * 25 + 25));
  const outcomes = (
    await Promise.all(
      sets.map((set) =>
        processCheckIns(
          set.map((memberId) => ({ memberId, day, ip: null })),
          now,
        ),
      ),
    )
  ).flat();
  expect(outcomes.filter((one) => one.ok && !one.value.isRepeat)).toHaveLength(200);
  const { rows } = await pool().query(
    `SELECT count(*)::int AS "entries", count(DISTINCT "memberId")::int AS "members" FROM "LedgerEntry"
     WHERE "asset" = 'points' AND "memberId" = ANY($1::uuid[]) AND "occurredAt" = $2`,
    [members, now],
  );
  expect(rows[0]).toEqual({ entries: 200, members: 200 });
  expect(await verifyAllBooks(pool())).toEqual([]);
});
