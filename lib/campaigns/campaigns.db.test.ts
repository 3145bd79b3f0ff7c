import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { approveRequestCommand } from '@/lib/approvals';
import { givenBudget } from '@/lib/budgets/testing/given';
import { syncProducts } from '@/lib/catalog';
import { claimJoined, processClaims } from '@/lib/coupons/claim/process';
import { publishCouponTermsCommand } from '@/lib/coupons/commands/batches';
import { aClaim, givenBatch, givenMembers, numbersOf } from '@/lib/coupons/testing/people';
import { aTerms } from '@/lib/coupons/testing/terms';
import { aDraw, drawn, givenGame } from '@/lib/games/testing/games';
import type { Actor } from '@/lib/kernel/actor';
import { addDays, localDate } from '@/lib/kernel/day';
import { publicId } from '@/lib/kernel/id';
import { PERMISSIONS } from '@/lib/kernel/permission';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { systemCaller } from '@/lib/platform/system-caller';
import { ZONE } from '@/lib/platform/testing/zone';
import { publishOfferCommand, quoteCommand, saveOfferCommand } from '@/lib/pricing';
import { installStandardProgram } from '@/lib/standard-program';
import { tasksOf } from '@/lib/tasks';
import { givenTask } from '@/lib/tasks/testing/tasks';
import '@/lib/wiring';
import { checkCampaignCommand } from './commands/check';
import { saveCampaignDraftCommand } from './commands/drafts';
import {
  archiveCampaignCommand,
  endCampaignCommand,
  pauseCampaignCommand,
  resumeCampaignCommand,
} from './commands/run';
import { submitCampaignCommand } from './commands/submit';
import { workCampaigns } from './jobs/work';
import { memberCampaigns } from './of-member';
import { campaignPage } from './queries';
import { campaignOf } from './store/campaigns';

beforeAll(() => installStandardProgram(pool()));
afterAll(closeDatabase);

const NOTE = 'for the test';
const permissions = new Set(PERMISSIONS);
const person = (name: string): Actor => ({ kind: 'staff', id: newId(), name, roles: [], permissions, scope: null });
const [WRITER, OTHER] = [person('小林'), person('小周')];
const by = (actor: Actor, now = new Date()) => ({ ...systemCaller('test', now), actor });
const said = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: { code?: string }) => error.code ?? String(error),
  );
const day = (after: number) => localDate(addDays(new Date(), after, ZONE), ZONE);
const code = () => `c-${newId().slice(-12)}`;
const batchPart = (id: string) => ({ sort: 'batch', code: publicId('couponBatch', id) });
const limited = () => givenBatch({ total: 1_000, perMember: null });

const termsOf = (parts: readonly object[], more: object = {}) => ({
  type: 'member_exclusive',
  goal: 'activate',
  name: { zh: '会员专享', en: 'Members only' },
  parts,
  days: { from: day(0), to: day(2) },
  ...more,
});

async function submitted(parts: readonly object[], more: object = {}, name = code(), basedOn = 0) {
  const terms = termsOf(parts, more);
  await execute(saveCampaignDraftCommand, by(WRITER), { code: name, basedOn, terms });
  const { request, revision } = await execute(submitCampaignCommand, by(WRITER), { code: name, note: NOTE });
  return { name, request, revision };
}

const approve = (requestId: string, actor: Actor = OTHER) =>
  said(execute(approveRequestCommand, by(actor), { requestId, note: '' }));

async function running(parts: readonly object[], more: object = {}): Promise<string> {
  const { name, request } = await submitted(parts, more);
  expect(await approve(request)).toBe('done');
  return name;
}

const answers = async (memberIds: readonly string[], batch: string, now: Date) =>
  (
    await processClaims(
      memberIds.map((id) => aClaim(id, batch)),
      now,
    )
  ).map((one) => (one.ok ? 'yes' : one.refusal.code));

test('nothing of it gives before its first instant or from its end on, and no job makes it so', async () => {
  const [members, batch] = [await givenMembers(1), await limited()];
  const name = await running([batchPart(batch)], { days: { warmFrom: day(1), from: day(2), to: day(2) } });
  const { window } = await campaignPage.run({ ...by(WRITER), db: pool() }, { code: name });
  const [startsAt, endsAt] = [window?.startsAt.getTime() ?? 0, window?.endsAt.getTime() ?? 0];
  expect(await answers(members, batch, new Date(startsAt - 1))).toEqual(['not_open']);
  expect(await answers(members, batch, new Date(startsAt))).toEqual(['yes']);
  expect(await answers(members, batch, new Date(endsAt - 1))).toEqual(['yes']);
  expect(await answers(members, batch, new Date(endsAt))).toEqual(['not_open']);
  const shown = async (at: number) =>
    (await memberCampaigns(pool(), members[0] ?? '', new Date(at))).map((one) => one.phase);
  expect(await shown(startsAt - 1)).toEqual(['warming']);
  expect(await shown(startsAt)).toEqual(['running']);
});

