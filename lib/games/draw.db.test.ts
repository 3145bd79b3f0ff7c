import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decisionsAbout } from '@/lib/decisions';
import { bookSummary } from '@/lib/ledger';
import { closeDatabase, pool, withTransaction } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { localAt } from '@/lib/platform/testing/zone';
import { drawChances, giveRewards } from '@/lib/rewards';
import { installStandardProgram } from '@/lib/standard-program';
import '@/lib/wiring';
import { drawJoined, processDrawsIn } from './draw/process';
import { memberGame } from './queries';
import { aDraw, booked, drawn, givenGame, givenMembers } from './testing/games';

beforeAll(() => installStandardProgram(pool()));
afterAll(closeDatabase);

const points = async (memberId: string) => (await bookSummary(pool(), memberId, new Date())).points.available;
const SOLD = { freePerDay: 0, points: 20 };

test('1,000 members draw at once against short stock: stocks and limits are exact, and everybody gets one answer', async () => {
  const game = await givenGame({
    prizes: [
      { code: 'phone', weight: 400, stock: 7 },
      { code: 'mug', weight: 300, stock: 200, perDay: 30 },
      { code: 'growth', weight: 200 },
    ],
    nothing: 100,
    fallback: 'growth',
  });
  const members = await givenMembers(1_000);
  // Each taps twice; two processes at the same time as the joined one: sets that lock the same rows.
  const asks = members.map((memberId) => aDraw(memberId, game));
  const half = (from: number) => asks.slice(from, from + 100);
  const [joined, ...others] = await Promise.all([
    Promise.all([...asks.slice(200), ...asks.slice(200)].map((ask) => drawJoined(ask))),
    withTransaction((db) => processDrawsIn(db, half(0), new Date())),
    withTransaction((db) => processDrawsIn(db, half(100), new Date())),
  ]);
  const outcomes = [...joined, ...others.flat()];
  expect(outcomes.filter(({ ok }) => !ok)).toEqual([]);
  const { draws, stocks, tallies } = await booked(game);
  expect(Object.values(draws).reduce((sum, times) => sum + times, 0)).toBe(1_000);
  // 400 and 300 of 1,000 rolls mean them: both are gone for certain.
  expect([stocks.phone, stocks.mug]).toEqual([7, 30]);
  expect({ ...stocks, '': draws[''] }).toEqual(draws);
  expect(tallies).toEqual(draws);
  const twice = asks.slice(200).map((_, place) => [joined[place], joined[place + 800]]);
  for (const [one, other] of twice)
    expect(one?.ok && other?.ok && [one.value.draw.id, one.value.isRepeat !== other.value.isRepeat]).toEqual([
      other?.ok && other.value.draw.id,
      true,
    ]);
  const growth = await pool().query(
    `SELECT sum("amount")::int AS sum FROM "LedgerEntry" WHERE "asset" = 'growth' AND "rule" LIKE $1`,
    [`draw@1#${game}`],
  );
  expect(growth.rows[0].sum).toBe(1_000 - (draws[''] ?? 0));
});

