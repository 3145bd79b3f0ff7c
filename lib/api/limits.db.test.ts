import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyAllBooks } from '@/lib/ledger';
import { closeDatabase, pool } from '@/lib/platform/db';
import { installStandardProgram } from '@/lib/standard-program';
import { anOrderBody, aPerson, call, givenKey } from './testing/call';

let key = '';

beforeAll(async () => {
  await installStandardProgram(pool());
  key = await givenKey();
});
afterAll(closeDatabase);

const line = (n: number, quantity: number, unitPrice: number) => ({ id: String(n), sku: 'MAX', quantity, unitPrice });
const lines = (count: number, quantity: number, unitPrice: number) =>
  Array.from({ length: count }, (_, n) => line(n, quantity, unitPrice));

test('the largest amounts of every field are settled exactly, or refused with their place', async () => {
  const { id } = (await call('POST /members', { key, body: aPerson() })).body;
  const place = (body: object) => call('POST /orders', { key, body: anOrderBody({ id }, body) });
  const one = await place({ lines: lines(1, 1_000_000, 100_000), freight: 100_000_000 });
  expect(one).toMatchObject({ status: 201, body: { order: { goods: 100_000_000_000 } } });
  for (const more of [lines(1, 1_000_000, 100_001), lines(2, 500_001, 100_000), lines(500, 1_000_000, 100_000_000)]) {
    expect(await place({ lines: more })).toMatchObject({ status: 422, body: { errors: [{ path: 'lines' }] } });
  }
  const { externalId } = one.body.order;
  const back = { refundNo: 'R', lines: [{ id: '0', quantity: 999_999 }], freight: 100_000_000 };
  expect((await call(`POST /orders/${externalId}/refunds`, { key, body: back })).status).toBe(201);
  expect(await verifyAllBooks(pool())).toEqual([]);
});

test('times at the ends of what is allowed are settled, and what has not happened yet is refused', async () => {
  const registeredAt = '1970-01-01T00:00:00Z';
  const { id } = (await call('POST /members', { key, body: { ...aPerson(), registeredAt } })).body;
  const place = (more: object) => call('POST /orders', { key, body: anOrderBody({ id }, more) });
  for (const placedAt of ['1970-01-01T00:00:00Z', '1999-12-31T23:59:59.999Z', '2024-02-29T23:59:59+14:00']) {
    expect((await place({ placedAt })).status).toBe(201);
  }
  for (const ahead of [
    { placedAt: '2199-12-31T23:59:59.999Z' },
    { paidAt: '2199-12-31T23:59:59.999Z' },
    { status: 'completed', completedAt: '2199-12-31T23:59:59.999Z' },
  ]) {
    expect(await place(ahead)).toMatchObject({ status: 422, body: { code: 'order_in_future' } });
  }
  for (const placedAt of [
    '1969-12-31T23:59:59Z',
    '2200-01-01T00:00:00Z',
    '2026-02-29T00:00:00Z',
    '2026-01-01T00:00:00',
  ]) {
    expect(await place({ placedAt })).toMatchObject({ status: 422, body: { code: 'invalid_input' } });
  }
  expect((await call(`GET /members/${id}`, { key })).body.stats.orders).toBe(3);
});

test('what lies ahead is refused by itself in a batch, and for what becomes of an order', async () => {
  const { id } = (await call('POST /members', { key, body: aPerson() })).body;
  const ahead = '2199-06-01T00:00:00Z';
  const [known, wrong] = [anOrderBody({ id }), anOrderBody({ id }, { paidAt: ahead })];
  const { body } = await call('POST /orders/batch', { key, body: { orders: [wrong, known] } });
  expect(body).toMatchObject({ results: [{ status: 422, code: 'order_in_future' }, { status: 201 }] });
  const about = (verb: string, sent: object) => call(`POST /orders/${known.externalId}/${verb}`, { key, body: sent });
  const refund = { refundNo: 'ahead', refundedAt: ahead, lines: [{ id: '1', quantity: 1 }] };
  for (const verb of ['complete', 'cancel'])
    expect((await about(verb, { at: ahead })).body).toMatchObject({ code: 'order_in_future', status: 422 });
  for (const verb of ['refunds', 'refunds/preview'])
    expect((await about(verb, refund)).body).toMatchObject({ code: 'refund_in_future', status: 422 });
  expect((await call(`GET /members/${id}`, { key })).body.stats).toMatchObject({ orders: 1, refunded: 0 });
});
