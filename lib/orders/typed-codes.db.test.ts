import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBatch } from '@/lib/coupons';
import { codeHash } from '@/lib/coupons/own-code';
import { givenBatch, givenCode, numbersOf } from '@/lib/coupons/testing/people';
import { aTerms } from '@/lib/coupons/testing/terms';
import { decisionsOf } from '@/lib/decisions';
import { must } from '@/lib/kernel/assert';
import { verifyAllBooks } from '@/lib/ledger';
import { closeDatabase, pool, withTransaction } from '@/lib/platform/db';
import { installStandardProgram } from '@/lib/standard-program';
import '@/lib/wiring';
import { processOrders } from './commands/process-orders';
import { aRefund, givenMember, NOW } from './testing/orders';
import {
  couponState,
  givenCoupon,
  givenPoints,
  orderOf,
  quoteOf,
  type SaidCart,
  send,
  sendRefund,
} from './testing/quoted';

beforeAll(() => installStandardProgram(pool()));
afterAll(async () => {
  expect(await verifyAllBooks(pool())).toEqual([]);
  await closeDatabase();
});

const codeState = async (code: string) =>
  (await pool().query('SELECT "state", "memberId" FROM "CouponCode" WHERE "hash" = $1', [codeHash(code)])).rows[0];

const cartOf = (member: string | null, code: string, more: Partial<SaidCart> = {}): SaidCart => ({
  member,
  lines: [{ id: '1', quantity: 1, price: 9_900 }],
  couponCodes: [code],
  ...more,
});

const couponIn = ({ priced }: Awaited<ReturnType<typeof quoteOf>>): string => {
  const source = must(
    priced.applied.find(({ source: { type } }) => type === 'COUPON'),
    'no coupon counts',
  ).source;
  return source.type === 'COUPON' ? source.coupon : '';
};

/** Sends each order at once with all others, and sorts what came of them. */
async function race(carts: readonly SaidCart[]) {
  const quotes = await Promise.all(carts.map(quoteOf));
  const outcomes = await Promise.all(
    carts.map(async (cart, n) => {
      const quote = must(quotes[n], 'a quote');
      const [outcome] = await processOrders([orderOf(quote, cart, { status: n % 2 === 0 ? 'placed' : 'paid' })], NOW);
      return must(outcome, 'an outcome');
    }),
  );
  return {
    won: outcomes.flatMap((one) => (one.ok ? [one.value] : [])),
    lost: outcomes.flatMap((one) => (one.ok ? [] : [one.refusal])),
  };
}

describe('a code that nobody has claimed, typed into a cart', () => {
  test('is priced as if it were claimed, claimed and held as the order is placed, used as it is paid, and comes back', async () => {
    const member = await givenMember();
    const code = await givenCode(await givenBatch());
    const cart = cartOf(member, code);
    const quote = await quoteOf(cart);
    expect(quote.priced.totals.discount).toBe(1_000);
    expect(await codeState(code)).toMatchObject({ state: 'open' });
    const placed = await send(orderOf(quote, cart, { externalId: 'typed-1' }));
    const coupon = couponIn(quote);
    expect(await codeState(code)).toEqual({ state: 'taken', memberId: member });
    expect(await couponState(coupon)).toEqual({ state: 'HELD', orderId: placed.order.id });
    await send(orderOf(quote, cart, { externalId: 'typed-1', status: 'paid' }));
    expect(await couponState(coupon)).toMatchObject({ state: 'USED' });
    await sendRefund(aRefund('typed-1', [{ id: '1', quantity: 1 }]));
    expect(await couponState(coupon)).toMatchObject({ state: 'CLAIMED' });
    expect(couponIn(await quoteOf(cart))).toBe(coupon);
  });

  test('stays with the member who claimed it when his order is given up', async () => {
    const member = await givenMember();
    const cart = cartOf(member, await givenCode(await givenBatch()));
    const quote = await quoteOf(cart);
    await send(orderOf(quote, cart, { externalId: 'typed-over' }));
    await send(orderOf(quote, cart, { externalId: 'typed-over', status: 'cancelled' }));
    expect(await couponState(couponIn(quote))).toEqual({ state: 'CLAIMED', orderId: null });
  });

  test('is not claimed by an order that is refused for another reason: stock, limit and code are as they were', async () => {
    const member = await givenMember();
    await givenPoints(member, 500);
    const batchId = await givenBatch({ perMember: 1 });
    const code = await givenCode(batchId);
    const cart = cartOf(member, code, { points: 500 });
    const quote = await quoteOf(cart);
    // The points that the quote counts on are held by another order meanwhile.
    const other: SaidCart = { member, lines: [{ id: '1', quantity: 1, price: 9_900 }], points: 500 };
    await send(orderOf(await quoteOf(other), other));
    await expect(send(orderOf(quote, cart))).rejects.toMatchObject({
      code: 'quote_changed',
      facts: { why: 'insufficient_points' },
    });
    expect(await codeState(code)).toEqual({ state: 'open', memberId: null });
    expect(await numbersOf(batchId)).toMatchObject({ claimed: 0, copies: 0 });
    const kinds = (await decisionsOf(pool(), member, null, 20)).map(({ kind }) => kind);
    expect(kinds).toContain('order.refused');
    expect(kinds).not.toContain('coupon.claimed');
    expect((await quoteOf(cartOf(member, code))).priced.totals.discount).toBe(1_000);
  });

  test('two checkouts with the last copy: one has it; the other is told, keeps nothing, and its new quote says whose it is', async () => {
    const [one, two] = [await givenMember(), await givenMember()];
    const batchId = await givenBatch();
    const code = await givenCode(batchId);
    const { won, lost } = await race([cartOf(one, code), cartOf(two, code)]);
    expect(won).toHaveLength(1);
    expect(lost).toMatchObject([{ code: 'quote_changed', facts: { why: 'coupon_claimed', name: '满50减10' } }]);
    const winner = must(won[0]?.order.memberId, 'a winner');
    expect(await codeState(code)).toEqual({ state: 'taken', memberId: winner });
    expect(await numbersOf(batchId)).toMatchObject({ claimed: 1, copies: 1 });
    const fresh = await quoteOf(cartOf(winner === one ? two : one, code));
    expect(fresh.priced.refused).toContainEqual(
      expect.objectContaining({ offer: code, code: 'coupon_of_other_member' }),
    );
  });
});

