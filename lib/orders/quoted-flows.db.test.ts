import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { givenBenefit, givenGrant } from '@/lib/benefits/testing/grants';
import { givenBudget } from '@/lib/budgets/testing/given';
import { givenBatch } from '@/lib/coupons/testing/people';
import { bookSummary, verifyAllBooks } from '@/lib/ledger';
import { closeDatabase, pool } from '@/lib/platform/db';
import '@/lib/wiring';
import { MERGED_AT, merge, somebody as mergeable } from '@/lib/merging/testing/merging';
import { installStandardProgram } from '@/lib/standard-program';
import { processOrders } from './commands/process-orders';
import { previewRefund } from './commands/process-refunds';
import { lapseOrders } from './jobs/lapse';
import { aRefund, givenMember, NOW } from './testing/orders';
import {
  couponState,
  givenCoupon,
  givenOffer,
  givenPoints,
  orderOf,
  quoteOf,
  type SaidCart,
  send,
  sendRefund,
} from './testing/quoted';

let batch = '';
let benefit = '';
let budget = '';

beforeAll(async () => {
  await installStandardProgram(pool());
  batch = await givenBatch();
  benefit = await givenBenefit();
  budget = await givenBudget({ limit: 1_000_000_000 });
  await givenOffer('flash', {
    kind: 'flash_price',
    params: { prices: { RARE: 5_000 } },
    layer: 'unit',
    stock: { total: 3, perMember: null },
  });
  await givenOffer('save', {
    kind: 'spend_save',
    params: { from: 15_000, off: 3_000 },
    layer: 'order',
    budgets: [budget],
    scope: { include: { skus: ['SAVE'] } },
  });
});
afterAll(async () => {
  expect(await verifyAllBooks(pool())).toEqual([]);
  await closeDatabase();
});

const minutes = (n: number) => new Date(NOW.getTime() + n * 60_000);
const points = async (member: string, at = NOW) => (await bookSummary(pool(), member, at)).points;
const only = async <T>(sql: string, values: unknown[] = []): Promise<T> => (await pool().query(sql, values)).rows[0];
const room = () =>
  only<{ reserved: string; spent: string }>(
    'SELECT coalesce(sum("reserved"), 0)::int AS reserved, coalesce(sum("spent"), 0)::int AS spent FROM "BudgetRoom" WHERE "budget" = $1',
    [budget],
  );
const usedTimes = async (grant: string) =>
  (await only<{ used: number }>('SELECT "used" FROM "BenefitGrant" WHERE "id" = $1', [grant])).used;

/** Somebody with points, a coupon and a quota of one free delivery. */
async function somebody() {
  const member = await givenMember();
  await givenPoints(member, 1_000);
  const coupon = await givenCoupon(member, batch);
  const grant = (await givenGrant(member, benefit, { quota: 1 })).id;
  const cart: SaidCart = {
    member,
    lines: [{ id: '1', sku: 'SAVE', quantity: 4, price: 5_000 }],
    points: 500,
    freight: 800,
  };
  return { member, coupon, grant, cart };
}

/** What somebody has of all that an order may use. */
async function hasOf({ member, coupon, grant }: Awaited<ReturnType<typeof somebody>>, at = NOW) {
  const { available, held, spent } = await points(member, at);
  return { available, held, spent, coupon: (await couponState(coupon)).state, used: await usedTimes(grant) };
}

test('an order holds, uses and gives back coupon, quota, points and budget together', async () => {
  const who = await somebody();
  const before = await room();
  const quote = await quoteOf(who.cart);
  expect(quote.priced.applied.map(({ source }) => source.type).sort()).toEqual(['BENEFIT', 'COUPON', 'OFFER']);
  expect(quote.priced.totals).toMatchObject({ goods: 16_000, freight: 0, pointsTender: 500 });
  await send(orderOf(quote, who.cart, { externalId: 'all' }));
  expect(await hasOf(who)).toEqual({ available: 550, held: 500, spent: 0, coupon: 'HELD', used: 0 });
  expect(await room()).toEqual({ ...before, reserved: before.reserved + 3_000 });
  await send(orderOf(quote, who.cart, { externalId: 'all', status: 'paid' }));
  expect(await hasOf(who)).toMatchObject({ held: 0, spent: 500, coupon: 'USED', used: 1 });
  expect(await room()).toEqual({ ...before, spent: before.spent + 3_000 });
  const cancelled = await send(orderOf(quote, who.cart, { externalId: 'all', status: 'cancelled' }));
  expect(cancelled.order).toMatchObject({ status: 'cancelled', refundedGoods: 16_000 });
  expect(await hasOf(who)).toMatchObject({ available: 1_050, spent: 0, coupon: 'CLAIMED', used: 0 });
  expect(await room()).toEqual(before);
});

