import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/kernel/actor';
import type { Permission } from '@/lib/kernel/permission';
import { authorise, execute } from '@/lib/platform/command';
import { closeDatabase, pool } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { systemCaller } from '@/lib/platform/system-caller';
import { installStandardProgram } from '@/lib/standard-program';
import { saveRegionCommand, saveStoreCommand, storeList } from '@/lib/stores';
import '@/lib/wiring';
import { budgetList, budgetPage } from '.';
import { changeBudgetCommand, pauseBudgetCommand } from './commands/change-budget';
import { makeBudgetCommand } from './commands/make-budget';
import { fen, roomsOf, step } from './testing/given';

const caller = systemCaller('test');
const made = (more: object = {}) => ({
  code: `b-${newId()}`,
  scope: 'campaign',
  kind: 'AMOUNT',
  per: 'whole',
  limit: 1_000,
  nameZh: '夏季',
  nameEn: 'Summer',
  note: 'for the summer',
  ...more,
});
const make = async (more: object = {}, as: object = caller) => {
  const input = made(more);
  await execute(makeBudgetCommand, as as typeof caller, input);
  return input.code;
};
const change = (code: string, limit: number) =>
  execute(changeBudgetCommand, caller, { code, limit, nameZh: '夏季', nameEn: 'Summer', note: 'less money' });
const pause = (code: string, paused: boolean) =>
  execute(pauseBudgetCommand, caller, { code, paused, note: 'too fast' });
const reserve = (budget: string, amount: number, source = newId()) =>
  step(
    { source, memberId: null, budgets: [budget] },
    { type: 'reserve', costs: new Map([[budget, fen(amount)]]) },
    new Date(),
  );
const page = (code: string, actor: Actor = caller.actor) => budgetPage.run({ ...caller, actor, db: pool() }, { code });

beforeAll(() => installStandardProgram(pool()));
afterAll(closeDatabase);

test('a limit may be lowered below what is used: nothing new is given, nothing is taken back, and it is never negative', async () => {
  const code = await make();
  const source = newId();
  await reserve(code, 800, source);
  await change(code, 500);
  expect(await reserve(code, 1)).toMatchObject({ code: 'budget_exhausted', facts: { left: 0, limit: 500 } });
  expect((await page(code)).budget).toMatchObject({ used: 800, limitNow: 500 });
  await step({ source, memberId: null, budgets: [] }, { type: 'spend' }, new Date());
  await step(
    { source, memberId: null, budgets: [] },
    { type: 'return', kept: new Map([[code, fen(300)]]) },
    new Date(),
  );
  expect(await reserve(code, 200)).toEqual({ is: 'moved' });
  expect(await reserve(code, 1)).toMatchObject({ code: 'budget_exhausted' });
  await change(code, 700);
  expect(await reserve(code, 200)).toEqual({ is: 'moved' });
});

test('lowering a limit while it is drawn on loses no order and gives nothing beyond it', async () => {
  const code = await make({ limit: 100 });
  const answers = await Promise.all([...Array.from({ length: 30 }, () => reserve(code, 2)), change(code, 30)]);
  const given = answers.filter((answer) => 'is' in answer && answer.is === 'moved').length;
  const [room] = await roomsOf(code);
  expect(room).toMatchObject({ limit: 30, reserved: given * 2 });
  expect(given).toBeGreaterThanOrEqual(15);
});

test('a pause stops what comes next and lets what is reserved end; it is kept with its reason', async () => {
  const code = await make();
  const source = newId();
  await reserve(code, 100, source);
  await pause(code, true);
  expect(await reserve(code, 1)).toMatchObject({ code: 'budget_paused' });
  await expect(pause(code, true)).rejects.toMatchObject({ code: 'budget_is_already' });
  expect(await step({ source, memberId: null, budgets: [] }, { type: 'spend' }, new Date())).toEqual({ is: 'moved' });
  expect((await page(code)).budget).toMatchObject({ state: 'paused', why: 'too fast' });
  await pause(code, false);
  expect(await reserve(code, 1)).toEqual({ is: 'moved' });
  const { rows } = await pool().query(
    `SELECT "action", "reason" FROM "AuditEntry" WHERE "objectType" = 'budget' AND "objectId" = $1 ORDER BY "id"`,
    [code],
  );
  expect(rows.map(({ action }) => action)).toEqual(['budgets.make', 'budgets.pause', 'budgets.pause']);
});