describe('the name of a batch that is open to all, typed into a cart', () => {
  const openNamed = (code: string, more: Parameters<typeof aTerms>[0]) =>
    withTransaction((db) => openBatch(db, aTerms(more), { by: 'test', note: 'test', now: NOW, code }));

  test('30 members race for the last 10 copies: exactly 10 orders, the rest are sold out, and the stock says so', async () => {
    const batchId = await openNamed('race10', { total: 10 });
    const members = await Promise.all(Array.from({ length: 30 }, () => givenMember()));
    const { won, lost } = await race(members.map((member) => cartOf(member, 'RACE10')));
    expect(won).toHaveLength(10);
    expect(new Set(lost.map(({ facts }) => facts.why))).toEqual(new Set(['sold_out']));
    expect(await numbersOf(batchId)).toMatchObject({ issued: 10, claimed: 10, copies: 10, members: 10 });
  });

  test('one member races with himself: as many orders as he may have copies, to the copy', async () => {
    const batchId = await openNamed('twice', { perMember: 2 });
    const member = await givenMember();
    const { won, lost } = await race(Array.from({ length: 8 }, () => cartOf(member, 'twice')));
    expect(won).toHaveLength(2);
    expect(new Set(lost.map(({ facts }) => facts.why))).toEqual(new Set(['limit_reached']));
    expect(await numbersOf(batchId)).toMatchObject({ claimed: 2, copies: 2 });
  });

  test('takes a copy that he has before it claims another', async () => {
    const member = await givenMember();
    const had = await givenCoupon(member, await openNamed('have_one', { perMember: 2 }));
    expect(couponIn(await quoteOf(cartOf(member, 'have_one')))).toBe(had);
  });

  test('is refused in the quote with the limit that is reached, sold out, closed to claims, and to nobody', async () => {
    const member = await givenMember();
    const said = async (code: string, who: string | null = member) =>
      (await quoteOf(cartOf(who, code))).priced.refused.find(({ offer }) => offer === code)?.code;
    const mine = await openNamed('limit1', { perMember: 1 });
    const cart = cartOf(member, 'limit1');
    await send(orderOf(await quoteOf(cart), cart, { status: 'paid' }));
    await openNamed('given_only', { isOpen: false });
    const gone = await openNamed('gone', { total: 1 });
    await givenCoupon(await givenMember(), gone);
    expect(await numbersOf(mine)).toMatchObject({ copies: 1 });
    expect(await Promise.all([said('limit1'), said('given_only'), said('gone'), said('no_such')])).toEqual([
      'limit_reached',
      'not_open',
      'sold_out',
      'coupon_not_found',
    ]);
    expect(await said(await givenCode(mine), null)).toBe('coupon_unclaimed');
  });
});
