import { afterAll, beforeAll, expect, test } from 'vitest';
import { approveRequestCommand } from '@/lib/approvals';
import { givenBudget } from '@/lib/budgets/testing/given';
import { belongingOf } from '@/lib/campaigns/belonging';
import { saveCampaignDraftCommand } from '@/lib/campaigns/commands/drafts';
import { submitCampaignCommand } from '@/lib/campaigns/commands/submit';
import { campaignOf } from '@/lib/campaigns/store/campaigns';
import { countDeeds } from '@/lib/campaigns/store/deeds';
import { processClaims } from '@/lib/coupons/claim/process';
import { aClaim, givenBatch, givenMembers } from '@/lib/coupons/testing/people';
import type { Actor } from '@/lib/kernel/actor';
import { addDays, localDate } from '@/lib/kernel/day';
import { publicId } from '@/lib/kernel/id';
import { PERMISSIONS } from '@/lib/kernel/permission';
import { processOrders, processRefunds } from '@/lib/orders';
import { anOrder, aRefund } from '@/lib/orders/testing/orders';
import { orderOf, quoteOf, type SaidCart, sendRefund } from '@/lib/orders/testing/quoted';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { drainOutbox } from '@/lib/platform/outbox-drain';
import { systemCaller } from '@/lib/platform/system-caller';
import { ZONE } from '@/lib/platform/testing/zone';
import { publishOfferCommand, saveOfferCommand } from '@/lib/pricing';
import { installStandardProgram } from '@/lib/standard-program';
import { subscriptions } from '@/lib/subscriptions';
import '@/lib/wiring';
import { countReports, numberRows, repairReports, tellBuilt } from '.';
import { figures } from './figures';
import type { By } from './rules/ask';
import { type Definition, FIRST } from './rules/definition';
import { expectGoodsEqual } from './testing/goods';
import { EVERYWHERE, expectAllEqual } from './testing/parity';

const NOW = new Date();
const TODAY = localDate(NOW, ZONE);
const day = (after: number) => localDate(addDays(NOW, after, ZONE), ZONE);
const SPAN = { from: day(-3), to: day(1) };
const system = { actor: { kind: 'system', name: 'test' }, db: pool(), now: NOW } as const;
const LONG = 60_000;
const CLOCK = { zone: ZONE, today: TODAY };
const GOODS = ['goods_orders', 'goods_units', 'goods_amount', 'goods_refunded'];

const told = async (codes: readonly string[], by: By, where: object = {}) => {
  const table = await figures(pool(), codes, { days: SPAN, where: { ...EVERYWHERE, ...where }, by }, CLOCK);
  return Object.fromEntries([...table].map(([key, values]) => [key, codes.map((code) => values[code])]));
};

const CATEGORIES = [
  ['food', null, ['food']],
  ['fruit', 'food', ['food', 'fruit']],
  ['meat', 'food', ['food', 'meat']],
  ['tea', null, ['tea']],
] as const;

let orders = 0;
/** An order of so many pieces of goods at ¥10: sku, category, brand, pieces. */
async function sold(
  member: string | null,
  store: string,
  ...lines: readonly (readonly [string, string, string, number])[]
) {
  const event = anOrder({
    member,
    externalId: `goods-${orders++}`,
    paidAt: new Date(NOW.getTime() - 60_000).toISOString(),
  });
  const [line = expect.fail()] = event.lines;
  const goods = lines.map(([sku, category, brand, quantity], at) => ({
    ...line,
    id: `${at + 1}`,
    sku,
    category,
    brand,
    quantity,
    unitPrice: 1_000,
    net: 1_000 * quantity,
  }));
  const [outcome] = await processOrders([{ ...event, storeCode: store, lines: goods }], NOW);
  expect(outcome).toMatchObject({ ok: true });
  return event.externalId;
}

beforeAll(async () => {
  await installStandardProgram(pool());
  for (const [code, parent, path] of CATEGORIES) {
    await pool().query(
      `INSERT INTO "Category" ("code", "parentCode", "nameZh", "nameEn", "path") VALUES ($1, $2, $1, $1, $3)`,
      [code, parent, path],
    );
  }
  const members = await givenMembers(12);
  for (const member of members) await sold(member, 'n1', ['apple', 'fruit', 'farm', 2], ['beef', 'meat', 'farm', 1]);
  for (const member of members.slice(0, 6))
    await sold(member, 's1', ['apple', 'fruit', 'farm', 1], ['puer', 'tea', 'yun', 3]);
  for (const member of members.slice(0, 5)) await sold(member, 's1', ['basket', 'food', 'farm', 1]);
  await sold(members[0] ?? '', 's1', ['rare', 'spice', 'far', 1]);
  const last = await sold(null, 's1', ['rare', 'spice', 'far', 1]);
  const back = aRefund(last, [{ id: '1', quantity: 1 }], { refundedAt: NOW.toISOString() });
  expect(await processRefunds([back], NOW)).toMatchObject([{ ok: true }]);
  await countReports(NOW);
});
afterAll(closeDatabase);