test('after a pause has committed nothing is given, however many claim meanwhile, until it goes on', async () => {
  const [members, batch] = [await givenMembers(60), await limited()];
  const name = await running([batchPart(batch)]);
  const claims = members.map((id) => claimJoined(aClaim(id, batch)));
  const more = members.map(async (id) => processClaims([aClaim(id, batch)], new Date()));
  await Promise.any(more);
  await execute(pauseCampaignCommand, by(WRITER), { code: name, note: NOTE });
  const atCommit = (await numbersOf(batch)).copies;
  await Promise.all([...claims, ...more]);
  expect((await numbersOf(batch)).copies).toBe(atCommit);
  expect(await answers(members.slice(0, 2), batch, new Date())).toEqual(['not_open', 'not_open']);
  await execute(resumeCampaignCommand, by(WRITER), { code: name, note: NOTE });
  expect(await answers(members.slice(0, 2), batch, new Date())).toEqual(['yes', 'yes']);
});

test('a pause stops coupons, games and tasks alike, and only for its audience do they open', async () => {
  const [one = '', two = ''] = await givenMembers(2);
  await pool().query(`INSERT INTO "MemberTag" ("memberId", "tag", "source") VALUES ($1, 'vip', 'test')`, [one]);
  const [batch, game, task] = [
    await limited(),
    await givenGame({ prizes: [{ code: 'a', stock: 9 }] }),
    await givenTask(),
  ];
  const parts = [batchPart(batch), { sort: 'game', code: game }, { sort: 'task', code: task }];
  const name = await running(parts, { audience: { attribute: 'member.tags', oneOf: ['vip'] } });
  const look = async (id: string) => [
    ...(await answers([id], batch, new Date())),
    (await drawn([aDraw(id, game)], { roll: 0 }))[0],
    (await tasksOf(pool(), id, new Date())).some((own) => own.code === task),
  ];
  const [coupon, prize, has] = await look(one);
  expect([coupon, String(prize).startsWith('game_'), has]).toEqual(['yes', false, true]);
  expect(await look(two)).toEqual(['not_eligible', 'game_not_for_you', false]);
  await execute(pauseCampaignCommand, by(WRITER), { code: name, note: NOTE });
  expect(await look(one)).toEqual(['not_open', 'game_not_open', false]);
});

test('what its time brings is written down once, however many write at once', async () => {
  const name = await running([batchPart(await limited())], { days: { warmFrom: day(1), from: day(2), to: day(3) } });
  const page = () => campaignPage.run({ ...by(WRITER), db: pool() }, { code: name });
  const at = (await page()).window;
  for (const now of [at?.startsAt, at?.endsAt])
    await Promise.all(Array.from({ length: 5 }, () => workCampaigns(now ?? new Date())));
  const { steps, phase } = await page();
  expect(steps.filter(({ act }) => act === 'time').map(({ to }) => to)).toEqual(['ended', 'running']);
  expect(phase).toBe('ended');
});

test('two people: neither who wrote nor who submitted it approves, and writing on takes the request back', async () => {
  const parts = [batchPart(await limited())];
  const { name, request } = await submitted(parts);
  expect(await approve(request, WRITER)).toBe('own_request');
  await execute(saveCampaignDraftCommand, by(OTHER), {
    code: name,
    basedOn: 0,
    terms: termsOf(parts, { goal: 'retain' }),
  });
  expect(await approve(request)).toBe('approval_decided');
  const again = await execute(submitCampaignCommand, by(WRITER), { code: name, note: NOTE });
  expect(again.revision).toBe(2);
  // The one who wrote the last word of it did not submit it, and is no second person either.
  expect(await approve(again.request, OTHER)).toBe('own_request');
  expect(await approve(again.request, person('小吴'))).toBe('done');
});

