import fc from 'fast-check';
import '@/lib/wiring';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { givenBenefit } from '@/lib/benefits/testing/grants';
import { givenBatch, numbersOf } from '@/lib/coupons/testing/people';
import { decisionsOf } from '@/lib/decisions';
import type { Actor } from '@/lib/kernel/actor';
import { publicId } from '@/lib/kernel/id';
import { bookSummary } from '@/lib/ledger';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool, withTransaction } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { systemCaller } from '@/lib/platform/system-caller';
import { localAt } from '@/lib/platform/testing/zone';
import { giveRewards } from '@/lib/rewards';
import { installStandardProgram } from '@/lib/standard-program';
import { cancelOrderCommand, completeCommand, shipCommand } from './commands/fulfil';
import { addCardsCommand, publishItemCommand } from './commands/items';
import { cancelOwnCommand, exchangeCommand, wishCommand } from './commands/own';
import { tellWishes } from './jobs/tell-wishes';
import { mallItem, mallItems, mallShelf, ownExchange, ownExchanges } from './queries';
import { aTerms, givenItem, givenMembers } from './testing/items';

const NOW = localAt('2026-11-22T12:00');
const LATER = localAt('2026-11-22T13:00');
const address = { name: '小林', mobile: '13800000001', address: '上海市徐汇区某路 1 号' };

beforeAll(() => installStandardProgram(pool()));
afterAll(closeDatabase);

const as = (memberId: string, now = NOW) => ({
  ...systemCaller('test'),
  actor: { kind: 'member', id: memberId } as Actor,
  now,
});
const staff = (now = LATER) => ({ ...systemCaller('test'), now });
const balanceOf = async (memberId: string, now = NOW) => (await bookSummary(pool(), memberId, now)).points.available;
/** Gives points, so that a member has exactly so many. */
async function withPoints(memberId: string, points: number, key = newId()): Promise<void> {
  const more = points - (await balanceOf(memberId));
  const source = { type: 'task', ref: 'test', version: 1 } as const;
  const gift = { memberId, key, rewards: [{ kind: 'points', params: { points: more } }], source, reason: 'test' };
  if (more > 0) await withTransaction((db) => giveRewards(db, [gift], localAt('2026-11-20T12:00')));
}
/** Exchanges as the member sees it now, with what a test says else. */
async function exchange(memberId: string, code: string, more: object = {}, now = NOW) {
  const view = await mallItem(pool(), memberId, code, now);
  const seen = {
    points: view?.offered.points ?? 0,
    cash: view?.offered.terms.cash ?? 0,
    balance: await balanceOf(memberId, now),
  };
  const isGoods = view?.offered.terms.kind === 'goods';
  const how = isGoods ? { way: 'delivery' as const, address } : {};
  return execute(exchangeCommand, as(memberId, now), { code, key: newId(), seen, ...how, ...more });
}
const aCoupon = (gives: string) => ({ category: 'coupon' as const, kind: 'coupon' as const, gives, ways: [] });
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error) => ({ code: error.code, ...error.facts }),
  );
const stockOf = async (code: string) =>
  (await pool().query('SELECT "total", "taken" FROM "MallStock" WHERE "code" = $1', [code])).rows[0];
const lotsOf = async (memberId: string) =>
  (
    await pool().query(
      `SELECT "id", "remaining"::int, "expiresAt" FROM "LedgerLot" WHERE "memberId" = $1 AND "asset" = 'points' ORDER BY "id"`,
      [memberId],
    )
  ).rows;