test('a code is given once, and what belongs to an offer is changed there', async () => {
  const code = await make();
  await expect(execute(makeBudgetCommand, caller, made({ code }))).rejects.toMatchObject({ code: 'budget_exists' });
  await pool().query(
    `INSERT INTO "Budget" ("code", "scope", "subject", "kind", "per", "limit", "nameZh", "nameEn", "state", "createdAt",
       "createdBy", "changedAt", "changedBy") VALUES ('offer:x', 'offer', 'x', 'COUNT', 'whole', 5, 'x', 'x', 'open', now(), 't', now(), 't')`,
  );
  await expect(change('offer:x', 9)).rejects.toMatchObject({ code: 'budget_of_owner' });
  await expect(change('nobody', 9)).rejects.toMatchObject({ code: 'budget_not_found' });
});

describe('somebody who reaches one store', () => {
  const manager = async (): Promise<Actor> => {
    await execute(saveRegionCommand, caller, { code: 'east', nameZh: '东', nameEn: 'East' });
    await execute(saveStoreCommand, caller, { code: 's-1', regionCode: 'east', nameZh: '一店', nameEn: 'One' });
    const stores = await storeList.run({ ...caller, db: pool() }, {});
    const id = stores.find(({ code }) => code === 's-1')?.id ?? '';
    const permissions = new Set<Permission>(['budgets.read', 'budgets.edit']);
    return {
      kind: 'staff',
      id: newId(),
      name: 'Manager',
      roles: ['store_manager'],
      permissions,
      scope: { regionIds: [], storeIds: [id] },
    };
  };

  test('sees, makes and changes budgets of that store and no others', async () => {
    const actor = await manager();
    const as = { ...caller, actor };
    const [own, other, whole] = [
      await make({ scope: 'store', subject: 's-1' }, as),
      await make({ scope: 'store', subject: 's-2' }),
      await make(),
    ];
    const { rows } = await budgetList.run({ ...as, db: pool() }, {});
    expect(rows.map(({ code }) => code)).toEqual([own]);
    expect((await page(own, actor)).budget.code).toBe(own);
    for (const code of [other, whole]) await expect(page(code, actor)).rejects.toMatchObject({ status: 403 });
    await expect(make({ scope: 'store', subject: 's-2' }, as)).rejects.toMatchObject({ code: 'budget_out_of_scope' });
    expect(() => authorise('budgets.edit', { ...actor, permissions: new Set() } as Actor)).toThrow('forbidden');
  });
});

test('the list is told in pages of both directions, by state, scope and text', async () => {
  await pool().query(`DELETE FROM "BudgetUse"`);
  await pool().query(`DELETE FROM "Budget"`);
  for (const code of ['p1', 'p2', 'p3', 'p4', 'p5']) await make({ code, nameEn: `Page ${code}` });
  const list = (query: object) => budgetList.run({ ...caller, db: pool() }, { limit: '2', ...query });
  const codes = async (query: object) => (await list(query)).rows.map(({ code }) => code);
  const first = await list({});
  expect(first).toMatchObject({ prevCursor: null, total: { value: 5 } });
  const second = await list({ cursor: first.nextCursor ?? '' });
  expect(second.rows.map(({ code }) => code)).toEqual(['p3', 'p4']);
  expect(await codes({ cursor: second.prevCursor ?? '' })).toEqual(['p1', 'p2']);
  await reserve('p4', 800);
  await pause('p5', true);
  expect(await codes({ view: 'reached' })).toEqual(['p4']);
  expect(await codes({ view: 'paused' })).toEqual(['p5']);
  expect(await codes({ q: 'page p3' })).toEqual(['p3']);
  expect(await codes({ filter: 'scope:level' })).toEqual([]);
});