test('a category counts an order once, whatever of it is in the order, and what lies below it side by side', async () => {
  expect(await told(GOODS, 'category')).toEqual({
    // Twelve orders of two pieces of fruit and one of meat, six of fruit, five of what is food and nothing more.
    food: [23, 47, 47_000, 0],
    tea: [6, 18, 18_000, 0],
    spice: [2, 2, 2_000, 1_000],
  });
  expect(await told(GOODS, 'category', { about: { subject: 'category', key: 'food' } })).toEqual({
    fruit: [18, 30, 30_000, 0],
    meat: [12, 12, 12_000, 0],
    'food/': [5, 5, 5_000, 0],
  });
  expect(await told(GOODS, 'all')).toEqual({ '': [25, 67, 67_000, 1_000] });
});

test('products of one category, and products by level or channel, come from the rows and are the same', async () => {
  expect(await told(GOODS, 'sku', { about: { subject: 'category', key: 'food' } })).toEqual({
    apple: [18, 30, 30_000, 0],
    beef: [12, 12, 12_000, 0],
    basket: [5, 5, 5_000, 0],
  });
  expect(await told(GOODS, 'sku', { channel: 'pos' })).toEqual(await told(GOODS, 'sku'));
  expect(await told(GOODS, 'channel', { about: { subject: 'sku', key: 'puer' } })).toEqual({ pos: [6, 18, 18_000, 0] });
});

test('whoever sees some stores is told of their goods alone', async () => {
  expect(await told(GOODS, 'brand', { stores: ['s1'] })).toEqual({
    farm: [11, 11, 11_000, 0],
    yun: [6, 18, 18_000, 0],
    far: [2, 2, 2_000, 1_000],
  });
  expect(await told(GOODS, 'store', { about: { subject: 'brand', key: 'farm' } })).toEqual({
    n1: [12, 36, 36_000, 0],
    s1: [11, 11, 11_000, 0],
  });
});

const asked = (changes: Partial<Definition>): Definition => ({
  ...FIRST,
  chart: 'table',
  period: 'last_7',
  compare: 'none',
  ...changes,
});

test('what a few bought is told with no line of its own, and no filter tells it either', async () => {
  const { rows } = await tellBuilt(system, asked({ measures: ['goods_units', 'goods_price'], split: 'sku' }));
  // The rare one alone would be what the others leave of the whole: the next smallest goes with it, and both are told as one.
  expect(rows.map(({ key, values, gathered }) => [key, values.goods_units, gathered])).toEqual([
    ['apple', 30, 0],
    ['puer', 18, 0],
    ['beef', 12, 0],
    ['//others', 7, 2],
  ]);
  const alone = await tellBuilt(system, asked({ measures: ['goods_units'], split: 'day', about: 'sku:rare' }));
  expect(alone.heads).toEqual([{ code: 'goods_units', value: null, before: null, isFew: true }]);
  expect(alone.rows.every(({ isHidden, values }) => isHidden && Object.keys(values).length === 0)).toBe(true);
  const many = await tellBuilt(system, asked({ measures: ['goods_units'], split: 'day', about: 'sku:apple' }));
  expect(many.heads).toMatchObject([{ value: 30, isFew: false }]);
});

test('the rows behind a product, also within a category, add up to its number', async () => {
  const rows = (more: object) =>
    numberRows.run(
      { ...systemCaller('test', NOW), db: pool() },
      numberRows.input.parse({ metric: 'goods_units', ...SPAN, ...more }),
    );
  for (const [more, value, count] of [
    [{ subject: 'apple', by: 'sku' }, 30, 18],
    [{ subject: 'apple', by: 'sku', about: 'category:food' }, 30, 18],
    [{ subject: 'apple', by: 'sku', about: 'category:tea' }, null, 0],
    [{ about: 'category:food', store: 's1' }, 11, 11],
    [{ subject: 'food/', by: 'category', about: 'category:food' }, 5, 5],
  ] as const) {
    const found = await rows(more);
    expect([more, found.value, found.rows.length]).toEqual([more, value, count]);
    expect(found.rows.reduce((sum, row) => sum + row.value, 0)).toBe(value ?? 0);
  }
});

test('a category that moves takes its past along at the next count', async () => {
  // Nothing was written since: it is the tree alone that brings the day up again.
  await pool().query(`UPDATE "ReportState" SET "countedAt" = now() + interval '1 hour'`);
  await pool().query(`UPDATE "Category" SET "parentCode" = 'tea', "path" = ARRAY['tea', 'meat'] WHERE "code" = 'meat'`);
  await pool().query(
    `UPDATE "ReportCell" SET "day" = "day" - 2 WHERE "span" = 'day' AND starts_with("what", 'goods.') AND "day" = $1`,
    [TODAY],
  );
  await pool().query(`UPDATE "Order" SET "paidAt" = "paidAt" - interval '2 days'`);
  const later = new Date(NOW.getTime() + 1_000);
  await countReports(later);
  expect(await told(GOODS.slice(0, 3), 'category')).toEqual({
    food: [23, 35, 35_000],
    tea: [18, 30, 30_000],
    spice: [2, 2, 2_000],
  });
  expect(await repairReports(later)).toBe(0);
});

