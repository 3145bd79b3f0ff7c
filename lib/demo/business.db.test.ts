import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { campaignMonitor, campaignPage, campaignReview } from '@/lib/campaigns';
import { checkCampaignCommand } from '@/lib/campaigns/commands/check';
import { verifyBook } from '@/lib/ledger';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool } from '@/lib/platform/db';
import { systemCaller } from '@/lib/platform/system-caller';
import { localAt } from '@/lib/platform/testing/zone';
import { installStandardProgram } from '@/lib/standard-program';
import { purgeDemo, seedDemo } from '.';
import { BUSINESS_CAMPAIGNS, demoCampaigns } from './rules/business/campaigns';
import { diaryOf } from './rules/business/diary';
import { demoRepairs, REPAIR_KEYS } from './rules/business/repairs';
import { SALON } from './rules/business/segments';
import { rows, tableCounts } from './testing/rows';
import '@/lib/wiring';

const NOW = localAt('2026-11-21T13:00');
const LATER = localAt('2026-11-23T09:00');
const folder = mkdtempSync(join(tmpdir(), 'business-'));
const options = { baseUrl: 'http://localhost:3000', file: join(folder, 'demo.json'), now: NOW, hasBusiness: true };
const by = () => ({ ...systemCaller('test', NOW), db: pool() });
const number = async (of: string): Promise<number> => Number((await rows(`SELECT (${of})::int AS n`))[0].n);
const figuresOf = async (code: string) => {
  const { told } = await campaignMonitor.run(by(), { code });
  return Object.fromEntries((told?.figures ?? []).map(({ code: name, value }) => [name, value]));
};
const phaseOf = async (code: string) => (await campaignPage.run(by(), { code })).phase;
const ordersOf = (code: string) => `FROM "Order" o WHERE starts_with(o."externalId", 'demo-b-${code}-')`;
// What is counted again each day is not the business's, nor are refusals of who asks for the same once more.
const COUNTED =
  /^(Decision$|OutboxEvent$|Suggestion$|Report|Goods|Standing|PurchaseTotal|WorkAlert|RateLimit|Session|Coupon(Stock|$))/;
const lasting = async () =>
  Object.fromEntries(Object.entries(await tableCounts()).filter(([name]) => !COUNTED.test(name)));

let before: Record<string, number>;

beforeAll(async () => {
  await installStandardProgram(pool());
  before = await tableCounts();
  await seedDemo(options);
}, 480_000);
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await closeDatabase();
});

test('its campaigns, offers and repairs are found again by the codes that a reset names', () => {
  const diary = diaryOf('2026-11-21', 'Asia/Shanghai');
  expect(demoCampaigns(diary).map(({ code }) => code)).toEqual([...BUSINESS_CAMPAIGNS]);
  expect(demoRepairs(diary).map(({ key }) => key)).toEqual([...REPAIR_KEYS]);
});

describe('segments', () => {
  test('have the members that their rules choose, told by plain counts', async () => {
    const known: Record<string, number> = Object.fromEntries(
      (await rows('SELECT "code", "members" FROM "Segment"')).map(({ code, members }) => [code, members]),
    );
    const atRisk = `FROM "Member" m JOIN "MemberStanding" t ON t."memberId" = m."id" JOIN "MemberStats" s ON s."memberId" = m."id"
      JOIN "MemberLevel" l ON l."memberId" = m."id" WHERE t."stage" IN ('silent', 'dormant') AND s."orders" >= 2`;
    expect(known).toEqual({
      // As of the night before: who bought since is told by the worker.
      'demo-active': await number(
        `SELECT count(DISTINCT "memberId") FROM "PurchaseDay" WHERE "kind" = 'sale' AND "orders" > 0 AND "day" BETWEEN '2026-10-23' AND '2026-11-20'`,
      ),
      'demo-at-risk': await number(`SELECT count(*) ${atRisk}`),
      'demo-gold': await number(
        `SELECT count(*) FROM "MemberLevel" l WHERE l."code" IN ('gold', 'platinum', 'diamond', 'black')`,
      ),
      'demo-gold-at-risk': await number(
        `SELECT count(*) ${atRisk} AND l."code" IN ('gold', 'platinum', 'diamond', 'black')`,
      ),
      'demo-birthday': await number('SELECT count(*) FROM "Member" m WHERE m."birthMonth" = 12'),
      'demo-salon': SALON.members,
    });
    expect(Math.min(...Object.values(known))).toBeGreaterThan(10);
    expect(await number('SELECT count(*) FROM "SegmentUploadError"')).toBe(SALON.unknown);
  });

  test('have come about day by day: members came and went', async () => {
    const days = await rows(
      `SELECT count(DISTINCT "at"::date)::int AS days, count(*) FILTER (WHERE "way" = 'left')::int AS gone FROM "SegmentMove" WHERE "segmentCode" = 'demo-at-risk'`,
    );
    expect(days[0].days).toBeGreaterThan(3);
    expect(days[0].gone).toBeGreaterThan(0);
    expect(await number(`SELECT count(*) FROM "SegmentRun" WHERE "state" <> 'done'`)).toBe(0);
  });
});