describe('an exchange', () => {
  test('takes the points and a piece, and a repeat by its key gets the first order', async () => {
    const [memberId = ''] = await givenMembers(1);
    await withPoints(memberId, 200);
    const code = await givenItem({ total: 5, cash: 990 });
    const key = newId();
    const first = await exchange(memberId, code, { key });
    expect(await exchange(memberId, code, { key })).toEqual({ ...first, isRepeat: true });
    expect(await balanceOf(memberId)).toBe(160);
    expect(await stockOf(code)).toEqual({ total: 5, taken: 1 });
    const [order] = await ownExchanges(pool(), memberId, null, 10);
    expect(order).toMatchObject({ id: first.order, state: 'awaiting_shipment', points: 40, cash: 990 });
    const [decision] = await decisionsOf(pool(), memberId, null, 1);
    expect(decision).toMatchObject({ kind: 'mall.exchanged', reasons: [{ code: 'mall_exchanged', outcome: 'given' }] });
  });

  test('is refused with old and new when the price or the balance is not what the member saw', async () => {
    const [memberId = ''] = await givenMembers(1);
    await withPoints(memberId, 200);
    const code = await givenItem({ total: 5 });
    const seen = { points: 30, cash: 0, balance: 250 };
    expect(await codeOf(exchange(memberId, code, { seen }))).toEqual({
      ...{ code: 'mall_requote', oldPoints: 30, newPoints: 40, oldCash: 0, newCash: 0 },
      ...{ oldBalance: 250, newBalance: 200 },
    });
    expect(await balanceOf(memberId)).toBe(200);
    expect(await stockOf(code)).toEqual({ total: 5, taken: 0 });
    const [decision] = await decisionsOf(pool(), memberId, null, 1);
    expect(decision).toMatchObject({ reasons: [{ code: 'mall_requote', outcome: 'withheld' }] });
  });

  test('says how many points are missing, who it is for, and when a limit is reached', async () => {
    const [memberId = ''] = await givenMembers(1);
    await withPoints(memberId, 300);
    const dear = await givenItem({ points: 1000 });
    expect(await codeOf(exchange(memberId, dear))).toMatchObject({ code: 'insufficient_points', short: 700 });
    const gold = await givenItem({ levels: ['gold'] });
    expect(await codeOf(exchange(memberId, gold))).toMatchObject({ code: 'mall_not_for_level', needed: 'gold' });
    const one = await givenItem({ perPeriod: { period: 'day', times: 1 } });
    await exchange(memberId, one);
    expect(await codeOf(exchange(memberId, one))).toMatchObject({ code: 'mall_limit', period: 'day', limit: 1 });
    expect(await exchange(memberId, one, {}, localAt('2026-11-23T00:00'))).toMatchObject({ isRepeat: false });
    const over = await givenItem({ to: localAt('2026-11-22T12:00') });
    expect(await codeOf(exchange(memberId, over))).toMatchObject({ code: 'mall_not_open', reason: 'ended' });
  });

  test('costs less for a level that has a price of its own', async () => {
    const [memberId = ''] = await givenMembers(1);
    await withPoints(memberId, 100);
    const { rows } = await pool().query('SELECT "code" FROM "MemberLevel" WHERE "memberId" = $1', [memberId]);
    const code = await givenItem({ levelPoints: [{ level: rows[0].code, points: 25 }] });
    await exchange(memberId, code);
    expect(await balanceOf(memberId)).toBe(75);
  });

  test('of a coupon or a benefit gives it at once; one that its batch refuses costs nothing', async () => {
    const [memberId = ''] = await givenMembers(1);
    await withPoints(memberId, 200);
    const batch = await givenBatch({ total: 1, perMember: null });
    const about = aCoupon(publicId('couponBatch', batch));
    const coupon = await givenItem(about);
    await exchange(memberId, coupon);
    expect(await numbersOf(batch)).toMatchObject({ issued: 1 });
    expect(await codeOf(exchange(memberId, coupon))).toMatchObject({ code: 'mall_sold_out' });
    const gives = await givenBenefit({ times: 1 });
    await exchange(memberId, await givenItem({ category: 'benefit', kind: 'benefit', gives, ways: [] }));
    expect(await balanceOf(memberId)).toBe(120);
  });

  test('of a gift card shows its code to whoever took it alone, and there are as many as the list', async () => {
    const [memberId = '', other = ''] = await givenMembers(2);
    await withPoints(memberId, 100);
    await withPoints(other, 100);
    const code = `card-${newId().slice(-8)}`;
    const terms = aTerms({ category: 'gift_card', kind: 'gift_card', ways: [] });
    await execute(publishItemCommand, staff(), { code, basedOn: 0, terms, note: 'new card' });
    expect(await codeOf(exchange(memberId, code))).toMatchObject({ code: 'mall_sold_out' });
    const cards = [`A-${newId()}`];
    await execute(addCardsCommand, staff(), { code, cards });
    expect(await execute(addCardsCommand, staff(), { code, cards })).toEqual({ before: 1, total: 1 });
    const { order } = await exchange(memberId, code);
    const [row] = (await pool().query('SELECT "id" FROM "MallOrder" WHERE "memberId" = $1', [memberId])).rows;
    expect(await ownExchange(pool(), memberId, row.id)).toMatchObject({ id: order, card: cards[0] });
    expect(await ownExchange(pool(), other, row.id)).toBeNull();
    expect(await codeOf(exchange(other, code))).toMatchObject({ code: 'mall_sold_out' });
    expect(await codeOf(execute(cancelOrderCommand, staff(), { order, note: 'wrong one' }))).toMatchObject({
      code: 'mall_card_read',
    });
  });

  test('of two hundred who race for twenty pieces exactly twenty get one, and points are exact', async () => {
    const members = await givenMembers(200);
    const before = await balanceOf(members[0] ?? '');
    const source = { type: 'task', ref: 'race', version: 1 } as const;
    const rewards = [{ kind: 'points', params: { points: 40 } }];
    const gifts = members.map((memberId) => ({ memberId, key: 'race', rewards, source, reason: 'race' }));
    await withTransaction((db) => giveRewards(db, gifts, localAt('2026-11-20T12:00')));
    const code = await givenItem({ total: 20, perMember: 1 });
    const seen = { points: 40, cash: 0, balance: before + 40 };
    const answers = await Promise.all(members.map((memberId) => codeOf(exchange(memberId, code, { seen }))));
    expect(answers.filter((answer) => answer === 'done')).toHaveLength(20);
    expect(await stockOf(code)).toEqual({ total: 20, taken: 20 });
    const { rows } = await pool().query(
      `SELECT sum("balance")::int AS balance, (SELECT count(*)::int FROM "MallOrder" WHERE "item" = $2) AS orders
       FROM "LedgerAccount" WHERE "memberId" = ANY($1) AND "asset" = 'points'`,
      [members, code],
    );
    expect(rows[0]).toEqual({ balance: 200 * (before + 40) - 20 * 40, orders: 20 });
  });
});