test('an order that was only placed gives all it held free when it is cancelled', async () => {
  const who = await somebody();
  const before = await room();
  const quote = await quoteOf(who.cart);
  await send(orderOf(quote, who.cart, { externalId: 'placed' }));
  await send(orderOf(quote, who.cart, { externalId: 'placed', status: 'cancelled' }));
  expect(await hasOf(who)).toEqual({ available: 1_050, held: 0, spent: 0, coupon: 'CLAIMED', used: 0 });
  expect(await room()).toEqual(before);
});

test('a stock of three is sold three times, whoever races for it, and each loser is told (S1-3.3)', async () => {
  const cart: SaidCart = { lines: [{ id: '1', sku: 'RARE', quantity: 1, price: 9_900 }] };
  const quotes = await Promise.all(Array.from({ length: 12 }, () => quoteOf(cart)));
  expect(quotes.every(({ priced }) => priced.totals.goods === 5_000)).toBe(true);
  const outcomes = (
    await Promise.all(
      quotes.map((quote, n) => processOrders([orderOf(quote, cart, { externalId: `rare-${n}`, status: 'paid' })], NOW)),
    )
  ).flat();
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(3);
  const lost = outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.refusal]));
  expect(lost.every(({ code, facts }) => code === 'quote_changed' && facts.why === 'sold_out')).toBe(true);
  expect((await quoteOf(cart)).priced.totals.goods).toBe(9_900);
  const won = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value.order.externalId] : []))[0] ?? '';
  await sendRefund(aRefund(won, [{ id: '1', quantity: 1 }]));
  expect((await quoteOf(cart)).priced.totals.goods).toBe(5_000);
});

describe('an order that nobody pays in time', () => {
  test('is ended by the job, frees all it held, and is ended once however often the job runs', async () => {
    const who = await somebody();
    const quote = await quoteOf(who.cart);
    await send(orderOf(quote, who.cart, { externalId: 'late-1' }));
    expect(await lapseOrders(minutes(29))).toBe(0);
    const runs = await Promise.all([lapseOrders(minutes(31)), lapseOrders(minutes(31))]);
    expect(runs.toSorted()).toEqual([0, 1]);
    expect(await hasOf(who, minutes(31))).toEqual({ available: 1_050, held: 0, spent: 0, coupon: 'CLAIMED', used: 0 });
  });

  test('and is paid after all is held again and counts, unless something of it is gone', async () => {
    const [back, gone] = [await somebody(), await somebody()];
    const quotes = [await quoteOf(back.cart), await quoteOf(gone.cart)] as const;
    await send(orderOf(quotes[0], back.cart, { externalId: 'late-2' }));
    await send(orderOf(quotes[1], gone.cart, { externalId: 'late-3' }));
    await lapseOrders(minutes(31));
    const paid = await send(orderOf(quotes[0], back.cart, { externalId: 'late-2', status: 'paid' }), minutes(40));
    expect(paid.order.status).toBe('paid');
    expect(await hasOf(back, minutes(40))).toMatchObject({ spent: 500, coupon: 'USED', used: 1 });
    const other = { ...gone.cart, lines: [{ id: '1', quantity: 1, price: 9_000 }], points: 0, at: minutes(32) };
    await send(orderOf(await quoteOf(other), other, { externalId: 'took-it', status: 'paid' }), minutes(32));
    const before = await hasOf(gone, minutes(41));
    await expect(
      send(orderOf(quotes[1], gone.cart, { externalId: 'late-3', status: 'paid' }), minutes(41)),
    ).rejects.toMatchObject({ code: 'payment_window_ended', facts: { why: 'already_used' } });
    expect(await hasOf(gone, minutes(41))).toEqual(before);
  });

  test('is either paid or ended when both come at once, and holds nothing in the end', async () => {
    const orders = await Promise.all(
      Array.from({ length: 12 }, async (_, n) => {
        const who = await somebody();
        const quote = await quoteOf(who.cart);
        const event = orderOf(quote, who.cart, { externalId: `both-${n}`, status: 'placed' });
        await send(event);
        return { who, event };
      }),
    );
    const at = minutes(30);
    const [, ...paid] = await Promise.all([
      lapseOrders(at),
      ...orders.map(({ event }, n) =>
        processOrders([{ ...event, status: n % 3 === 0 ? 'cancelled' : 'paid', paidAt: at }], at),
      ),
      lapseOrders(at),
    ]);
    expect(paid).toHaveLength(13);
    for (const [n, { who }] of orders.entries()) {
      const { status } = await only<{ status: string }>('SELECT "status" FROM "Order" WHERE "externalId" = $1', [
        `both-${n}`,
      ]);
      const has = await hasOf(who, at);
      expect(has).toMatchObject(
        status === 'paid'
          ? { held: 0, spent: 500, coupon: 'USED', used: 1 }
          : { held: 0, spent: 0, available: 1_050, coupon: 'CLAIMED', used: 0 },
      );
    }
  });
});

