import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { givenBenefit, givenGrant } from '@/lib/benefits/testing/grants';
import { givenBudget } from '@/lib/budgets/testing/given';
import { givenBatch } from '@/lib/coupons/testing/people';
import { publicId } from '@/lib/kernel/id';
import { bookSummary, verifyAllBooks } from '@/lib/ledger';
import { closeDatabase, pool } from '@/lib/platform/db';
import { QuoteInput, quoteIn } from '@/lib/pricing';
import { installStandardProgram } from '@/lib/standard-program';
import '@/lib/wiring';
import { processOrders } from './commands/process-orders';
import { processRefunds } from './commands/process-refunds';
import { lapseOrders } from './jobs/lapse';
import { anOrder, aRefund, givenMember, NOW } from './testing/orders';
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

let budget = '';
beforeAll(async () => {
  await installStandardProgram(pool());
  budget = await givenBudget({ limit: 1_000_000 });
  const save = { kind: 'spend_save', params: { from: 15_000, off: 3_000 }, layer: 'order', budgets: [budget] };
  await givenOffer('save', { ...save, scope: { include: { skus: ['SAVE'] } } });
  const yearly = { kind: 'birthday', params: { window: 'month', off: 500 }, layer: 'order' };
  await givenOffer('yearly', { ...yearly, scope: { include: { skus: ['YEARLY'] } } });
});
afterAll(async () => {
  expect(await verifyAllBooks(pool())).toEqual([]);
  await closeDatabase();
});

const minutes = (n: number) => new Date(NOW.getTime() + n * 60_000);
const days = (n: number) => minutes(n * 24 * 60);
const points = async (member: string) => (await bookSummary(pool(), member, NOW)).points;

describe('points that are spent and come back in one set', () => {
  const given = async () => {
    const member = await givenMember();
    await givenPoints(member, 1_000);
    const cart: SaidCart = { member, lines: [{ id: '1', quantity: 2, price: 5_000 }], points: 500 };
    return { member, cart, quote: await quoteOf(cart) };
  };

  test('a refund that waits for its order is applied when it is paid', async () => {
    const { member, cart, quote } = await given();
    await processRefunds([aRefund('waited', [{ id: '1', quantity: 1 }], { refundNo: 'W' })], NOW);
    const paid = await send(orderOf(quote, cart, { externalId: 'waited', status: 'paid' }));
    expect(paid.order.refundedGoods).toBe(5_000);
    expect((await points(member)).spent).toBe(250);
    await sendRefund(aRefund('waited', [{ id: '1', quantity: 1 }], { refundNo: 'X' }));
    expect(await points(member)).toMatchObject({ spent: 0, available: 1_050 });
  });

  test('an order that is paid and cancelled gives all back, and other orders of the set are not held up', async () => {
    const { member, cart, quote } = await given();
    const outcomes = await processOrders(
      [
        anOrder({ member: await givenMember() }),
        orderOf(quote, cart, { externalId: 'hasty', status: 'paid' }),
        orderOf(quote, cart, { externalId: 'hasty', status: 'cancelled' }),
      ],
      NOW,
    );
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, true, true]);
    expect(await points(member)).toMatchObject({ spent: 0, available: 1_050 });
  });
});

test('an order that arrives cancelled holds nothing of what its quote uses', async () => {
  const member = await givenMember();
  const coupon = await givenCoupon(member, await givenBatch());
  const cart: SaidCart = { member, lines: [{ id: '1', sku: 'SAVE', quantity: 4, price: 5_000 }] };
  const quote = await quoteOf(cart);
  await send(orderOf(quote, cart, { externalId: 'never', status: 'cancelled' }));
  expect(await couponState(coupon)).toMatchObject({ state: 'CLAIMED' });
  const { rows } = await pool().query('SELECT 1 FROM "BudgetRoom" WHERE "budget" = $1 AND "reserved" > 0', [budget]);
  expect(rows).toEqual([]);
});