describe('one draw', () => {
  test('is told the same again under its key, whatever the dice say, and pays once', async () => {
    const game = await givenGame({ chances: SOLD, prizes: [{ code: 'a' }] });
    const [memberId = ''] = await givenMembers(1);
    const before = await points(memberId);
    const ask = aDraw(memberId, game, { pay: 'points' });
    expect(await drawn([ask], { roll: 0 })).toEqual(['a']);
    expect(await drawn([ask], { roll: 1 })).toEqual(['a']);
    expect(await points(memberId)).toBe(before - 20);
    expect((await booked(game)).draws).toEqual({ a: 1 });
  });

  test('is not made when the points do not suffice, and the refusal is on record', async () => {
    const game = await givenGame({ chances: { freePerDay: 0, points: 60 } });
    const [memberId = ''] = await givenMembers(1);
    expect(await drawn([aDraw(memberId, game, { pay: 'points' })])).toEqual(['insufficient_points']);
    expect((await booked(game)).draws).toEqual({});
    const decisions = await decisionsAbout(pool(), memberId, 'game', game);
    expect(decisions.map(({ reasons }) => reasons.map(({ outcome, code }) => [outcome, code]))).toEqual([
      [['withheld', 'insufficient_points']],
    ]);
  });

  test('keeps its roll, the weights it was thrown by and what it meant, in its row and its decision', async () => {
    const game = await givenGame({ prizes: [{ code: 'a', weight: 3, stock: 1 }], nothing: 7 });
    const [one = '', other = ''] = await givenMembers(2);
    expect(await drawn([aDraw(one, game), aDraw(other, game)], { roll: 2 })).toEqual(['a', null]);
    const { rows } = await pool().query(
      'SELECT "version", "roll"::int, "total"::int, "rolled", "prize", "instead", "way" FROM "GameDraw" WHERE "game" = $1 ORDER BY "id"',
      [game],
    );
    const kept = { version: 1, roll: 2, total: 10, rolled: 'a', way: 'free' };
    expect(rows).toEqual([
      { ...kept, prize: 'a', instead: null },
      { ...kept, prize: null, instead: 'sold_out' },
    ]);
    const [decision] = await decisionsAbout(pool(), other, 'game', game);
    expect(decision?.reasons[0]).toMatchObject({
      topic: 'draw',
      outcome: 'withheld',
      code: 'draw_sold_out',
      facts: { roll: 2, total: 10 },
      rule: `games@1#${game}`,
    });
    expect(decision?.outcome).toMatchObject({ roll: 2, total: 10, rolled: 'a', prize: null });
  });

  test('takes a free chance of the local day first, then a given one, and none is used twice', async () => {
    const game = await givenGame({ nothing: 1 });
    const [memberId = ''] = await givenMembers(1);
    const chances = { kind: 'draw_chances', params: { activity: game, times: 1 } };
    const gift = { memberId, key: newId(), rewards: [chances], reason: 'test' };
    const source = { type: 'task' as const, ref: 'test', version: 1 };
    await withTransaction((db) => giveRewards(db, [{ ...gift, source }], new Date()));
    const evening = localAt('2026-03-10T23:59:59');
    const asks = Array.from({ length: 3 }, () => aDraw(memberId, game));
    expect(await drawn(asks, { now: evening, roll: 1 })).toEqual([null, null, 'no_chances']);
    expect(await drawChances(pool(), memberId, game)).toBe(0);
    expect(await drawn([aDraw(memberId, game)], { now: localAt('2026-03-11'), roll: 1 })).toEqual([null]);
  });

  test('of one chance asked for by many taps at once is made once', async () => {
    const game = await givenGame();
    const [memberId = ''] = await givenMembers(1);
    const asks = Array.from({ length: 8 }, () => aDraw(memberId, game));
    const outcomes = await Promise.all(
      asks.map((ask) => withTransaction((db) => processDrawsIn(db, [ask], new Date()))),
    );
    expect(outcomes.flat().filter(({ ok }) => ok)).toHaveLength(1);
  });

  test('counts the stock of a day by the local day', async () => {
    const game = await givenGame({ prizes: [{ code: 'a', stock: 5, perDay: 1 }], nothing: 1 });
    const [one = '', other = ''] = await givenMembers(2);
    const asks = [aDraw(one, game), aDraw(other, game)];
    expect(await drawn(asks, { now: localAt('2026-03-10T23:59'), roll: 0 })).toEqual(['a', null]);
    const next = [aDraw(one, game), aDraw(other, game)];
    expect(await drawn(next, { now: localAt('2026-03-11'), roll: 0 })).toEqual(['a', null]);
  });

  test('whose prize is refused puts it back and gives the fallback', async () => {
    const coupon = { as: 'rewards' as const, rewards: [{ kind: 'coupon', params: { batch: 'no-such', count: 1 } }] };
    const game = await givenGame({
      prizes: [{ code: 'a', stock: 1, gives: coupon }, { code: 'thanks' }],
      fallback: 'thanks',
    });
    const [memberId = ''] = await givenMembers(1);
    expect(await drawn([aDraw(memberId, game)], { roll: 0 })).toEqual(['thanks']);
    expect((await booked(game)).stocks).toEqual({ thanks: 1 });
    const view = await memberGame(pool(), memberId, game, new Date());
    expect(view?.gone).toEqual({});
  });

  test('of odds that are not in force any more is refused until they are shown', async () => {
    const game = await givenGame();
    const [memberId = ''] = await givenMembers(1);
    expect(await drawn([aDraw(memberId, game, { version: 2 })])).toEqual(['game_changed']);
    expect(await drawn([aDraw(memberId, 'no-such-game')])).toEqual(['game_not_found']);
  });
});