test('4.M whoever wrote any of it is no second person, though another wrote last and submitted; saving it unchanged is no writing', async () => {
  const parts = [batchPart(await limited())];
  const { name, request } = await submitted(parts);
  const save = (actor: Actor, more: object) =>
    execute(saveCampaignDraftCommand, by(actor), { code: name, basedOn: 0, terms: termsOf(parts, more) });
  const reader = person('小郑');
  expect(await save(reader, {})).toMatchObject({ isVoid: false });
  expect(await save(OTHER, { goal: 'retain' })).toMatchObject({ isVoid: true });
  expect(await approve(request, reader)).toBe('approval_decided');
  const again = await execute(submitCampaignCommand, by(OTHER), { code: name, note: NOTE });
  expect(await approve(again.request, WRITER)).toBe('own_request');
  expect(await approve(again.request, reader)).toBe('done');
});

test('what is approved is what was looked at: a part that changed or that another campaign took is refused', async () => {
  const batch = await limited();
  const [first, second] = [await submitted([batchPart(batch)]), await submitted([batchPart(batch)])];
  const publish = (basedOn: number) =>
    said(
      execute(publishCouponTermsCommand, by(WRITER), {
        batch: publicId('couponBatch', batch),
        basedOn,
        terms: JSON.parse(JSON.stringify(aTerms({ total: 900 }))),
        note: NOTE,
      }),
    );
  expect(await approve(first.request)).toBe('done');
  expect(await publish(1)).toBe('part_held');
  expect(await approve(second.request)).toBe('campaign_blocked');
  const other = await limited();
  const third = await submitted([batchPart(other)]);
  await pool().query('UPDATE "CouponBatch" SET "version" = 2 WHERE "id" = $1', [other]);
  await pool().query(
    'INSERT INTO "CouponTerms" SELECT "batchId", 2, "terms", "publishedAt", "publishedBy", "note" FROM "CouponTerms" WHERE "batchId" = $1',
    [other],
  );
  expect(await approve(third.request)).toBe('campaign_part_changed');
});

test('ending voids its own unused coupons and tells their members, or leaves them as they are (4.M.3)', async () => {
  const [members, kept, gone] = [await givenMembers(3), await limited(), await limited()];
  // What the batch gave before the campaign held it is none of its business.
  await answers(members.slice(0, 2), gone, new Date());
  const [one, two] = [await running([batchPart(kept)]), await running([batchPart(gone)])];
  for (const batch of [kept, gone]) await answers(members, batch, new Date());
  await execute(endCampaignCommand, by(WRITER), { code: one, note: NOTE, unused: 'keep' });
  await execute(endCampaignCommand, by(WRITER), { code: two, note: NOTE, unused: 'void' });
  await Promise.all([workCampaigns(new Date()), workCampaigns(new Date())]);
  expect(await numbersOf(kept)).toMatchObject({ copies: 3, voided: 0 });
  expect(await numbersOf(gone)).toMatchObject({ copies: 5, voided: 3 });
  const told = await pool().query(`SELECT count(*)::int AS n FROM "OutboxEvent" WHERE "name" = 'coupon.voided'`);
  expect(told.rows[0].n).toBe(3);
  expect(await answers(members.slice(0, 1), gone, new Date())).toEqual(['not_open']);
});

test('one that is put away before the worker came is wound up all the same (4.M.3)', async () => {
  const [members, batch] = [await givenMembers(2), await limited()];
  const name = await running([batchPart(batch)]);
  await answers(members, batch, new Date());
  await execute(endCampaignCommand, by(WRITER), { code: name, note: NOTE, unused: 'void' });
  await execute(archiveCampaignCommand, by(WRITER), { code: name, note: NOTE });
  await workCampaigns(new Date());
  expect(await numbersOf(batch)).toMatchObject({ copies: 2, voided: 2 });
  expect(await campaignOf(pool(), name)).toMatchObject({ state: 'archived', woundUpAt: expect.any(Date) });
});

test('S0-5.4 what its time ended and somebody put away before any job saw it is wound up all the same', async () => {
  const [members, batch] = [await givenMembers(2), await limited()];
  const name = await running([batchPart(batch)], { unused: 'void', days: { from: day(0), to: day(0) } });
  expect(await answers(members, batch, new Date())).toEqual(['yes', 'yes']);
  const later = addDays(new Date(), 2, ZONE);
  await execute(archiveCampaignCommand, by(WRITER, later), { code: name, note: NOTE });
  await workCampaigns(later);
  expect(await numbersOf(batch)).toMatchObject({ copies: 2, voided: 2 });
  const { rows } = await pool().query('SELECT "state", "woundUpAt" FROM "Campaign" WHERE "code" = $1', [name]);
  expect(rows).toEqual([{ state: 'archived', woundUpAt: later }]);
});

