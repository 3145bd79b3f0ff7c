import { afterAll, beforeAll, expect, test } from 'vitest';
import { givenBatch, givenCode } from '@/lib/coupons/testing/people';
import { parseId } from '@/lib/kernel/id';
import { givenCoupon } from '@/lib/orders/testing/quoted';
import { closeDatabase, pool } from '@/lib/platform/db';
import { installStandardProgram } from '@/lib/standard-program';
import { aPerson, call, givenKey } from './testing/call';

let key = '';
let member = { externalId: '' };
let code = '';

const post = (path: string, body: unknown) => call(`POST ${path}`, { key, body });
const cart = () => ({
  member,
  channel: 'h5',
  lines: [{ id: '1', sku: 'POT', quantity: 3, unitPrice: 3_333 }],
  freight: 600,
});
const order = (externalId: string, more: object = {}) => ({
  ...cart(),
  externalId,
  placedAt: new Date().toISOString(),
  status: 'placed',
  ...more,
});

beforeAll(async () => {
  await installStandardProgram(pool());
  key = await givenKey();
  const person = { ...aPerson(), registeredAt: '2026-01-05T10:00:00+08:00' };
  const memberId = parseId('member', (await post('/members', person)).body.id) ?? '';
  member = { externalId: person.externalId };
  const id = await givenCoupon(memberId, await givenBatch({ perMember: 3 }), new Date());
  code = (await pool().query('SELECT "code" FROM "Coupon" WHERE "id" = $1', [id])).rows[0].code;
});
afterAll(closeDatabase);

test('a quote is placed, paid and given back by the numbers that it told', async () => {
  const quote = (await post('/quotes', cart())).body;
  const placed = await post('/orders', order('api-q1', { quoteId: quote.quoteId }));
  expect(placed).toMatchObject({
    status: 201,
    body: { order: { status: 'placed', goods: quote.totals.goods, quoteId: quote.quoteId, payBy: expect.any(String) } },
  });
  const again = await post('/orders', order('api-q2', { quoteId: quote.quoteId }));
  expect(again).toMatchObject({ status: 409, body: { code: 'quote_used', facts: { externalId: 'api-q1' } } });
  const paid = await post('/orders', order('api-q1', { quoteId: quote.quoteId, status: 'paid' }));
  expect(paid).toMatchObject({
    status: 200,
    body: { earned: { points: { granted: quote.earn.points }, growth: quote.earn.growth } },
  });
  const back = { refundNo: 'R', lines: [{ id: '1', quantity: 3 }], freight: 600 };
  const preview = await post('/orders/api-q1/refunds/preview', back);
  const done = await post('/orders/api-q1/refunds', back);
  expect(done).toMatchObject({ status: 201, body: { refund: { amount: quote.totals.payable, deducted: 0 } } });
  expect(done.body.moved.coupons).toMatchObject([{ to: 'returned' }]);
  expect(preview.body.refund).toEqual({ ...done.body.refund, refundedAt: expect.any(String) });
});

test('coupons and points without a quote are quoted and placed at once; a repeat gets the first answer', async () => {
  const body = order('api-c1', { status: 'paid', couponCodes: [code] });
  const first = await post('/orders', body);
  expect(first).toMatchObject({ status: 201, body: { order: { goods: 8_999, status: 'paid' } } });
  const again = await post('/orders', body);
  expect(again).toMatchObject({ status: 200, body: { order: first.body.order } });
});

test('an order whose coupon does not count is refused and not stored, rather than charged more', async () => {
  const used = await post('/orders', order('api-c2', { couponCodes: [code] }));
  expect(used).toMatchObject({ status: 409, body: { code: 'coupon_not_applied' } });
  expect((await call('GET /orders/api-c2', { key })).status).toBe(404);
  // A quote says of it on which order it was used.
  const told = await post('/quotes', { ...cart(), couponCodes: [code] });
  const no = told.body.offers.refused.find((one: { code: string }) => one.code === 'already_used');
  expect(no).toMatchObject({
    coupon: { code },
    facts: { order: 'api-c1' },
    voices: { clerk: expect.stringContaining('api-c1') },
  });
});

test('an open code is the member’s once his order is placed; the next to type it is told, also by a fresh quote', async () => {
  const open = await givenCode(await givenBatch());
  const other = { ...aPerson(), registeredAt: '2026-01-05T10:00:00+08:00' };
  await post('/members', other);
  const theirs = { member: { externalId: other.externalId } };
  const both = [await post('/quotes', { ...cart(), couponCodes: [open] })];
  both.push(await post('/quotes', { ...cart(), ...theirs, couponCodes: [open] }));
  for (const { body } of both)
    expect(body.offers.applied).toContainEqual(
      expect.objectContaining({ coupon: expect.objectContaining({ code: open }) }),
    );
  const [mine, later] = both.map(({ body }) => body.quoteId);
  expect((await post('/orders', order('api-t1', { quoteId: mine }))).status).toBe(201);
  expect(await post('/orders', order('api-t2', { ...theirs, quoteId: later }))).toMatchObject({
    status: 409,
    body: { code: 'quote_changed', facts: { why: 'coupon_claimed' }, detail: expect.stringMatching(/claimed|领走/) },
  });
  const fresh = await post('/quotes', { ...cart(), ...theirs, couponCodes: [open] });
  expect(fresh.body.offers.refused).toContainEqual(
    expect.objectContaining({ offer: open, code: 'coupon_of_other_member' }),
  );
});

test('a quote names its coupons and points itself, and one that does not exist is told', async () => {
  const none = await post('/orders', order('api-c3', { quoteId: 'quo_00000000000000000000000000' }));
  expect(none).toMatchObject({ status: 422, body: { code: 'quote_not_found' } });
  const both = await post('/orders', order('api-c4', { quoteId: 'quo_00000000000000000000000000', points: 100 }));
  expect(both).toMatchObject({ status: 422, body: { code: 'invalid_input' } });
});

test.each([
  ['units', { lines: [{ id: '1', sku: 'POT', quantity: 5_001, unitPrice: 1 }] }, 'lines'],
  ['letters in its channel', { channel: 'c'.repeat(33) }, 'channel'],
])('an order to be quoted with more %s than a cart may have is bad input, also in a batch', async (_, more, field) => {
  const body = order(`api-many-${field}`, { ...more, couponCodes: ['any'] });
  const one = await post('/orders', body);
  expect(one).toMatchObject({ status: 422, body: { code: 'invalid_input', errors: [{ path: field }] } });
  const [inBatch] = (await post('/orders/batch', { orders: [body] })).body.results;
  expect(inBatch).toMatchObject({ code: 'invalid_input', errors: [{ path: field }] });
  expect((await post('/orders', { ...body, couponCodes: null })).status).toBe(201);
});
