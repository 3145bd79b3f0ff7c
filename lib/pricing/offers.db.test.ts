import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { syncProducts } from '@/lib/catalog';
import { enrolMember } from '@/lib/enrolment';
import { publicId } from '@/lib/kernel/id';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { knownFrom } from '@/lib/platform/program';
import { systemCaller } from '@/lib/platform/system-caller';
import { local } from '@/lib/platform/testing/zone';
import { givenSegment } from '@/lib/segments/testing/segments';
import { installStandardProgram } from '@/lib/standard-program';
import '@/lib/wiring';
import { publishOfferCommand, type Quoted, quoteCommand, saveOfferCommand, sweepQuotes, withdrawOfferCommand } from '.';

const HOUR_MS = 3_600_000;
// Each at its own moment: from when a version counts is told from it, however slow the machine.
const caller = () => systemCaller('test');
const later = (hours: number) => new Date(Date.now() + hours * HOUR_MS);
const name = { zh: '优惠', en: 'Offer' };
const save = (code: string, off: number) =>
  execute(saveOfferCommand, caller(), {
    code,
    terms: { kind: 'order_discount', params: { off }, layer: 'order', name },
  });
const publish = (code: string, basedOn: number, effectiveFrom: Date | null = null) =>
  execute(publishOfferCommand, caller(), {
    code,
    basedOn,
    note: 'test',
    effectiveFrom: effectiveFrom?.toISOString() ?? null,
  });
const withdraw = (code: string) => execute(withdrawOfferCommand, caller(), { code, note: 'test' });
const quote = (more: object = {}): Promise<Quoted> =>
  execute(quoteCommand, caller(), {
    channel: 'pos',
    lines: [{ id: '1', sku: 'TEA', quantity: 2 }],
    at: later(1).toISOString(),
    ...more,
  });
const count = async (text: string): Promise<number> => (await pool().query(text)).rows[0].n;
let memberId = '';

beforeAll(async () => {
  await installStandardProgram(pool());
  const sku = {
    code: 'TEA',
    prices: [
      { kind: 'list', amount: 10_000 },
      { kind: 'member', amount: 9_000 },
      { kind: 'floor', amount: 8_000 },
    ],
  };
  await execute(syncProducts, caller(), {
    products: [{ code: 'TEA', version: 1, nameZh: '茶', nameEn: 'Tea', skus: [sku] }],
  });
  memberId = (await execute(enrolMember, caller(), { externalId: 'm-1', birthday: '1990-11-18', region: '华东' }))
    .memberId;
});
afterAll(closeDatabase);

test('the standard program starts with member prices and the members’ day, until they are withdrawn', async () => {
  const member = { externalId: 'm-1' };
  const wednesday = await quote({ member, at: local('2027-03-10T14:00') });
  expect(wednesday.priced.totals).toMatchObject({ list: 20_000, goods: 16_000 });
  expect(wednesday.priced.applied.map(({ offer }) => offer)).toEqual(['member-price', 'member-day']);
  expect((await quote({ member, at: local('2027-03-11') })).priced.totals.goods).toBe(18_000);
  expect((await quote({ at: local('2027-03-10T14:00') })).priced.totals.goods).toBe(20_000);
  for (const code of ['member-price', 'member-day']) await withdraw(code);
  expect((await quote({ member, at: local('2027-03-10T14:00') })).priced.totals.goods).toBe(20_000);
});

