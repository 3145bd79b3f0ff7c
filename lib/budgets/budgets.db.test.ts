import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { enrolMember } from '@/lib/enrolment';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool, withTransaction } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { systemCaller } from '@/lib/platform/system-caller';
import { localAt } from '@/lib/platform/testing/zone';
import { installStandardProgram } from '@/lib/standard-program';
import '@/lib/wiring';
import { loadBudgetWork } from './load';
import { saveBudgetWork } from './save';
import { fen, givenBudget, roomsOf, step, usesSum } from './testing/given';
import { applyBudgetEvent } from './work';

const NOW = localAt('2026-11-22T12:00');
const NEXT_MONTH = localAt('2026-12-01');

beforeAll(() => installStandardProgram(pool()));
afterAll(closeDatabase);

const aMember = async (externalId: string) =>
  (await execute(enrolMember, systemCaller('test'), { externalId })).memberId;
const ask = (source: string, ...budgets: string[]) => ({ source, memberId: null, budgets });
const reserve = (budget: string, amount: number) =>
  ({ type: 'reserve', costs: new Map([[budget, fen(amount)]]) }) as const;

test('a source reserves, spends and returns in parts, and its repeats change nothing', async () => {
  const budget = await givenBudget({ limit: 1_000 });
  const source = newId();
  expect(await step(ask(source, budget), reserve(budget, 300), NOW)).toEqual({ is: 'moved' });
  expect(await step(ask(source, budget), reserve(budget, 300), NOW)).toEqual({ is: 'repeat' });
  expect(await roomsOf(budget)).toMatchObject([{ period: '', reserved: 300, spent: 0 }]);
  expect(await step(ask(source), { type: 'spend' }, NOW)).toEqual({ is: 'moved' });
  const back = { type: 'return', kept: new Map([[budget, fen(200)]]) } as const;
  expect(await step(ask(source), back, NOW)).toEqual({ is: 'moved' });
  expect(await step(ask(source), back, NOW)).toEqual({ is: 'repeat' });
  expect(await roomsOf(budget)).toMatchObject([{ reserved: 0, spent: 200 }]);
  expect(await step(ask(source), { type: 'return', kept: null }, NOW)).toEqual({ is: 'moved' });
  expect(await roomsOf(budget)).toMatchObject([{ reserved: 0, spent: 0 }]);
});

test('a source that draws on several budgets takes of all or of none', async () => {
  const [wide, narrow] = [await givenBudget({ limit: 1_000 }), await givenBudget({ limit: 10 })];
  const costs = new Map([
    [wide, fen(300)],
    [narrow, fen(300)],
  ]);
  const answer = await step(ask(newId(), wide, narrow), { type: 'reserve', costs }, NOW);
  expect(answer).toEqual({
    is: 'refused',
    code: 'budget_exhausted',
    facts: { budget: narrow, needed: 300, left: 10, limit: 10 },
  });
  expect([await roomsOf(wide), await roomsOf(narrow)]).toMatchObject([[{ reserved: 0 }], [{ reserved: 0 }]]);
  expect(await usesSum(wide)).toEqual({ reserved: 0, spent: 0 });
});

test('a budget that nobody made gives nothing', async () => {
  expect(await step(ask(newId(), 'nobody'), reserve('nobody', 1), NOW)).toMatchObject({ code: 'budget_not_found' });
});

test('a monthly budget has a room for each local month, and what comes back goes to the month it was taken in', async () => {
  const budget = await givenBudget({ limit: 100, per: 'month' });
  const [first, second] = [newId(), newId()];
  await step(ask(first, budget), reserve(budget, 100), NOW);
  expect(await step(ask(second, budget), reserve(budget, 1), NOW)).toMatchObject({ code: 'budget_exhausted' });
  expect(await step(ask(second, budget), reserve(budget, 40), NEXT_MONTH)).toEqual({ is: 'moved' });
  await step(ask(first), { type: 'release' }, NEXT_MONTH);
  expect(await roomsOf(budget)).toMatchObject([
    { period: '2026-11', reserved: 0 },
    { period: '2026-12', reserved: 40 },
  ]);
});

test('each kind counts its own: fen, points or pieces', async () => {
  const cost = { fen: 500, points: 20, units: 3 };
  for (const [kind, reserved] of [
    ['AMOUNT', 500],
    ['POINTS', 20],
    ['COUNT', 3],
  ] as const) {
    const budget = await givenBudget({ limit: 1_000, kind });
    await step(ask(newId(), budget), { type: 'reserve', costs: new Map([[budget, cost]]) }, NOW);
    expect(await roomsOf(budget)).toMatchObject([{ reserved }]);
  }
});

test('shares of a limit are told of once each, as a row and as an announcement', async () => {
  const budget = await givenBudget({ limit: 100 });
  const [first, second] = [newId(), newId()];
  await step(ask(first, budget), reserve(budget, 85), NOW);
  await step(ask(first), { type: 'release' }, NOW);
  await step(ask(second, budget), reserve(budget, 100), NOW);
  const { rows } = await pool().query('SELECT "percent" FROM "BudgetAlert" WHERE "budget" = $1 ORDER BY 1', [budget]);
  expect(rows.map(({ percent }) => percent)).toEqual([50, 80, 100]);
  const told = await pool().query(
    `SELECT count(*)::int AS n FROM "OutboxEvent" WHERE "name" = 'budget.reached' AND "payload"->>'budget' = $1`,
    [budget],
  );
  expect(told.rows[0].n).toBe(3);
});