describe('a gift coupon that nobody used is not deducted from a refund (4.D.4)', () => {
  const bought = async (code: string, more: object, quantity: number) => {
    const batch = await givenBatch({ perMember: 9, perDay: 9, ...more });
    await pool().query('UPDATE "CouponBatch" SET "code" = $2 WHERE "id" = $1', [batch, code]);
    const params = { batch: code, quantity, from: 10_000, worth: 2_000 };
    const scope = { include: { skus: [code] } };
    await givenOffer(code, { kind: 'gift_coupon', params, layer: 'gift', scope });
    const cart: SaidCart = { member: await givenMember(), lines: [{ id: '1', sku: code, quantity: 1, price: 10_000 }] };
    await send(orderOf(await quoteOf(cart), cart, { externalId: code, status: 'paid' }));
    return batch;
  };
  const refund = (code: string, at: Date) =>
    sendRefund({ ...aRefund(code, [{ id: '1', quantity: 1 }]), refundedAt: at }, at);

  test('when it has ended', async () => {
    await bought('ended', {}, 1);
    expect(await refund('ended', days(40))).toMatchObject({ deducted: 0, amount: 10_000 });
  });

  test('when it was voided', async () => {
    const batch = await bought('voided', {}, 1);
    const set = `UPDATE "Coupon" SET "state" = 'VOIDED', "voidedAt" = $2, "voidedWhy" = 'staff' WHERE "batchId" = $1`;
    await pool().query(set, [batch, NOW]);
    expect(await refund('voided', NOW)).toMatchObject({ deducted: 0, amount: 10_000 });
  });

  test('when it was sold out and never given', async () => {
    await bought('short', { total: 1 }, 2);
    const done = await refund('short', NOW);
    expect(done).toMatchObject({ deducted: 0, amount: 10_000 });
    expect(done.moved.coupons.map(({ to }) => to)).toEqual(['voided']);
  });

  test('and one that was used is, once', async () => {
    const batch = await bought('used', {}, 2);
    const set = `UPDATE "Coupon" SET "state" = 'USED', "usedAt" = $2, "orderId" = 'till' WHERE "batchId" = $1
      AND "id" = (SELECT min("id"::text)::uuid FROM "Coupon" WHERE "batchId" = $1)`;
    await pool().query(set, [batch, NOW]);
    expect(await refund('used', NOW)).toMatchObject({ deducted: 1_000, amount: 9_000 });
  });
});

describe('an order that is paid after it had lapsed', () => {
  test('has no offer any more that another order used since and that comes back only after a year (4.H)', async () => {
    const member = await givenMember({ birthday: '1990-03-15' });
    const cart: SaidCart = { member, lines: [{ id: '1', sku: 'YEARLY', quantity: 1, price: 10_000 }] };
    const first = await quoteOf(cart);
    expect(first.priced.totals.goods).toBe(9_500);
    await send(orderOf(first, cart, { externalId: 'late' }));
    await lapseOrders(minutes(31));
    const later = { ...cart, at: minutes(32) };
    const second = await quoteOf(later);
    expect(second.priced.totals.goods).toBe(9_500);
    await send(orderOf(second, later, { externalId: 'since', status: 'paid' }), minutes(32));
    const refused = { code: 'payment_window_ended', facts: { why: 'used_recently' } };
    const paid = orderOf(first, cart, { externalId: 'late', status: 'paid' });
    await expect(send(paid, minutes(33))).rejects.toMatchObject(refused);
    await send(orderOf(second, later, { externalId: 'since', status: 'cancelled' }), minutes(34));
    expect((await send(paid, minutes(35))).order.status).toBe('paid');
  });

  test('is told of by no older version (4.F)', async () => {
    const cart: SaidCart = { member: await givenMember(), lines: [{ id: '1', quantity: 1, price: 10_000 }] };
    const quote = await quoteOf(cart);
    await send({ ...orderOf(quote, cart, { externalId: 'old' }), version: 5 });
    await lapseOrders(minutes(31));
    const paid = { ...orderOf(quote, cart, { externalId: 'old', status: 'paid' }), version: 3 };
    expect(await send(paid, minutes(32))).toMatchObject({ stale: true, order: { status: 'cancelled' } });
  });
});

test('a quote of one store is used in no other, and an order that names none is of that store', async () => {
  const member = await givenMember();
  const lines = [{ id: '1', sku: 'SKU-1', quantity: 1, unitPrice: 9_900 }];
  const id = publicId('member', member);
  const asked = QuoteInput.parse({ member: { id }, channel: 'shop', storeCode: 'S1', lines });
  const quote = await quoteIn(pool(), NOW, asked);
  const cart: SaidCart = { member, lines: [{ id: '1', quantity: 1, price: 9_900 }] };
  const order = orderOf(quote, cart, { externalId: 'placed-there', status: 'paid' });
  const elsewhere = send({ ...order, storeCode: 'S2' });
  await expect(elsewhere).rejects.toMatchObject({ code: 'quote_mismatch', facts: { of: 'store' } });
  expect((await send(order)).order.storeCode).toBe('S1');
});

test('a quota whose period is over when its goods come back is told as ended (4.D.6)', async () => {
  const member = await givenMember();
  await givenGrant(member, await givenBenefit(), { quota: 1, endsAt: days(1) });
  const cart: SaidCart = { member, lines: [{ id: '1', quantity: 1, price: 10_000 }], freight: 800 };
  const quote = await quoteOf(cart);
  expect(quote.priced.totals.freight).toBe(0);
  await send(orderOf(quote, cart, { externalId: 'quota', status: 'paid' }));
  const done = await sendRefund({ ...aRefund('quota', [{ id: '1', quantity: 1 }]), refundedAt: days(2) }, days(2));
  expect(done.moved.benefits).toMatchObject([{ to: 'ended' }]);
});