describe('an offer of a campaign', () => {
  const LIST = [{ kind: 'list', amount: 10_000 } as const];
  const offer = async (name: string, off: number, budget: string, more: object = {}) => {
    const said = {
      kind: 'order_discount',
      params: { off },
      layer: 'order',
      name: { zh: name, en: name },
      budgets: [budget],
      ...more,
    };
    await execute(saveOfferCommand, by(WRITER), { code: name, terms: said });
    await execute(publishOfferCommand, by(WRITER), { code: name, basedOn: 0, note: NOTE });
    return { sort: 'offer', code: name };
  };
  const applied = async (at: Date) => {
    const asked = { channel: 'pos', lines: [{ id: '1', sku: 'TEA', quantity: 2 }], at: at.toISOString() };
    const { priced } = await execute(quoteCommand, by(WRITER), asked);
    return priced.applied.map((one) => one.offer);
  };

  test('counts within its time alone, on the very next quote not after a stop, and for its stores only', async () => {
    const sku = { code: 'TEA', prices: LIST };
    await execute(syncProducts, systemCaller('test'), {
      products: [{ code: 'TEA', version: 1, nameZh: '茶', nameEn: 'Tea', skus: [sku] }],
    });
    const budget = await givenBudget({ limit: 100_000 });
    const part = await offer('tea-day', 3_000, budget);
    const name = await running([part], { budget, days: { from: day(1), to: day(2) } });
    const { window } = await campaignPage.run({ ...by(WRITER), db: pool() }, { code: name });
    const [from, to] = [window?.startsAt.getTime() ?? 0, window?.endsAt.getTime() ?? 0];
    expect(await applied(new Date(from - 1))).toEqual([]);
    expect(await applied(new Date(from))).toEqual(['tea-day']);
    expect(await applied(new Date(to))).toEqual([]);
    await execute(pauseCampaignCommand, by(WRITER), { code: name, note: NOTE });
    expect(await applied(new Date(from))).toEqual([]);
    await execute(resumeCampaignCommand, by(WRITER), { code: name, note: NOTE });
    const terms = termsOf([part], { budget, stores: ['nowhere'], days: { from: day(1), to: day(2) } });
    await execute(saveCampaignDraftCommand, by(WRITER), { code: name, basedOn: 1, terms });
    const { request } = await execute(submitCampaignCommand, by(WRITER), { code: name, note: NOTE });
    expect(await applied(new Date(from))).toEqual(['tea-day']);
    expect(await approve(request)).toBe('done');
    expect(await applied(new Date(from))).toEqual([]);
  });

  test('that takes too much off together with another is found by the evaluator and not submitted', async () => {
    const budget = await givenBudget({ limit: 100_000 });
    // However many others there are, of other goods and before it by their codes.
    for (let place = 0; place < 61; place++)
      await offer(`a-${place}`, 2_000, budget, { scope: { include: { skus: ['COFFEE'] } } });
    await offer('always-on', 2_000, budget);
    const code = 'too-much';
    const terms = termsOf([await offer('on-top', 4_000, budget)], { budget, days: { from: day(1), to: day(2) } });
    await execute(saveCampaignDraftCommand, by(WRITER), { code, basedOn: 0, terms });
    const { findings } = await execute(checkCampaignCommand, by(WRITER), { code, terms });
    const stack = findings.find(({ code: found, about }) => found === 'offers_stack' && about?.code === 'always-on');
    expect(stack).toMatchObject({ level: 'block', facts: { sku: 'TEA', quantity: 1, list: 10_000, net: 4_000 } });
    expect(await said(execute(submitCampaignCommand, by(WRITER), { code, note: NOTE }))).toBe('campaign_blocked');
    const floor = { code: 'TEA', prices: [...LIST, { kind: 'floor', amount: 7_000 }] };
    await execute(syncProducts, systemCaller('test'), {
      products: [{ code: 'TEA', version: 2, nameZh: '茶', nameEn: 'Tea', skus: [floor] }],
    });
    const again = await execute(checkCampaignCommand, by(WRITER), { code, terms });
    const stopped = again.findings.find(({ code: found }) => found === 'offers_to_floor');
    expect(stopped).toMatchObject({ level: 'warn', facts: { sku: 'TEA', quantity: 1, net: 7_000 } });
  });
});

test('what the checks forbid is not submitted', async () => {
  const name = code();
  const budget = await givenBudget({ scope: 'campaign', limit: 0 });
  const terms = termsOf([batchPart(await limited())], { budget });
  await execute(saveCampaignDraftCommand, by(WRITER), { code: name, basedOn: 0, terms });
  expect(await said(execute(submitCampaignCommand, by(WRITER), { code: name, note: NOTE }))).toBe('campaign_blocked');
});