describe('versions of offers', () => {
  test('a draft counts for nothing, a version from its instant on, a withdrawn one no more', async () => {
    await save('first', 500);
    expect((await quote()).priced.totals.payable).toBe(20_000);
    const before = Date.now();
    const { effectiveFrom } = await publish('first', 0);
    expect(effectiveFrom.getTime()).toBeGreaterThan(before);
    expect((await quote()).priced.totals.payable).toBe(19_500);
    expect((await quote({ at: new Date(effectiveFrom.getTime() - 1).toISOString() })).priced.totals.payable).toBe(
      20_000,
    );

    await save('first', 700);
    const next = later(48);
    await publish('first', 1, next);
    expect((await quote()).priced.applied[0]).toMatchObject({ offer: 'first', version: 1, granted: 500 });
    expect((await quote({ at: next.toISOString() })).priced.applied[0]).toMatchObject({ version: 2, granted: 700 });

    const { versions, at } = await withdraw('first');
    expect(versions).toEqual([1, 2]);
    expect((await quote({ at: at.toISOString() })).priced.applied).toEqual([]);
    expect((await quote({ at: next.toISOString() })).priced.applied).toEqual([]);
    await expect(withdraw('first')).rejects.toMatchObject({ code: 'offer_withdrawn' });
    await save('first', 900);
    await publish('first', 2);
    expect((await quote()).priced.applied[0]).toMatchObject({ version: 3, granted: 900 });
    await withdraw('first');
  });

  test('who began from another version, publishes nothing or names what has passed is refused', async () => {
    await expect(publish('nothing', 0)).rejects.toMatchObject({ code: 'offer_draft_not_found' });
    await expect(withdraw('nothing')).rejects.toMatchObject({ code: 'offer_not_found' });
    await save('second', 500);
    await expect(publish('second', 1)).rejects.toMatchObject({ code: 'offer_changed_meanwhile', facts: { latest: 0 } });
    await expect(publish('second', 0, new Date())).rejects.toMatchObject({ code: 'effective_in_past' });
    await publish('second', 0, later(24));
    await save('second', 600);
    await expect(publish('second', 1, later(12))).rejects.toMatchObject({ code: 'effective_before_newest' });
    await withdraw('second');
  });

  test('of twenty who publish the same draft at once one does', async () => {
    await save('raced', 100);
    const all = await Promise.allSettled(Array.from({ length: 20 }, () => publish('raced', 0)));
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await count(`SELECT count(*)::int AS n FROM "OfferVersion" WHERE "code" = 'raced'`)).toBe(1);
    await withdraw('raced');
  });

  test('a version is never changed and never deleted', async () => {
    await expect(pool().query(`UPDATE "OfferVersion" SET "note" = 'x'`)).rejects.toThrow('append-only');
    await expect(pool().query(`DELETE FROM "OfferWithdrawal"`)).rejects.toThrow('append-only');
  });

  test('terms that this program does not understand count for nothing and say so', async () => {
    await pool().query(
      `INSERT INTO "OfferVersion" ("code", "version", "terms", "effectiveFrom", "publishedAt", "publishedBy", "note")
       VALUES ('lost', 1, '{"kind":"from_the_future"}', now(), now(), 'test', 'test')`,
    );
    await save('tick', 1);
    await publish('tick', 0);
    await withdraw('tick');
    const { priced } = await quote();
    expect(priced.refused.find(({ offer }) => offer === 'lost')).toMatchObject({ code: 'unknown_kind' });
    expect(priced.totals.payable).toBe(20_000);
  });
});

describe('a quote', () => {
  test('takes prices and floors from the catalog and the member as he is', async () => {
    const terms = (kind: string, params: object, layer: string) => ({ kind, params, layer, name });
    const offers = [
      ['member', terms('member_price', {}, 'unit')],
      ['birthday', terms('birthday', { window: 'day', rateBp: 5_000 }, 'order')],
    ] as const;
    for (const [code, said] of offers) {
      await execute(saveOfferCommand, caller(), { code, terms: said });
      await publish(code, 0);
    }
    const birthday = local(`${new Date().getUTCFullYear() + 1}-11-18T12:00`);
    const { priced } = await quote({ member: { id: publicId('member', memberId) }, at: birthday, freight: 800 });
    // Half off 9,000 each would be 4,500: the floor of 8,000 stops it.
    expect(priced.totals).toMatchObject({ list: 20_000, goods: 16_000, freight: 800, payable: 16_800 });
    expect(priced.applied.find(({ offer }) => offer === 'birthday')?.trims).toEqual([{ by: 'floor', cut: 7_000 }]);
    const other = await quote({ member: { externalId: 'm-1' } });
    expect(other.priced.totals.goods).toBe(18_000);
    expect(other.priced.earn?.points.granted).toBeGreaterThan(0);
    expect((await quote()).priced.totals.goods).toBe(20_000);
    for (const [code] of offers) await withdraw(code);
  });

  test('is kept as it was told, and swept when it is old', async () => {
    const { quoteId, priced } = await quote({ couponCodes: ['NOPE'] });
    const { rows } = await pool().query('SELECT "priced" FROM "Quote" WHERE "id" = $1', [quoteId]);
    expect(rows[0].priced).toEqual(JSON.parse(JSON.stringify(priced)));
    expect(priced.refused.at(-1)).toMatchObject({ offer: 'NOPE', code: 'coupon_not_found' });
    expect(await sweepQuotes(pool(), new Date(0))).toBe(0);
    expect(await sweepQuotes(pool(), knownFrom(new Date()))).toBeGreaterThan(0);
  });

  test('refuses a member and a price that nobody knows', async () => {
    await expect(quote({ member: { externalId: 'nobody' } })).rejects.toMatchObject({ code: 'member_not_found' });
    await expect(quote({ lines: [{ id: '1', sku: 'GHOST', quantity: 1 }] })).rejects.toMatchObject({
      code: 'price_unknown',
    });
    const { priced } = await quote({ lines: [{ id: '1', sku: 'GHOST', quantity: 1, unitPrice: 500 }] });
    expect(priced.totals.payable).toBe(500);
  });
});