test('orders go along with a merge: what they hold is paid for by the survivor, what they used comes back to him (N13)', async () => {
  const [from, to] = [await mergeable(), await mergeable()];
  const [paidWith, heldWith] = [await givenCoupon(from.id, batch), await givenCoupon(from.id, await givenBatch())];
  await givenPoints(from.id, 1_000);
  const paidCart: SaidCart = { member: from.id, lines: [{ id: '1', quantity: 2, price: 8_000 }], points: 500 };
  const paid = await quoteOf(paidCart);
  await send(orderOf(paid, paidCart, { externalId: 'merge-paid', status: 'paid' }));
  const heldCart: SaidCart = { member: from.id, lines: [{ id: '1', quantity: 1, price: 9_000 }] };
  const held = await quoteOf(heldCart);
  await send(orderOf(held, heldCart, { externalId: 'merge-held' }));
  expect([(await couponState(paidWith)).state, (await couponState(heldWith)).state].sort()).toEqual(['HELD', 'USED']);
  await merge(from.id, to.id);
  const settled = await send(
    {
      ...orderOf(held, heldCart, { externalId: 'merge-held', status: 'paid' }),
      paidAt: MERGED_AT,
      placedAt: MERGED_AT,
    },
    MERGED_AT,
  );
  expect(settled.order).toMatchObject({ memberId: to.id, status: 'paid' });
  const before = await points(to.id, MERGED_AT);
  const event = aRefund('merge-paid', [{ id: '1', quantity: 2 }], { refundedAt: MERGED_AT.toISOString() });
  const back = await sendRefund(event, MERGED_AT);
  expect(back).toMatchObject({ amount: paid.priced.totals.payable, tender: 500 });
  expect(back.moved.coupons).toMatchObject([{ to: 'returned' }]);
  expect((await points(to.id, MERGED_AT)).spent).toBe(before.spent - 500);
});

test('gifts: goods stand on a line at no price, coupons are given once, points are earned; what is lost goes back', async () => {
  const gift = await givenBatch({ name: { zh: '返券', en: 'Back' }, perMember: 2, perDay: 2 });
  const { code } = await only<{ code: string | null }>(
    `UPDATE "CouponBatch" SET "code" = 'gift-back' WHERE "id" = $1 RETURNING "code"`,
    [gift],
  );
  const about = { layer: 'gift', scope: { include: { skus: ['GIVES'] } } };
  await givenOffer('g-goods', { kind: 'gift_goods', params: { sku: 'CUP', from: 10_000, worth: 1_500 }, ...about });
  await givenOffer('g-coupon', {
    kind: 'gift_coupon',
    params: { batch: code, quantity: 2, from: 10_000, worth: 2_000 },
    ...about,
  });
  await givenOffer('g-points', { kind: 'gift_points', params: { points: 40, from: 10_000 }, ...about });
  const member = await givenMember();
  const cart: SaidCart = { member, lines: [{ id: '1', sku: 'GIVES', quantity: 2, price: 10_000 }] };
  const quote = await quoteOf(cart);
  const paid = await send(orderOf(quote, cart, { externalId: 'gifts', status: 'paid' }));
  await send(orderOf(quote, cart, { externalId: 'gifts', status: 'paid' }));
  expect(paid.earned.points.granted).toBe(quote.priced.earn?.points.granted);
  const copies = await pool().query('SELECT "id", "state" FROM "Coupon" WHERE "memberId" = $1 AND "batchId" = $2', [
    member,
    gift,
  ]);
  expect(copies.rows.map(({ state }) => state)).toEqual(['CLAIMED', 'CLAIMED']);
  const lines = await pool().query(
    `SELECT "id", "sku", "net" FROM "OrderLine" WHERE "kind" = 'gift' AND "memberId" = $1`,
    [member],
  );
  expect(lines.rows).toEqual([{ id: expect.stringMatching(/^gift-\d$/), sku: 'CUP', net: expect.anything() }]);
  const giftLine = lines.rows[0]?.id;
  const all = await sendRefund(aRefund('gifts', [{ id: '1', quantity: 2 }], { refundNo: 'G' }));
  // The cup stays with the buyer: its worth is deducted; the copies were not used: they are void.
  expect(all).toMatchObject({ amount: 20_000 - 1_500, deducted: 1_500 });
  expect(all.moved.coupons.map(({ to }) => to)).toEqual(['voided', 'voided']);
  const cup = await sendRefund(aRefund('gifts', [{ id: giftLine, quantity: 1 }], { refundNo: 'C' }));
  expect(cup).toMatchObject({ amount: 1_500, deducted: -1_500 });
  expect(await points(member)).toMatchObject({ balance: 50, debt: 0 });
});