describe('campaigns', () => {
  test('stand in every state that people work with', async () => {
    expect(await Promise.all(BUSINESS_CAMPAIGNS.map(phaseOf))).toEqual([
      'ended',
      'running',
      'warming',
      'submitted',
      'draft',
    ]);
  });

  test('that gave tell what their rows say, and their budgets spent no more than they took off', async () => {
    for (const [code, orders] of [
      ['member-day', 27],
      ['skincare', 38],
    ] as const) {
      const told = await figuresOf(`demo-${code}`);
      expect([code, told.orders, await number(`SELECT count(*) ${ordersOf(code)}`)]).toEqual([code, orders, orders]);
      expect(told.amount).toBe(await number(`SELECT sum(o."goods") ${ordersOf(code)}`));
      expect(told.used).toBeGreaterThan(5);
      const [room] = await rows('SELECT "limit"::int, "spent"::int FROM "BudgetRoom" WHERE "budget" = $1', [
        `demo_${code.replace('-', '_')}`,
      ]);
      const offered = await number(
        `SELECT sum((u ->> 'amount')::int8 * (u ->> 'count')::int8) FROM "Order" o JOIN "FrozenOrder" f ON f."memberId" = o."memberId" AND f."orderId" = o."id"
         CROSS JOIN LATERAL (SELECT s || jsonb_build_object('count', x -> 'count') AS u FROM jsonb_array_elements(f."terms"::jsonb -> 'lines') l,
           jsonb_array_elements(l -> 'units') x, jsonb_array_elements(x -> 'shares') s WHERE s ->> 'offer' = 'demo-${code}') y
         WHERE starts_with(o."externalId", 'demo-b-${code}-')`,
      );
      expect(room.spent).toBeGreaterThan(0);
      expect(room.spent).toBeLessThanOrEqual(offered);
      expect(room.spent).toBeLessThan(room.limit);
    }
  });

  test('that is over has a review that was frozen, with what was learnt, and its unused coupons ended', async () => {
    const { frozen, notes } = await campaignReview.run(by(), { code: 'demo-member-day' });
    expect(frozen?.told.figures.find(({ code }) => code === 'orders')?.value).toBe(27);
    expect(notes).toHaveLength(2);
    const left = `SELECT count(*) FROM "Coupon" k JOIN "CouponBatch" b ON b."id" = k."batchId" WHERE b."code" = 'demo_member_day' AND k."state" <> 'USED' AND k."endsAt" > '2026-11-21'`;
    expect(await number(left)).toBe(0);
  });

  test('that is being written is told what is wrong with it, and one was tried on past orders', async () => {
    const { draft } = await campaignPage.run(by(), { code: 'demo-evening' });
    const { findings } = await execute(checkCampaignCommand, by(), { code: 'demo-evening', terms: draft?.terms });
    const codes = findings.map(({ code }) => code);
    expect(codes).toEqual(
      expect.arrayContaining(['part_not_live', 'budget_missing', 'campaign_overlaps', 'never_tried']),
    );
    const [tried] = await rows('SELECT "code", "state", "total" FROM "Backtest"');
    expect(tried).toMatchObject({ code: 'demo-skincare', state: 'done' });
    expect(tried.total).toBeGreaterThan(200);
  });
});

test('three requests wait for somebody, a repair is done, and what should be known is an alert', async () => {
  const waiting = await rows(`SELECT "kind" FROM "ApprovalRequest" WHERE "state" = 'requested' ORDER BY 1`);
  expect(waiting.map(({ kind }) => kind)).toEqual(['campaigns.approve', 'points.adjust', 'repairs.run']);
  const repairs = await rows('SELECT "state", "members", "done" FROM "Repair" ORDER BY "createdAt"');
  expect(repairs).toEqual([
    { state: 'done', members: expect.any(Number), done: repairs[0].members },
    { state: 'waiting', members: 7, done: 0 },
  ]);
  const alerts = await rows(`SELECT "key" FROM "WorkAlert" WHERE "kind" = 'budget' ORDER BY 1`);
  expect(alerts.map(({ key }) => key)).toEqual(['demo_double_eleven', 'demo_member_day', 'demo_newcomers']);
  expect(await number('SELECT count(*) FROM "PriceCheck" WHERE "baskets" > 0')).toBe(4);
  expect(await number('SELECT count(*) FROM "MemberNote"')).toBe(6);
});

test('everybody stands somewhere as of the day, and every book is whole', async () => {
  const members = await rows('SELECT "id" FROM "Member" WHERE "demo"');
  expect(await number('SELECT count(*) FROM "MemberStanding" WHERE "stage" IS NOT NULL')).toBe(members.length);
  expect(await number('SELECT count(DISTINCT "class") FROM "MemberStanding"')).toBeGreaterThan(3);
  for (const { id } of members) {
    expect(await verifyBook(pool(), id, 'points')).toEqual([]);
    expect(await verifyBook(pool(), id, 'growth')).toEqual([]);
  }
});

test('seeded again days later, or gone on with after it was killed, it is what it was', async () => {
  const first = await lasting();
  await seedDemo({ ...options, now: LATER });
  expect(await lasting()).toEqual(first);
  for (const table of ['Campaign', 'CampaignDraft', 'CampaignStep'])
    await pool().query(`DELETE FROM "${table}" WHERE "code" = 'demo-evening'`);
  await seedDemo(options);
  expect(await lasting()).toEqual(first);
  expect(await phaseOf('demo-evening')).toBe('draft');
});

test('a reset takes all of it along', async () => {
  expect(await purgeDemo()).toBe(300);
  expect(await tableCounts()).toEqual(before);
});