describe('cancelling', () => {
  test('gives the points back to the same lots and the piece to the stock, once', async () => {
    const [memberId = '', other = ''] = await givenMembers(2);
    await withPoints(memberId, 150);
    const before = await lotsOf(memberId);
    const code = await givenItem({ total: 3, points: 120 });
    const { order } = await exchange(memberId, code);
    expect(await lotsOf(memberId)).not.toEqual(before);
    expect(await codeOf(execute(cancelOwnCommand, as(other), { order }))).toMatchObject({
      code: 'mall_order_not_found',
    });
    await execute(cancelOwnCommand, as(memberId, LATER), { order });
    expect(await execute(cancelOwnCommand, as(memberId, LATER), { order })).toMatchObject({ isRepeat: true });
    expect(await lotsOf(memberId)).toEqual(before);
    expect(await stockOf(code)).toEqual({ total: 3, taken: 0 });
  });

  test('is for the member until it is sent, and for staff after; what was used stays', async () => {
    const [memberId = ''] = await givenMembers(1);
    await withPoints(memberId, 200);
    const code = await givenItem({});
    const { order } = await exchange(memberId, code);
    await execute(shipCommand, staff(), { order, carrier: 'SF', tracking: '123' });
    expect(await codeOf(execute(cancelOwnCommand, as(memberId), { order }))).toMatchObject({
      code: 'mall_order_state',
    });
    await execute(completeCommand, staff(), { order });
    await execute(cancelOrderCommand, staff(), { order, note: 'came broken' });
    expect(await balanceOf(memberId, LATER)).toBe(200);
    const batch = await givenBatch({ perMember: null });
    const about = aCoupon(publicId('couponBatch', batch));
    const bought = await exchange(memberId, await givenItem(about));
    await pool().query(`UPDATE "Coupon" SET "state" = 'USED', "usedAt" = $2 WHERE "memberId" = $1`, [memberId, NOW]);
    expect(await codeOf(execute(cancelOrderCommand, staff(), { order: bought.order, note: 'asked' }))).toMatchObject({
      code: 'mall_used',
    });
    expect(await balanceOf(memberId, LATER)).toBe(160);
  });

  const act = fc.record({ who: fc.nat(1), item: fc.nat(1), cancel: fc.boolean(), which: fc.nat(5) });
  type Act = { who: number; item: number; cancel: boolean; which: number };
  type Made = { who: number; order: string };

  async function play({ who, item, cancel, which }: Act, members: string[], codes: string[], orders: Made[]) {
    const chosen = orders[which % Math.max(1, orders.length)];
    if (cancel && chosen !== undefined) {
      await codeOf(execute(cancelOwnCommand, as(members[chosen.who] ?? ''), { order: chosen.order }));
      return;
    }
    const made = await exchange(members[who] ?? '', codes[item] ?? '').catch(() => null);
    if (made !== null) orders.push({ who, order: made.order });
  }

  test('in any order of exchanging and cancelling points and pieces are conserved', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 10 }), async (acts) => {
        const members = await givenMembers(2);
        for (const memberId of members) await withPoints(memberId, 130);
        const codes = [await givenItem({ total: 2 }), await givenItem({ total: 1, points: 70 })];
        const orders: Made[] = [];
        for (const one of acts) await play(one, members, codes, orders);
        const sum = await pool().query(
          `SELECT coalesce(sum("points"), 0)::int AS points, count(*) FILTER (WHERE "item" = $2)::int AS a,
             count(*) FILTER (WHERE "item" = $3)::int AS b FROM "MallOrder" WHERE "memberId" = ANY($1) AND "state" <> 'cancelled'`,
          [members, ...codes],
        );
        const { points, a, b } = sum.rows[0];
        const balances = await Promise.all(members.map((memberId) => balanceOf(memberId)));
        expect(balances.reduce((total, balance) => total + balance, 0)).toBe(260 - points);
        expect([await stockOf(codes[0] ?? ''), await stockOf(codes[1] ?? '')]).toEqual([
          { total: 2, taken: a },
          { total: 1, taken: b },
        ]);
      }),
      { numRuns: 10 },
    );
  });
});

