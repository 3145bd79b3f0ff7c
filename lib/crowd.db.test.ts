import { afterAll, beforeAll, expect, test } from 'vitest';
import '@/lib/wiring';
import { drawCommand } from '@/lib/games/commands/draw';
import { booked, givenGame, givenMembers } from '@/lib/games/testing/games';
import { localDate } from '@/lib/kernel/day';
import { isRefusal } from '@/lib/kernel/refusal';
import { verifyAllBooks } from '@/lib/ledger';
import { exchangeCommand } from '@/lib/mall/commands/own';
import { givenItem } from '@/lib/mall/testing/items';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool, withTransaction } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { systemCaller } from '@/lib/platform/system-caller';
import { ZONE } from '@/lib/platform/testing/zone';
import { giveRewards } from '@/lib/rewards';
import { installStandardProgram } from '@/lib/standard-program';
import { checkInCommand } from '@/lib/tasks/commands/own';

const CROWD = 1_000;
const PRICE = 40;
const PHONES = 7;
const MUGS = 50;
// P-tasks: what a first day gives.
const DAY = 5;
const ADDRESS = { name: '小林', mobile: '13800000001', address: '某路 1 号' };

beforeAll(() => installStandardProgram(pool()));
afterAll(closeDatabase);

/** What came of something: its answer, or the code of its refusal. */
const heard = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => (isRefusal(error) ? error.code : String(error)),
  );
const timesOf = (answers: readonly string[]): Record<string, number> =>
  Object.fromEntries([...Map.groupBy(answers, (answer) => answer)].map(([answer, all]) => [answer, all.length]));

test('1,000 members check in, draw and exchange at once, each twice: stocks, limits and points are exact (4.F)', async () => {
  const members = await givenMembers(CROWD);
  const source = { type: 'task', ref: 'crowd', version: 1 } as const;
  const rewards = [{ kind: 'points', params: { points: PRICE } }];
  const gifts = members.map((memberId) => ({ memberId, key: 'crowd', rewards, source, reason: 'crowd' }));
  await withTransaction((db) => giveRewards(db, gifts, new Date()));
  const { rows: held } = await pool().query<{ memberId: string; balance: number }>(
    `SELECT "memberId", "balance"::int AS balance FROM "LedgerAccount" WHERE "memberId" = ANY($1) AND "asset" = 'points'`,
    [members],
  );
  const before = new Map(held.map(({ memberId, balance }) => [memberId, balance]));
  const game = await givenGame({
    prizes: [
      { code: 'phone', weight: 400, stock: PHONES },
      { code: 'thanks', weight: 100 },
    ],
    nothing: 500,
    fallback: 'thanks',
  });
  const mug = await givenItem({ total: MUGS, perMember: 1, points: PRICE });
  const day = localDate(new Date(), ZONE);

  const answers = await Promise.all(
    members.map(async (id) => {
      const as = () => ({ ...systemCaller('test'), actor: { kind: 'member', id } as const, now: new Date() });
      const drawn = { game, key: newId(), pay: 'chance', version: 1 };
      const key = newId();
      // Points of the day may come first: then he is shown his new balance, and asks again.
      const exchange = async (balance: number): Promise<string> => {
        const seen = { points: PRICE, cash: 0, balance };
        const asked = { code: mug, key, way: 'delivery', address: ADDRESS, seen };
        const answer = await heard(execute(exchangeCommand, as(), asked));
        return answer === 'mall_requote' ? exchange(balance + DAY) : answer;
      };
      const twice = (ask: () => Promise<unknown>) => Promise.all([heard(ask()), heard(ask())]);
      return Promise.all([
        twice(() => execute(checkInCommand, as(), { day })),
        twice(() => execute(drawCommand, as(), drawn)),
        Promise.all([exchange(before.get(id) ?? 0), exchange(before.get(id) ?? 0)]),
      ]);
    }),
  );

  const [tapped, drew, exchanged] = [0, 1, 2].map((place) => timesOf(answers.flatMap((of) => of[place] ?? [])));
  expect([tapped, drew]).toEqual([{ done: 2 * CROWD }, { done: 2 * CROWD }]);
  expect(exchanged).toEqual({ done: 2 * MUGS, mall_sold_out: 2 * (CROWD - MUGS) });
  const { draws, stocks } = await booked(game);
  expect(Object.values(draws).reduce((sum, times) => sum + times, 0)).toBe(CROWD);
  expect(stocks.phone).toBe(PHONES);

  // For each the welcome, the gift and the day; for fifty a mug.
  const { rows } = await pool().query(
    `SELECT count(*)::int AS lines, sum(CASE WHEN "direction" > 0 THEN "amount" ELSE -"amount" END)::int AS points
     FROM "LedgerEntry" WHERE "memberId" = ANY($1) AND "asset" = 'points'`,
    [members],
  );
  const points = [...before.values()].reduce((sum, balance) => sum + balance, DAY * CROWD - PRICE * MUGS);
  expect(rows).toEqual([{ lines: 3 * CROWD + MUGS, points }]);
  const mugs = await pool().query('SELECT count(*)::int AS n FROM "MallOrder" WHERE "item" = $1', [mug]);
  expect(mugs.rows[0].n).toBe(MUGS);
  expect(await verifyAllBooks(pool())).toEqual([]);
});
