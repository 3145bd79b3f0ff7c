import { afterAll, beforeAll, expect, test } from 'vitest';
import { givenBatch } from '@/lib/coupons/testing/people';
import { closeDatabase, pool } from '@/lib/platform/db';
import { localAt } from '@/lib/platform/testing/zone';
import '@/lib/wiring';
import { installStandardProgram } from '@/lib/standard-program';
import { processOrders } from './commands/process-orders';
import { savingsSince } from './savings';
import { anOrder, aRefund, givenMember, NOW } from './testing/orders';
import { givenCoupon, orderOf, quoteOf, type SaidCart, send, sendRefund } from './testing/quoted';

beforeAll(() => installStandardProgram(pool()));
afterAll(closeDatabase);

const NEW_YEAR = localAt('2026-01-01');
const told = async (member: string) => {
  const { total, orders } = await savingsSince(pool(), member, NEW_YEAR);
  return { total, orders: orders.map(({ order, savings }) => [order.externalId, ...savings.map(({ of }) => of)]) };
};

test('savings follow a quoted order from its payment to its last refund, coupon by coupon', async () => {
  const member = await givenMember();
  await givenCoupon(member, await givenBatch());
  const cart: SaidCart = { member, lines: [{ id: '1', quantity: 3, price: 3_333 }] };
  const quote = await quoteOf(cart);
  await send(orderOf(quote, cart, { externalId: 'saved-1' }));
  expect(await told(member)).toEqual({ total: 0, orders: [] });
  await send(orderOf(quote, cart, { externalId: 'saved-1', status: 'paid' }));
  const whole = 9_999 - quote.priced.totals.goods;
  expect(whole).toBeGreaterThan(0);
  expect(await told(member)).toMatchObject({ total: whole, orders: [['saved-1', 'coupon']] });
  await sendRefund(aRefund('saved-1', [{ id: '1', quantity: 1 }], { refundNo: 'S-1' }));
  const less = (await told(member)).total;
  expect(less).toBeLessThan(whole);
  expect(less).toBeGreaterThan(0);
  await sendRefund(aRefund('saved-1', [{ id: '1', quantity: 2 }], { refundNo: 'S-2' }));
  expect(await told(member)).toEqual({ total: 0, orders: [] });
});

test('savings count this member’s paid orders since the local new year, and what tills took off', async () => {
  const [member, other] = [await givenMember(), await givenMember()];
  const sold = (externalId: string, paidAt: string, of: string, discount: number) =>
    anOrder({ externalId, member: of, paidAt, lines: [{ yuan: 100, discount }] });
  await processOrders(
    [
      sold('till-old', localAt('2025-12-31T23:59').toISOString(), member, 900),
      sold('till-1', localAt('2026-01-01T00:00').toISOString(), member, 300),
      sold('till-2', localAt('2026-02-01T12:00').toISOString(), member, 50),
      sold('till-plain', localAt('2026-02-02T12:00').toISOString(), member, 0),
      sold('till-other', localAt('2026-02-01T12:00').toISOString(), other, 70),
    ],
    NOW,
  );
  expect(await told(member)).toEqual({
    total: 350,
    orders: [
      ['till-2', 'shop'],
      ['till-1', 'shop'],
    ],
  });
});