test('random orders, refunds and cancellations: every preview is what happens, all goes back, and sums stay whole', async () => {
  const before = await room();
  let n = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        quantities: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 }),
        prices: fc.array(fc.integer({ min: 100, max: 9_000 }), { minLength: 3, maxLength: 3 }),
        points: fc.constantFrom(0, 300, 700),
        freight: fc.constantFrom(0, 600),
        picks: fc.array(fc.nat(100), { minLength: 3, maxLength: 6 }),
        end: fc.constantFrom('refund', 'cancel'),
      }),
      async ({ quantities, prices, points: wanted, freight, picks, end }) => {
        const who = await somebody();
        const externalId = `flow-${n++}`;
        const lines = quantities.map((quantity, place) => ({
          id: `${place}`,
          sku: place === 0 ? 'SAVE' : `X-${place}`,
          quantity,
          price: prices[place] ?? 100,
        }));
        const cart: SaidCart = { member: who.member, lines, points: wanted, freight };
        const quote = await quoteOf(cart);
        const paid = await send(orderOf(quote, cart, { externalId, status: 'paid' }));
        expect(paid.earned.points.granted).toBe(quote.priced.earn?.points.granted);
        expect(paid.earned.growth).toBe(quote.priced.earn?.growth);
        const left = [...quantities];
        let money = 0;
        for (const asked of portions(left, picks, end === 'cancel')) {
          const rest = left.every((units) => units === 0) ? quote.priced.freight.due : 0;
          const event = aRefund(externalId, asked, { refundNo: `R${money}-${left}`, freight: rest });
          const preview = await previewRefund(pool(), event, NOW);
          const done = await sendRefund(event);
          expect(preview.ok && plain(preview.value)).toEqual(plain(done));
          money += done.amount;
        }
        if (left.some((units) => units > 0)) {
          await send(orderOf(quote, cart, { externalId, status: 'cancelled' }));
          const last = await only<{ money: number }>(
            `SELECT ("goods" - "tender" + "freight" - "deducted")::int AS money FROM "Refund" WHERE "refundNo" = 'cancellation' AND "memberId" = $1`,
            [who.member],
          );
          money += last.money;
        }
        expect(money).toBe(quote.priced.totals.payable);
        expect(await hasOf(who)).toEqual({ available: 1_050, held: 0, spent: 0, coupon: 'CLAIMED', used: 0 });
        expect(await room()).toEqual(before);
      },
    ),
    { numRuns: 25, seed: 43 },
  );
});

/** Takes units off what is left, portion by portion: all of it in the end, unless a cancellation is to take the rest. */
function* portions(left: number[], picks: readonly number[], isCancelled: boolean) {
  for (const [turn, pick] of picks.entries()) {
    const open = left.flatMap((units, place) => (units > 0 ? [place] : []));
    const isLast = turn === picks.length - 1;
    if (open.length === 0 || (isLast && isCancelled)) return;
    const place = open[pick % open.length] as number;
    const asked = isLast
      ? open.map((one) => ({ id: `${one}`, quantity: left[one] as number }))
      : [{ id: `${place}`, quantity: 1 + (pick % (left[place] as number)) }];
    for (const { id, quantity } of asked) left[Number(id)] = (left[Number(id)] as number) - quantity;
    yield asked;
  }
}

/** An answer without the ids of lines that are written only when it happens. */
const plain = (answer: object) =>
  JSON.parse(JSON.stringify(answer, (key, value) => (key === 'entryId' || key === 'isRepeat' ? undefined : value)));