describe('a limit for each member (Medusa #15960)', () => {
  test('is compared with what he took, never with what all took', async () => {
    const budget = await givenBudget({ limit: 100, kind: 'COUNT', scope: 'offer', subject: 'flash', perMember: 2 });
    const one = { fen: 0, points: 0, units: 1 };
    const costs = new Map([[budget, one]]);
    const [many, fresh] = [newId(), newId()];
    const buy = (memberId: string) =>
      step({ source: newId(), memberId, budgets: [budget] }, { type: 'reserve', costs }, NOW);
    expect([await buy(many), await buy(many), await buy(many)]).toMatchObject([
      { is: 'moved' },
      { is: 'moved' },
      { is: 'refused', code: 'member_limit_reached', facts: { limit: 2, taken: 2 } },
    ]);
    expect(await buy(fresh)).toEqual({ is: 'moved' });
  });

  test('counts what was taken by whoever was merged into him (N13)', async () => {
    const budget = await givenBudget({ limit: 100, kind: 'COUNT', scope: 'offer', subject: 'flash', perMember: 1 });
    const [survivor, old] = [await aMember('survivor'), await aMember('old')];
    const buy = (memberId: string) =>
      step(
        { source: newId(), memberId, budgets: [budget] },
        { type: 'reserve', costs: new Map([[budget, { fen: 0, points: 0, units: 1 }]]) },
        NOW,
      );
    expect(await buy(old)).toEqual({ is: 'moved' });
    await pool().query('UPDATE "Member" SET "absorbed" = $2::uuid[] WHERE "id" = $1', [survivor, [old]]);
    expect(await buy(survivor)).toMatchObject({ code: 'member_limit_reached', facts: { limit: 1, taken: 1 } });
  });

  test('holds within one set too, and what is released may be taken again', async () => {
    const budget = await givenBudget({ limit: 100, kind: 'COUNT', scope: 'offer', subject: 'flash', perMember: 1 });
    const [memberId, a, b] = [newId(), newId(), newId()];
    const asks = [a, b].map((source) => ({ source, memberId, budgets: [budget] }));
    const reserved = { type: 'reserve', costs: new Map([[budget, { fen: 0, points: 0, units: 1 }]]) } as const;
    const answers = await withTransaction(async (db) => {
      const work = await loadBudgetWork(db, asks, NOW);
      const first = [applyBudgetEvent(work, a, reserved), applyBudgetEvent(work, b, reserved)];
      applyBudgetEvent(work, a, { type: 'release' });
      const second = applyBudgetEvent(work, b, reserved);
      await saveBudgetWork(db, work);
      return [...first, second];
    });
    expect(answers).toMatchObject([{ is: 'moved' }, { code: 'member_limit_reached' }, { is: 'moved' }]);
    expect(await roomsOf(budget)).toMatchObject([{ reserved: 1 }]);
    const { rows } = await pool().query('SELECT "source" FROM "BudgetUse" WHERE "budget" = $1', [budget]);
    expect(rows).toEqual([{ source: b }]);
  });
});

test('the database refuses whatever a program does beyond the limit', async () => {
  const budget = await givenBudget({ limit: 100 });
  await step(ask(newId(), budget), reserve(budget, 100), NOW);
  const grab = pool().query('UPDATE "BudgetRoom" SET "reserved" = "reserved" + 1 WHERE "budget" = $1', [budget]);
  await expect(grab).rejects.toThrow('BudgetRoom_within');
  const owe = pool().query('UPDATE "BudgetRoom" SET "spent" = -1 WHERE "budget" = $1', [budget]);
  await expect(owe).rejects.toThrow('BudgetRoom_numbers');
});

test('sixty sources race for a monthly budget that has no room yet: exactly what fits is reserved', async () => {
  const budget = await givenBudget({ limit: 100, per: 'month' });
  const answers = await Promise.all(
    Array.from({ length: 60 }, () => step(ask(newId(), budget), reserve(budget, 3), NOW)),
  );
  expect(answers.filter(({ is }) => is === 'moved')).toHaveLength(33);
  expect(await roomsOf(budget)).toMatchObject([{ reserved: 99 }]);
  expect(await usesSum(budget)).toEqual({ reserved: 99, spent: 0 });
});

test('sources that race for two budgets in opposite order never wait for each other in a circle, nor do payment and release of one', async () => {
  const [one, two] = [await givenBudget({ limit: 10_000 }), await givenBudget({ limit: 10_000 })];
  const sources = Array.from({ length: 20 }, newId);
  const costs = (codes: readonly string[]) =>
    ({ type: 'reserve', costs: new Map(codes.map((code) => [code, fen(5)])) }) as const;
  await Promise.all(
    sources.map((source, place) => {
      const codes = place % 2 === 0 ? [one, two] : [two, one];
      return step(ask(source, ...codes), costs(codes), NOW);
    }),
  );
  await Promise.all(
    sources.flatMap((source) => [
      step(ask(source), { type: 'spend' }, NOW),
      step(ask(source), { type: 'release' }, NOW),
    ]),
  );
  const [room] = await roomsOf(one);
  expect(room.reserved).toBe(0);
  expect(await usesSum(one)).toEqual({ reserved: 0, spent: room.spent });
  expect(await roomsOf(two)).toMatchObject([{ reserved: 0, spent: room.spent }]);
});

test('a set without sources asks the database nothing', async () => {
  let statements = 0;
  const db = { query: () => Promise.reject(new Error(`statement ${++statements}`)) } as never;
  await saveBudgetWork(db, await loadBudgetWork(db, [], NOW));
  expect(statements).toBe(0);
});
