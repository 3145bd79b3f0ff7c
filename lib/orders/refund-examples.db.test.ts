import { afterAll, beforeAll, expect, test } from 'vitest';
import { givenBatch } from '@/lib/coupons/testing/people';
import { bookSummary, verifyAllBooks } from '@/lib/ledger';
import { closeDatabase, pool } from '@/lib/platform/db';
import '@/lib/wiring';
import { installStandardProgram } from '@/lib/standard-program';
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

/** A paid order of a new member with a coupon of these terms. */
async function bought(terms: Parameters<typeof givenBatch>[0], more: Partial<SaidCart> = {}) {
  const member = await givenMember();
  await givenPoints(member, 1_000);
  const coupon = await givenCoupon(member, await givenBatch(terms));
  const cart: SaidCart = { member, lines: [{ id: '1', quantity: 3, price: 5_000 }], ...more };
  const quote = await quoteOf(cart);
  const { order } = await send(orderOf(quote, cart, { status: 'paid' }));
  return { member, coupon, quote, order };
}
const points = async (member: string) => (await bookSummary(pool(), member, NOW)).points;

test('the survivors of a refund keep their price: nothing is priced anew (4.D.1, Vendure #4811)', async () => {
  const { order } = await bought({ params: { threshold: 10_000, off: 1_000 } });
  const first = await sendRefund(aRefund(order.externalId, [{ id: '1', quantity: 1 }], { refundNo: 'R1' }));
  const rest = await sendRefund(aRefund(order.externalId, [{ id: '1', quantity: 2 }], { refundNo: 'R2' }));
  expect(first.amount).toBe(4_666);
  expect(first.amount + rest.amount).toBe(14_000);
});

test('a coupon comes back when all units that it reduced are back, not with a part of them (4.D.3)', async () => {
  const { order, coupon } = await bought({ params: { threshold: 10_000, off: 1_000 } });
  await sendRefund(aRefund(order.externalId, [{ id: '1', quantity: 2 }], { refundNo: 'R1' }));
  expect(await couponState(coupon)).toMatchObject({ state: 'USED' });
  await sendRefund(aRefund(order.externalId, [{ id: '1', quantity: 1 }], { refundNo: 'R2' }));
  expect(await couponState(coupon)).toMatchObject({ state: 'CLAIMED' });
});

test('freight that was free is not billed again when the rest falls below its threshold (4.D.5)', async () => {
  const { quote, order } = await bought({ kind: 'free_shipping', params: { threshold: 12_000 } }, { freight: 800 });
  expect(quote.priced.freight).toEqual({ full: 800, discount: 800, due: 0 });
  const { amount, deducted } = await sendRefund(
    aRefund(order.externalId, [{ id: '1', quantity: 2 }], { refundNo: 'R1' }),
  );
  expect([amount, deducted]).toEqual([10_000, 0]);
});

test('points that were spent and points that were earned go back by what comes back, to the last one (4.D.5, 4.A.9–11)', async () => {
  const { member, order } = await bought({ params: { threshold: 10_000, off: 1_000 } }, { points: 300 });
  const paid = await points(member);
  for (const refundNo of ['R1', 'R2', 'R3'])
    await sendRefund(aRefund(order.externalId, [{ id: '1', quantity: 1 }], { refundNo }));
  const after = await points(member);
  expect([paid.spent, after.spent]).toEqual([300, 0]);
  expect(after.available + after.pending).toBe(1_050);
});

test('a refund is one by its number: sent again, also at once, it is the first answer; with other goods it is refused (4.D.7)', async () => {
  const { member, order } = await bought({ params: { threshold: 10_000, off: 1_000 } });
  const event = aRefund(order.externalId, [{ id: '1', quantity: 1 }], { refundNo: 'R1' });
  const answers = await Promise.all([sendRefund(event), sendRefund(event), sendRefund(event)]);
  const later = await sendRefund(event, new Date(NOW.getTime() + 86_400_000));
  expect(new Set([...answers, later].map(({ amount }) => amount))).toEqual(new Set([4_666]));
  const { rows } = await pool().query('SELECT "refundNo" FROM "Refund" WHERE "memberId" = $1', [member]);
  expect(rows).toEqual([{ refundNo: 'R1' }]);
  const other = aRefund(order.externalId, [{ id: '1', quantity: 2 }], { refundNo: 'R1' });
  await expect(sendRefund(other)).rejects.toMatchObject({ code: 'refund_mismatch' });
});
