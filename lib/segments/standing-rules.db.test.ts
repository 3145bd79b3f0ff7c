import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, localDate, localTime, startOfDay } from '@/lib/kernel/day';
import { computeLifecycle } from '@/lib/members';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { systemCaller } from '@/lib/platform/system-caller';
import { ZONE } from '@/lib/platform/testing/zone';
import { installStandardProgram } from '@/lib/standard-program';
import '@/lib/wiring';
import { publishStagesCommand, publishValuesCommand, withdrawStandingRulesCommand } from './commands/standing-rules';
import { rehearseStagesCommand, rehearseValuesCommand } from './questions/rehearse-standing';
import { classTotals, valueMoves } from './rules/rehearsal';
import { STANDARD_STAGES } from './rules/stages';
import { classOf, repainted, STANDARD_VALUES, scoresOf, VALUE_CLASSES } from './rules/value';
import { runStandings } from './standing/run';
import { stagesPage, valuesPage } from './standing-queries';
import { standings } from './store/standing';

const DAY_MS = 86_400_000;
const NOW = new Date();
const by = systemCaller('test', NOW);
const NOTE = 'for the test';
// Days since the last purchase, orders, fen; twelve who bought, and one who never did.
const BOUGHT = [
  [1, 12, 120_000],
  [3, 9, 90_000],
  [8, 7, 70_000],
  [20, 6, 60_000],
  [35, 5, 50_000],
  [50, 4, 40_000],
  [80, 3, 30_000],
  [100, 3, 20_000],
  [150, 2, 9_000],
  [200, 2, 5_000],
  [260, 1, 3_000],
  [320, 1, 1_000],
] as const;
const people = BOUGHT.map(([days, orders, amount]) => ({ id: newId(), days, orders, amount }));
const never = newId();

const monthStart = () => {
  const { year, month } = localTime(NOW, ZONE);
  return `${year}-${String(month).padStart(2, '0')}-01`;
};
const nextMonth = () => {
  const { year, month } = localTime(NOW, ZONE);
  return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
};
const noon = (day: string) => new Date(startOfDay(new Date(`${day}T12:00:00Z`), ZONE).getTime() + DAY_MS / 2);
const tomorrow = () => localDate(addDays(NOW, 1, ZONE), ZONE);

beforeAll(async () => {
  await installStandardProgram(pool());
  const begun = startOfDay(new Date(`${monthStart()}T12:00:00Z`), ZONE);
  for (const [place, { id, days, orders, amount }] of [
    ...people,
    { id: never, days: 0, orders: 0, amount: 0 },
  ].entries()) {
    const last = orders === 0 ? null : addDays(begun, -days, ZONE);
    await pool().query('INSERT INTO "Member" ("id", "code", "registeredAt") VALUES ($1, $2, $3)', [
      id,
      `R${place}`,
      new Date(begun.getTime() - 400 * DAY_MS),
    ]);
    await pool().query(`INSERT INTO "MemberStats" ("memberId", "orders", "lastOrderAt") VALUES ($1, $2, $3)`, [
      id,
      orders,
      last,
    ]);
    if (last !== null)
      await pool().query(
        `INSERT INTO "PurchaseDay" ("memberId", "kind", "code", "hour", "day", "orders", "amount") VALUES ($1, 'sale', 'S', 0, $2, $3, $4)`,
        [id, localDate(last, ZONE), orders, amount],
      );
  }
  await runStandings(NOW);
});
afterAll(closeDatabase);

const classes = async () =>
  new Map(
    (
      await standings(
        pool(),
        people.map(({ id }) => id),
      )
    ).map((row) => [row.memberId, row.class]),
  );
const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: { code?: string }) => error.code ?? String(error),
  );

// By value: 5 for the last week, 4 for the last month, 3, 2 and 1 from half a year on; much money is of high value.
const edges = {
  recency: { by: 'value' as const, at: [7, 30, 90, 180] },
  frequency: { by: 'value' as const, at: [1, 2, 4, 8] },
  money: { by: 'value' as const, at: [5_000, 20_000, 50_000, 100_000] },
};
const CUTS = { recency: edges.recency.at, frequency: edges.frequency.at, money: edges.money.at };
const RICH = Array.from({ length: 125 }, (_, place) => place).filter((place) => place % 5 >= 3);
const MAP = repainted(STANDARD_VALUES.map, RICH, 'high');
/** What the pure rules say of everybody so many days later. */
const ruled = (later: number) =>
  new Map(
    people.map(({ id, days, orders, amount }) => [
      id,
      classOf(MAP, scoresOf({ days: days + later, orders, amount }, CUTS)),
    ]),
  );

