import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anEvent, record } from '@/lib/behaviours/testing/people';
import { addDays, instantOf, localDate, localTime, startOfDay } from '@/lib/kernel/day';
import { computeLifecycle, memberStats } from '@/lib/members';
import { merge, settle, somebody, split } from '@/lib/merging/testing/merging';
import { closeDatabase, pool } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { localAt, ZONE } from '@/lib/platform/testing/zone';
import { installStandardProgram } from '@/lib/standard-program';
import '@/lib/wiring';
import { type Cuts, classOf, STANDARD_MAP, STANDARD_VALUES, scoresOf } from './rules/value';
import { standOnEvent } from './standing/listen';
import { runStandings } from './standing/run';
import { findCuts, type Standing, standings } from './store/standing';

const STAGES = { newDays: 30, silentDays: 30, dormantDays: 90, lostDays: 180 };
const DAY_MS = 86_400_000;
// Midday of the first of last month, as members are found anew at the present: stages and values are of its midnight.
const TODAY = localTime(new Date(), ZONE);
const NOW = instantOf(ZONE, TODAY.year, TODAY.month - 1, 1, 12);
const MIDNIGHT = startOfDay(NOW, ZONE);

const ago = fc
  .tuple(fc.constantFrom(0, 5, 29, 30, 31, 89, 90, 179, 180, 300, 364, 365, 366), fc.constantFrom(-1, 0, 1))
  .map(([days, edge]) => new Date(MIDNIGHT.getTime() - days * DAY_MS + edge));
const person = fc.record({
  registeredAt: ago,
  lastOrderAt: fc.option(ago, { nil: null }),
  lastActAt: fc.option(ago, { nil: null }),
  buys: fc.array(fc.record({ days: fc.integer({ min: -1, max: 370 }), orders: fc.nat(3), amount: fc.nat(900) }), {
    maxLength: 5,
  }),
});
const people = fc.sample(person, { numRuns: 260, seed: 9 }).map((one) => ({ id: newId(), ...one }));

beforeAll(async () => {
  await installStandardProgram(pool());
  for (const [place, { id, registeredAt, lastOrderAt, lastActAt, buys }] of people.entries()) {
    await pool().query('INSERT INTO "Member" ("id", "code", "registeredAt") VALUES ($1, $2, $3)', [
      id,
      `S${place}`,
      registeredAt,
    ]);
    const orders = buys.reduce((sum, one) => sum + one.orders, 0);
    await pool().query(
      `INSERT INTO "MemberStats" ("memberId", "orders", "lastOrderAt", "lastActAt") VALUES ($1, $2, $3, $4)`,
      [id, orders, lastOrderAt, lastActAt],
    );
    for (const [n, one] of buys.entries())
      await pool().query(
        `INSERT INTO "PurchaseDay" ("memberId", "kind", "code", "hour", "day", "orders", "amount") VALUES ($1, 'sale', $2, 0, $3, $4, $5)`,
        [id, `S${n}`, dayBefore(one.days), one.orders, one.amount],
      );
  }
  await runStandings(NOW);
});
afterAll(closeDatabase);

const dayBefore = (days: number): string => localDate(addDays(NOW, -days, ZONE), ZONE);
const ofPeople = async () => {
  const rows = await standings(
    pool(),
    people.map(({ id }) => id),
  );
  return new Map(rows.map((row) => [row.memberId, row]));
};
const eventsNamed = async (name: string) =>
  (await pool().query('SELECT "memberId", "payload" FROM "OutboxEvent" WHERE "name" = $1', [name])).rows;

test('every stage is what the rule says at the local midnight, at every boundary', async () => {
  const found = await ofPeople();
  const expected = people.map((one) => [one.id, computeLifecycle(one, MIDNIGHT, STAGES)]);
  expect(people.map(({ id }) => [id, found.get(id)?.stage])).toEqual(expected);
  expect(new Set(expected.map(([, stage]) => stage)).size).toBe(5);
  // Nobody has changed who was looked at for the first time.
  expect(await eventsNamed('lifecycle.changed')).toEqual([]);
});

/** What somebody bought in the year before the first, as the rules see it. */
function boughtBy({ buys }: (typeof people)[number]) {
  const counted = buys.filter(({ days }) => days > 0 && days <= 365);
  const orders = counted.reduce((sum, one) => sum + one.orders, 0);
  const amount = counted.reduce((sum, one) => sum + one.amount, 0);
  const days = Math.min(...counted.filter((one) => one.orders > 0).map((one) => one.days));
  return orders === 0 ? null : { days, orders, amount };
}