test('orders that use a coupon of one batch and give one of another lock both in one order (4.F)', async () => {
  const [a, b] = [await givenBatch(), await givenBatch()];
  for (const [batch, code, sku] of [
    [a, 'cross-a', 'USES-B'],
    [b, 'cross-b', 'USES-A'],
  ] as const) {
    await pool().query('UPDATE "CouponBatch" SET "code" = $2 WHERE "id" = $1', [batch, code]);
    const params = { batch: code, quantity: 1, from: 100, worth: 1 };
    await givenOffer(code, { kind: 'gift_coupon', params, layer: 'gift', scope: { include: { skus: [sku] } } });
  }
  const orders = [];
  for (let n = 0; n < 16; n++) {
    const member = await givenMember();
    const coupon = publicId('coupon', await givenCoupon(member, n % 2 === 0 ? a : b));
    const lines = [{ id: '1', sku: n % 2 === 0 ? 'USES-A' : 'USES-B', quantity: 1, price: 9_900 }];
    const cart: SaidCart = { member, lines, couponCodes: [coupon] };
    orders.push(orderOf(await quoteOf(cart), cart, { externalId: `cross-${n}`, status: 'paid' }));
  }
  const outcomes = await Promise.all(orders.map((order) => processOrders([order], NOW)));
  expect(outcomes.flat().every(({ ok }) => ok)).toBe(true);
});

describe('an order and the quote it names', () => {
  test('one that was placed at its own prices is not paid with a quote in silence', async () => {
    const member = await givenMember();
    await givenCoupon(member, await givenBatch());
    const cart: SaidCart = { member, lines: [{ id: '1', quantity: 1, price: 9_900 }] };
    await send({ ...orderOf({ quoteId: '' }, cart, { externalId: 'plain' }), quoteId: null });
    const paid = { externalId: 'plain', status: 'paid' } as const;
    const [withQuote] = await processOrders([orderOf(await quoteOf(cart), cart, paid)], NOW);
    expect(withQuote).toMatchObject({ ok: false, refusal: { code: 'order_without_quote' } });
    const [withPoints] = await processOrders(
      [{ ...orderOf({ quoteId: '' }, cart, paid), quoteId: null, asksQuote: true }],
      NOW,
    );
    expect(withPoints).toMatchObject({ ok: false, refusal: { code: 'order_without_quote' } });
    const [asItWas] = await processOrders([{ ...orderOf({ quoteId: '' }, cart, paid), quoteId: null }], NOW);
    expect(asItWas).toMatchObject({ ok: true, value: { order: { goods: 9_900, status: 'paid' } } });
  });

  test('the prices of tomorrow are not those of today', async () => {
    const cart: SaidCart = { lines: [{ id: '1', quantity: 1, price: 10_000 }] };
    const line = { id: '1', sku: 'SKU-1', quantity: 1, unitPrice: 10_000 };
    const asked = QuoteInput.parse({ channel: 'shop', at: days(1).toISOString(), lines: [line] });
    const quote = await quoteIn(pool(), NOW, asked);
    const [outcome] = await processOrders([orderOf(quote, cart, { externalId: 'early', status: 'paid' })], NOW);
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'quote_mismatch', facts: { of: 'moment' } } });
  });

  test('one of a set that is refused for its goods takes no yearly offer from one that is right (4.H)', async () => {
    const member = await givenMember({ birthday: '1990-03-15' });
    const cart: SaidCart = { member, lines: [{ id: '1', sku: 'YEARLY', quantity: 1, price: 10_000 }] };
    const [one, two] = [await quoteOf(cart), await quoteOf(cart)];
    const wrong: SaidCart = { ...cart, lines: [{ id: '1', sku: 'YEARLY', quantity: 2, price: 10_000 }] };
    const outcomes = await processOrders(
      [
        orderOf(one, wrong, { externalId: 'wrong', status: 'paid' }),
        orderOf(two, cart, { externalId: 'right', status: 'paid' }),
      ],
      NOW,
    );
    expect(outcomes.map(({ ok }) => ok)).toEqual([false, true]);
  });

  test('an offer called gift-1 keeps its own account of what was kept back', async () => {
    const scope = { include: { skus: ['J'] } };
    await givenOffer('gift-1', { kind: 'spend_save', params: { from: 30_000, off: 6_000 }, layer: 'order', scope });
    const cup = { sku: 'CUP', from: 100, worth: 1_500 };
    await givenOffer('j-cup', { kind: 'gift_goods', params: cup, layer: 'gift', scope });
    const cart: SaidCart = { lines: [{ id: '1', sku: 'J', quantity: 3, price: 10_000 }] };
    const quote = await quoteOf(cart);
    expect(quote.priced.totals.goods).toBe(24_000);
    await send(orderOf(quote, cart, { externalId: 'J', status: 'paid' }));
    const done = await sendRefund(aRefund('J', [{ id: '1', quantity: 2 }]));
    expect(done).toMatchObject({ deducted: 2_000 });
  });
});