test('a map is rehearsed as its rules say, and counts from the first of the month it was published for, not before', async () => {
  const rehearsed = await execute(rehearseValuesCommand, by, { edges });
  expect(rehearsed.day).toBe(monthStart());
  const totals = classTotals(rehearsed.cells, MAP);
  const then = [...ruled(0).values()];
  for (const one of VALUE_CLASSES)
    expect([one, totals[one].after]).toEqual([one, then.filter((value) => value === one).length]);
  const before = await classes();
  const moved = valueMoves(rehearsed.cells, MAP).reduce((sum, { members }) => sum + members, 0);
  expect([...ruled(0)].filter(([id, value]) => before.get(id) !== value)).toHaveLength(moved);
  expect(moved).toBeGreaterThan(1);
  const from = nextMonth();
  const rules = { ...edges, map: MAP };
  expect(await execute(publishValuesCommand, by, { basedOn: 1, rules, from, note: NOTE })).toMatchObject({
    version: 2,
  });
  // This month's round, begun anew, still counts by what counted on its first.
  await pool().query(`DELETE FROM "StandingRun" WHERE "what" = 'class'`);
  await runStandings(NOW);
  expect(await classes()).toEqual(before);
  await runStandings(noon(from));
  const later = Math.round((Date.parse(from) - Date.parse(monthStart())) / DAY_MS);
  expect(await classes()).toEqual(ruled(later));
});

test('only a first of a month that is to come may begin a map, and after every version before it', async () => {
  const rules = STANDARD_VALUES;
  const publish = (from: string, basedOn = 2) =>
    code(execute(publishValuesCommand, by, { basedOn, rules, from, note: NOTE }));
  expect(await publish(monthStart())).toBe('effective_in_past');
  expect(await publish(`${nextMonth().slice(0, 8)}02`)).toContain('invalid_input');
  expect(await publish(nextMonth(), 1)).toBe('rules_changed_meanwhile');
  const page = await valuesPage.run({ ...by, db: pool() }, {});
  expect([page.live.version, page.newest.version]).toEqual([1, 2]);
});

const counted = (all: readonly string[]) =>
  Object.fromEntries(Object.entries(Object.groupBy(all, (one) => one)).map(([one, own]) => [one, own?.length]));

test('stages begin anew with the midnight that was published, are rehearsed before it, and a version may be withdrawn', async () => {
  const tried = { ...STANDARD_STAGES, newDays: 0, silentDays: 7, dormantDays: 60, lostDays: 365 };
  const { moves } = await execute(rehearseStagesCommand, by, { rules: tried });
  expect(moves.reduce((sum, { members }) => sum + members, 0)).toBe(13);
  const stagesOf = async (at: Date) => {
    // From nothing, since a round for a later date has been: what was found for it would stay.
    await pool().query('UPDATE "MemberStanding" SET "stage" = NULL, "stageSince" = NULL');
    await pool().query(`DELETE FROM "StandingRun" WHERE "what" = 'stage'`);
    await runStandings(at);
    const rows = await standings(pool(), [...people.map(({ id }) => id), never]);
    return counted(rows.map(({ stage }) => stage ?? ''));
  };
  const today = await stagesOf(NOW);
  const published = await execute(publishStagesCommand, by, { basedOn: 1, rules: tried, from: tomorrow(), note: NOTE });
  expect(await stagesOf(NOW)).toEqual(today);
  expect(
    await code(execute(publishStagesCommand, by, { basedOn: 1, rules: tried, from: tomorrow(), note: NOTE })),
  ).toBe('rules_changed_meanwhile');
  // Each is found as the rule says at that midnight, by the edges that count then.
  const midnight = startOfDay(noon(tomorrow()), ZONE);
  const begun = startOfDay(noon(monthStart()), ZONE);
  const registeredAt = new Date(begun.getTime() - 400 * DAY_MS);
  const lives = [...people.map(({ days }) => addDays(begun, -days, ZONE)), null].map((lastOrderAt) =>
    computeLifecycle({ registeredAt, lastOrderAt, lastActAt: null }, midnight, tried),
  );
  const then = await stagesOf(noon(tomorrow()));
  expect(then).toEqual(counted(lives));
  expect(then).not.toEqual(today);
  const { version } = published;
  await execute(withdrawStandingRulesCommand, by, { what: 'stages', version, note: NOTE });
  expect(await code(execute(withdrawStandingRulesCommand, by, { what: 'stages', version, note: NOTE }))).toBe(
    'version_withdrawn',
  );
  expect(await code(execute(withdrawStandingRulesCommand, by, { what: 'stages', version: 1, note: NOTE }))).toBe(
    'version_begun',
  );
  const page = await stagesPage.run({ ...by, db: pool() }, {});
  expect(page.versions.map((one) => one.state)).toEqual(['withdrawn', 'live']);
});