/** The first value with at least so great a share of all at or below it. */
const cutsOf = (values: readonly number[]): number[] => {
  const sorted = [...values].sort((a, b) => a - b);
  return [0.2, 0.4, 0.6, 0.8].map((share) => sorted[Math.ceil(share * sorted.length) - 1] ?? 0);
};

test('scores are fifths of all who bought in a year, and the map says the class', async () => {
  const bought = people.flatMap((one) => boughtBy(one) ?? []);
  const cuts: Cuts = {
    recency: cutsOf(bought.map(({ days }) => days)),
    frequency: cutsOf(bought.map(({ orders }) => orders)),
    money: cutsOf(bought.map(({ amount }) => amount)),
  };
  expect(await findCuts(pool(), localDate(NOW, ZONE), STANDARD_VALUES)).toEqual(cuts);
  const found = await ofPeople();
  const classes = new Set<unknown>();
  for (const one of people) {
    const own = boughtBy(one);
    const scores = own === null ? { recency: null, frequency: null, money: null } : scoresOf(own, cuts);
    const everBought = one.buys.some(({ orders }) => orders > 0);
    const value = own === null ? (everBought ? 'low' : null) : classOf(STANDARD_MAP, scoresOf(own, cuts));
    const { recency, frequency, money, class: held } = found.get(one.id) as Standing;
    expect({ recency, frequency, money, class: held }).toEqual({ ...scores, class: value });
    classes.add(value);
  }
  expect([...classes]).toEqual(expect.arrayContaining(['high', 'potential', 'average', 'low', null]));
});

test('a round is done once, and one that was stopped goes on', async () => {
  expect(await runStandings(NOW)).toEqual({ stage: 0, class: 0 });
  const moves = async () => Number((await pool().query('SELECT count(*) FROM "StandingMove"')).rows[0].count);
  const before = await moves();
  await pool().query(`UPDATE "StandingRun" SET "finishedAt" = NULL, "cursor" = NULL`);
  await pool().query(`UPDATE "MemberStanding" SET "class" = 'low' WHERE "memberId" = $1`, [people[0]?.id]);
  await Promise.all([runStandings(NOW), runStandings(NOW)]);
  expect((await moves()) - before).toBeLessThanOrEqual(1);
  const { rows } = await pool().query('SELECT count(*)::int AS open FROM "StandingRun" WHERE "finishedAt" IS NULL');
  expect(rows).toEqual([{ open: 0 }]);
});

test('who grows silent is told at the midnight at which he does, once, and is active at his next purchase at once', async () => {
  const { id } = await somebody();
  await settle({ member: id, yuan: 50, paidAt: new Date(MIDNIGHT.getTime() - 28 * DAY_MS).toISOString() });
  const stage = async () => (await standings(pool(), [id]))[0]?.stage;
  for (const after of [1, 1, 2, 3]) await runStandings(addDays(NOW, after, ZONE));
  expect(await stage()).toBe('silent');
  const told = async () => (await eventsNamed('lifecycle.changed')).filter(({ memberId }) => memberId === id);
  expect(await told()).toEqual([{ memberId: id, payload: { from: 'active', to: 'silent' } }]);
  await settle({ member: id, yuan: 50, paidAt: new Date().toISOString() });
  await standOnEvent({ id: 1, name: 'order.settled', memberId: id, payload: {}, at: NOW });
  expect(await stage()).toBe('active');
  // A round for an earlier midnight that comes late takes nothing back.
  await pool().query('DELETE FROM "StandingRun"');
  await runStandings(addDays(NOW, 4, ZONE));
  expect(await stage()).toBe('active');
  expect(await told()).toHaveLength(2);
  const { rows } = await pool().query(
    `SELECT "from", "to" FROM "StandingMove" WHERE "memberId" = $1 AND "what" = 'stage' ORDER BY "id"`,
    [id],
  );
  expect(rows.map(({ from, to }) => [from, to])).toEqual([
    [null, 'active'],
    ['active', 'silent'],
    ['silent', 'active'],
  ]);
});

test('what was done beside buying counts, and stays with who did it through a merge and its undoing', async () => {
  const [one, other] = [(await somebody()).id, (await somebody()).id];
  const lastActs = async () =>
    new Map((await memberStats(pool(), [one, other])).map(({ memberId, lastActAt }) => [memberId, lastActAt]));
  const at = localAt('2026-03-19T09:00');
  await record([anEvent(other, 'check_in', at)]);
  expect((await lastActs()).get(other)).toEqual(at);
  const { mergeId } = await merge(other, one);
  expect((await lastActs()).get(one)).toEqual(at);
  await split(one, mergeId);
  expect(Object.fromEntries(await lastActs())).toEqual({ [one]: null, [other]: at });
});