test('an offer for a segment speaks to whom its rule holds for now, and tells others which of its tests keeps them out', async () => {
  // Nobody refreshes it: what counts is what holds now, not a list.
  const where = {
    all: [
      { attribute: 'member.orders', atLeast: 1 },
      { attribute: 'member.days_since_order', atMost: 30 },
    ],
  };
  const segment = await givenSegment(where, new Date());
  const code = `for-${segment}`;
  await execute(saveOfferCommand, caller(), {
    code,
    terms: {
      kind: 'order_discount',
      params: { off: 1_000 },
      layer: 'order',
      name,
      conditions: { attribute: 'member.segment', oneOf: [segment] },
    },
  });
  await publish(code, 0);
  const ofMember = () => quote({ member: { id: publicId('member', memberId) } });
  const set = (orders: number, ago: number) =>
    pool().query(
      `UPDATE "MemberStats" SET "orders" = $2, "lastOrderAt" = now() - make_interval(days => $3) WHERE "memberId" = $1`,
      [memberId, orders, ago],
    );
  await set(2, 45);
  const { priced: no } = await ofMember();
  expect(no.applied.map(({ offer }) => offer)).not.toContain(code);
  expect(no.refused.find(({ offer }) => offer === code)).toMatchObject({
    code: 'outside_segment',
    facts: { segment, attribute: 'member.days_since_order', test: 'at_most', actual: 45, needed: 30 },
  });
  await set(2, 5);
  expect((await ofMember()).priced.applied.map(({ offer }) => offer)).toContain(code);
  // Without a member, and without anybody who asks, nothing more is read.
  expect((await quote()).priced.refused.find(({ offer }) => offer === code)).toMatchObject({ code: 'outside_segment' });
  await withdraw(code);
});

test('an offer may be of the first three orders of a level, and an order that came back wholly is none (S3-7.4)', async () => {
  const code = `trial-${newId().slice(-12)}`;
  await execute(saveOfferCommand, caller(), {
    code,
    terms: {
      kind: 'order_discount',
      params: { off: 1_000 },
      layer: 'order',
      name,
      conditions: { attribute: 'member.level_orders', atMost: 2 },
    },
  });
  await publish(code, 0);
  await pool().query(`UPDATE "MemberLevel" SET "since" = now() - interval '9 days' WHERE "memberId" = $1`, [memberId]);
  const paid = async (ago: number): Promise<string> => {
    const id = newId();
    await pool().query(
      `INSERT INTO "Order" ("memberId", "id", "externalId", "status", "placedAt", "paidAt", "goods", "freight", "adjustment", "contentHash", "source")
       VALUES ($1, $2, 'trial ' || $3, 'paid', now(), now() - make_interval(days => $4), 100, 0, 0, 'h', 'test')`,
      [memberId, id, id, ago],
    );
    return id;
  };
  const isApplied = async () =>
    (await quote({ member: { id: publicId('member', memberId) } })).priced.applied.some(({ offer }) => offer === code);
  // Before the level began.
  await paid(12);
  const applied: boolean[] = [];
  let last = '';
  for (const ago of [8, 7, 6]) {
    applied.push(await isApplied());
    last = await paid(ago);
  }
  expect([...applied, await isApplied()]).toEqual([true, true, true, false]);
  await pool().query('UPDATE "Order" SET "fullyRefunded" = true WHERE "id" = $1', [last]);
  expect(await isApplied()).toBe(true);
  await withdraw(code);
});