describe('the shelf', () => {
  test('says what a member may have, what is missing, and keeps his wish for what is gone', async () => {
    const [memberId = ''] = await givenMembers(1);
    await withPoints(memberId, 60);
    const gone = await givenItem({ total: 0 });
    const dear = await givenItem({ points: 100 });
    await execute(wishCommand, as(memberId), { code: gone });
    await execute(wishCommand, as(memberId), { code: gone });
    const { offered, balance } = await mallShelf(pool(), memberId, NOW);
    expect(balance).toBe(60);
    expect(offered.find(({ code }) => code === gone)).toMatchObject({ isWished: true, may: { code: 'mall_sold_out' } });
    expect(offered.find(({ code }) => code === dear)).toMatchObject({ short: 40, may: { allowed: true } });
    expect((await mallItems(pool())).find(({ code }) => code === gone)).toMatchObject({ wishes: 1 });
  });

  test('tells whoever waits once that an item is there again, and nobody while it is not', async () => {
    const people = await givenMembers(5);
    const [code, paused] = [await givenItem({ total: 0 }), await givenItem({ total: 0 })];
    for (const one of people) for (const item of [code, paused]) await execute(wishCommand, as(one), { code: item });
    expect(await tellWishes(NOW, 2)).toBe(0);
    await givenItem({ total: 3 }, code, 2);
    const told = await Promise.all([tellWishes(NOW, 2), tellWishes(NOW, 2)]);
    expect(told[0] + told[1]).toBe(5);
    expect(await tellWishes(NOW, 2)).toBe(0);
    const { rows } = await pool().query<{ memberId: string }>(
      `SELECT "memberId" FROM "OutboxEvent" WHERE "name" = 'mall.back' AND "payload"->>'item' = $1`,
      [code],
    );
    expect(rows.map(({ memberId }) => memberId).sort()).toEqual([...people].sort());
    expect((await mallItems(pool())).find((item) => item.code === paused)).toMatchObject({ wishes: 5 });
  });

  test('a version begun from an older one is refused', async () => {
    const code = await givenItem({});
    const input = { code, terms: aTerms({ points: 50 }), note: 'dearer' };
    expect(await execute(publishItemCommand, staff(), { ...input, basedOn: 1 })).toMatchObject({ version: 2 });
    expect(await codeOf(execute(publishItemCommand, staff(), { ...input, basedOn: 1 }))).toMatchObject({
      code: 'terms_changed_meanwhile',
    });
  });
});
