import { afterAll, beforeAll, expect, test } from 'vitest';
import { applyBudgetEvent, loadBudgetWork, saveBudgetWork } from '@/lib/budgets';
import { syncProducts } from '@/lib/catalog';
import { processClaims } from '@/lib/coupons/claim/process';
import { aClaim, givenBatch } from '@/lib/coupons/testing/people';
import { enrolMember } from '@/lib/enrolment';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool, withTransaction } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { program } from '@/lib/platform/program';
import { systemCaller } from '@/lib/platform/system-caller';
import { installStandardProgram } from '@/lib/standard-program';
import '@/lib/wiring';
import { publishOfferCommand, type Quoted, quoteCommand, saveOfferCommand } from '.';
import { stopOfferCommand } from './commands/stop-offer';
import { pointWorth } from './offer-room';
import { budgetUses } from './rules/uses';
import { refusedAs } from './testing/build';

const HOUR_MS = 3_600_000;
const caller = systemCaller('test');
const name = { zh: '闪购', en: 'Flash' };
let memberId = '';

beforeAll(async () => {
  await installStandardProgram(pool());
  const sku = { code: 'TEA', prices: [{ kind: 'list', amount: 10_000 }] };
  await execute(syncProducts, caller, {
    products: [{ code: 'TEA', version: 1, nameZh: '茶', nameEn: 'Tea', skus: [sku] }],
  });
  memberId = (await execute(enrolMember, caller, { externalId: 'm-1' })).memberId;
});
afterAll(closeDatabase);

const publish = async (code: string, terms: object, basedOn = 0) => {
  await execute(saveOfferCommand, caller, { code, terms: { name, ...terms } });
  const effectiveFrom = basedOn === 0 ? null : new Date(Date.now() + HOUR_MS / 2).toISOString();
  return execute(publishOfferCommand, caller, { code, basedOn, note: 'test', effectiveFrom });
};
const quote = (quantity: number): Promise<Quoted> =>
  execute(quoteCommand, caller, {
    channel: 'pos',
    member: { externalId: 'm-1' },
    lines: [{ id: '1', sku: 'TEA', quantity }],
    at: new Date(Date.now() + HOUR_MS).toISOString(),
  });
const reserve = ({ priced }: Quoted) =>
  withTransaction(async (db) => {
    const costs = budgetUses(priced, pointWorth(await program(db)));
    const source = newId();
    const work = await loadBudgetWork(db, [{ source, memberId, budgets: [...costs.keys()] }], new Date());
    const answer = applyBudgetEvent(work, source, { type: 'reserve', costs });
    await saveBudgetWork(db, work);
    return answer;
  });

test('the stock of a flash price is told in quotes, given once, and its limit of one member beside it', async () => {
  const flash = (stock: object) => ({ kind: 'flash_price', layer: 'unit', params: { prices: { TEA: 4_000 } }, stock });
  await publish('flash', flash({ total: 3 }));
  const first = await quote(2);
  expect(first.priced.totals.goods).toBe(8_000);
  expect(await reserve(first)).toEqual({ is: 'moved' });
  const second = await quote(2);
  expect(second.priced.totals.goods).toBe(14_000);
  expect(await reserve(second)).toEqual({ is: 'moved' });
  expect(await reserve(second)).toMatchObject({ is: 'refused', code: 'sold_out', facts: { left: 0, needed: 1 } });
  expect(refusedAs((await quote(1)).priced, 'flash').code).toBe('sold_out');

  await publish('flash', flash({ total: 10, perMember: 3 }), 1);
  expect(refusedAs((await quote(1)).priced, 'flash').code).toBe('member_limit_reached');
});

test('an offer is published only with budgets that are there', async () => {
  const terms = { kind: 'order_discount', layer: 'order', params: { off: 100 }, budgets: ['nobody'] };
  await expect(publish('ghost', terms)).rejects.toMatchObject({ code: 'budget_not_found' });
});

test('a budget that rests and an offer that is stopped count for nothing on the very next quote', async () => {
  await pool().query(
    `INSERT INTO "Budget" ("code", "scope", "kind", "per", "limit", "nameZh", "nameEn", "state", "createdAt", "createdBy", "changedAt", "changedBy")
     VALUES ('summer', 'campaign', 'AMOUNT', 'whole', 100000, '夏', 'Summer', 'open', now(), 'test', now(), 'test')`,
  );
  await publish('ten', { kind: 'order_discount', layer: 'order', params: { off: 1_000 }, budgets: ['summer'] });
  const before = await quote(1);
  expect(before.priced.applied).toMatchObject([{ offer: 'ten', budgets: ['summer'] }]);
  await pool().query(`UPDATE "Budget" SET "state" = 'paused', "why" = 'too dear' WHERE "code" = 'summer'`);
  expect(refusedAs((await quote(1)).priced, 'ten').code).toBe('budget_paused');
  // What was quoted a moment ago is not given either: that is what the switch is for.
  expect(await reserve(before)).toMatchObject({ is: 'refused', code: 'budget_paused' });
  await pool().query(`UPDATE "Budget" SET "state" = 'open', "why" = NULL WHERE "code" = 'summer'`);

  const stop = (stopped: boolean) => execute(stopOfferCommand, caller, { code: 'ten', stopped, note: 'a wrong price' });
  await stop(true);
  expect(refusedAs((await quote(1)).priced, 'ten')).toMatchObject({
    code: 'offer_stopped',
    facts: { why: 'a wrong price' },
  });
  await expect(stop(true)).rejects.toMatchObject({ code: 'offer_stopped' });
  await stop(false);
  expect((await quote(1)).priced.totals.goods).toBe(9_000);
  await expect(stop(false)).rejects.toMatchObject({ code: 'offer_not_stopped' });
});

test('what all copies of a batch together may cost is a budget: the last copy takes what is left, the next is refused (S0-4.2)', async () => {
  const batch = await givenBatch({
    kind: 'straight_off',
    params: { off: 3_000 },
    total: null,
    perMember: 3,
    budget: { owner: 'marketing', limit: 4_000 },
  });
  await processClaims([aClaim(memberId, batch), aClaim(memberId, batch), aClaim(memberId, batch)], new Date());
  const first = await quote(1);
  expect(first.priced.applied.at(-1)).toMatchObject({ granted: 3_000, budgets: [`batch:${batch}`] });
  expect(await reserve(first)).toEqual({ is: 'moved' });
  const second = await quote(1);
  expect(second.priced.applied.at(-1)).toMatchObject({ desired: 3_000, granted: 1_000 });
  expect(await reserve(second)).toEqual({ is: 'moved' });
  const third = await quote(1);
  expect(third.priced.refused.filter(({ code }) => code === 'budget_exhausted')).toHaveLength(3);
});