const permissions = new Set(PERMISSIONS);
const by = (name: string) => {
  const actor: Actor = { kind: 'staff', id: newId(), name, roles: [], permissions, scope: null };
  return { ...systemCaller('test'), actor };
};

test(
  'a campaign is told as its monitor tells it, until something comes back and after',
  async () => {
    const [sku, offer] = [`sku-${newId().slice(-12)}`, `sale-${newId().slice(-12)}`];
    const budget = await givenBudget({ limit: 1_000_000 });
    const before = systemCaller('test', new Date(Date.now() - 60_000));
    const terms = {
      name: { zh: offer, en: offer },
      kind: 'order_discount',
      params: { off: 1_000 },
      layer: 'order',
      scope: { include: { skus: [sku] } },
      budgets: [budget],
    };
    await execute(saveOfferCommand, before, { code: offer, terms });
    await execute(publishOfferCommand, before, { code: offer, basedOn: 0, note: 'test' });
    const batch = await givenBatch({ total: 100, perMember: null });
    const code = `m-${newId().slice(-12)}`;
    const says = {
      type: 'member_exclusive',
      goal: 'acquire',
      name: { zh: '会员专享', en: 'Members only' },
      parts: [
        { sort: 'offer', code: offer },
        { sort: 'batch', code: publicId('couponBatch', batch) },
      ],
      budget,
      days: { from: day(0), to: day(2) },
    };
    const writer = by('小林');
    await execute(saveCampaignDraftCommand, writer, { code, basedOn: 0, terms: says });
    const { request } = await execute(submitCampaignCommand, writer, { code, note: 'test' });
    await execute(approveRequestCommand, by('小周'), { requestId: request, note: '' });
    const members = await givenMembers(9);
    await processClaims(
      members.map((id) => aClaim(id, batch)),
      new Date(),
    );
    const bought: string[] = [];
    for (const member of members.slice(0, 6)) {
      const cart: SaidCart = { member, lines: [{ id: '1', sku, quantity: 2, price: 10_000 }], at: new Date() };
      const event = orderOf(await quoteOf(cart), cart, { status: 'paid' });
      expect(await processOrders([event], new Date())).toMatchObject([{ ok: true }]);
      bought.push(event.externalId);
    }
    const codes = [
      'campaign_participants',
      'campaign_orders',
      'campaign_amount',
      'campaign_discount',
      'campaign_coupons',
      'campaign_net',
      'campaign_coupons_used',
    ];
    const compared = async () => {
      const now = new Date();
      await countReports(now);
      // What its monitor tells, without the seconds for which that is kept.
      const row = (await campaignOf(pool(), code)) ?? expect.fail();
      const belongs = (await belongingOf(pool(), row, null)) ?? expect.fail();
      const monitor = (await countDeeds(pool(), belongs, ZONE)).find(({ by: split }) => split === '') ?? expect.fail();
      const mine = (await told(codes, 'campaign'))[code];
      expect(mine?.slice(0, 3)).toEqual([monitor.participants, monitor.orders, monitor.amount]);
      expect([mine?.[4], mine?.[5], mine?.[6]]).toEqual([
        monitor.given,
        monitor.amount - monitor.refunded,
        monitor.used,
      ]);
      expect(await told(codes, 'all', { about: { subject: 'campaign', key: code } })).toEqual({ '': mine });
      return { mine, given: monitor.discount };
    };
    const first = await compared();
    // Each order used its coupon beside the offer: ¥10 and ¥10.
    expect(first.mine).toEqual([9, 6, 6 * 18_000, 12_000, 9, 6 * 18_000, 6]);
    expect(first.given).toBe(12_000);
    await sendRefund(
      aRefund(bought[0] ?? '', [{ id: '1', quantity: 1 }], { refundedAt: new Date().toISOString() }),
      new Date(),
    );
    const second = await compared();
    expect(second.mine?.[5]).toBe(6 * 18_000 - 9_000);
    // Nobody of another store took part.
    expect(await told(['campaign_participants'], 'all', { stores: ['nowhere'] })).toEqual({ '': [0] });
    expect(await repairReports(new Date())).toBe(0);
    while ((await drainOutbox(subscriptions)) > 0);
    const then = new Date();
    await countReports(then);
    await expectAllEqual([SPAN, { from: TODAY, to: day(1) }], TODAY, then);
    await expectGoodsEqual(SPAN, TODAY, EVERYWHERE);
  },
  LONG,
);
