import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { closeDatabase, pool } from '@/lib/platform/db';
import { installStandardProgram } from '@/lib/standard-program';
import { anOrderBody, aPerson, call, givenKey, type Heard } from './testing/call';

let key = '';
let member = { externalId: '' };
let memberId = '';

const place = (body: unknown, headers = {}) => call('POST /orders', { key, body, headers });
const rows = async (table: string) => Number((await pool().query(`SELECT count(*) FROM "${table}"`)).rows[0].count);
const read = async () => (await call(`GET /members/${memberId}`, { key })).body;

beforeAll(async () => {
  await installStandardProgram(pool());
  key = await givenKey();
});
beforeEach(async () => {
  const person = { ...aPerson(), registeredAt: '2026-01-05T10:00:00+08:00' };
  memberId = (await call('POST /members', { key, body: person })).body.id;
  member = { externalId: person.externalId };
});
afterAll(closeDatabase);

describe('an order', () => {
  test('is answered 201 with what it earned and why, and 200 with the same for a repeat', async () => {
    const body = anOrderBody(member);
    const first = await place(body);
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({
      order: {
        externalId: body.externalId,
        memberId,
        status: 'paid',
        goods: 20_000,
        paidAt: '2026-10-13T04:00:00.000Z',
      },
      earned: { points: { granted: 200, desired: 200, cuts: [] }, growth: 200 },
      level: { before: { code: 'bronze', name: 'Bronze', rank: 1 }, after: { code: 'silver' } },
    });
    expect(first.body.decisions.map(({ code }: { code: string }) => code)).toEqual([
      'growth_order',
      'points_order',
      'level_reached',
    ]);
    const again = await place(body);
    expect(again.status).toBe(200);
    expect(again.text).toBe(first.text);
    expect(await read()).toMatchObject({
      growth: { total: 200 },
      points: { earned: 250, available: 50 + 200, pending: 0 },
      stats: { orders: 1, amount: 20_000 },
      lifecycle: 'silent',
    });
  });

  test('says its reasons in the language that was asked for', async () => {
    const zh = await place(anOrderBody(member), { 'accept-language': 'zh-CN,zh;q=0.9' });
    expect(zh.body.decisions[1].message).toBe('计积分金额 ¥200，应得 200 积分，实得 200 积分');
    expect(zh.body.level.after.name).toBe('白银');
  });

  test('with an older version is ignored and says so', async () => {
    const body = anOrderBody(member, { version: 5 });
    const first = await place(body);
    expect(first.body.stale).toBeUndefined();
    const older = await place({ ...body, version: 4, status: 'cancelled' });
    expect(older).toMatchObject({ status: 200, body: { stale: true, order: { status: 'paid', version: 5 } } });
  });

  test('with changed lines after payment is refused', async () => {
    const body = anOrderBody(member);
    await place(body);
    const changed = await place({ ...body, lines: [{ id: '1', sku: 'TEA', quantity: 3, unitPrice: 10_000 }] });
    expect(changed).toMatchObject({
      status: 409,
      headers: { 'content-type': 'application/problem+json' },
      body: { code: 'order_settled', status: 409, facts: { externalId: body.externalId } },
    });
  });

  test('of an unknown member is refused and stores nothing', async () => {
    const before = [await rows('Order'), await rows('OrderKey'), await rows('Decision')];
    const none = `mem_${'0'.repeat(25)}1`;
    for (const unknown of [{ externalId: 'nobody' }, { id: none }, { id: 'rubbish' }, { id: 'ord_x' }]) {
      expect(await place(anOrderBody(unknown))).toMatchObject({ status: 422, body: { code: 'member_not_found' } });
    }
    expect([await rows('Order'), await rows('OrderKey'), await rows('Decision')]).toEqual(before);
  });

  test('without a member is kept and earns nothing', async () => {
    const guest = await place(anOrderBody(null));
    expect(guest).toMatchObject({ status: 201, body: { order: { memberId: null }, earned: { growth: 0 } } });
    expect(guest.body.earned.points.granted).toBe(0);
  });

  test('that costs nothing counts, one below nothing is refused', async () => {
    const free = { lines: [{ id: '1', sku: 'GIFT', quantity: 1, unitPrice: 0 }] };
    expect((await place(anOrderBody(member, free))).status).toBe(201);
    expect((await read()).stats).toMatchObject({ orders: 1, amount: 0 });
    const below = await place(anOrderBody(member, { lines: [{ id: '1', sku: 'X', quantity: 1, unitPrice: -1 }] }));
    expect(below).toMatchObject({
      status: 422,
      body: { code: 'invalid_input', errors: [{ path: 'lines.0.unitPrice' }, {}] },
    });
  });

  test('moves forward: placed, paid, completed', async () => {
    const body = anOrderBody(member, { status: 'placed' });
    expect(await place(body)).toMatchObject({ status: 201, body: { order: { status: 'placed', paidAt: null } } });
    const refused = await call(`POST /orders/${body.externalId}/complete`, { key });
    expect(refused).toMatchObject({ status: 409, body: { code: 'order_placed' } });
    expect(await place({ ...body, status: 'paid' })).toMatchObject({ status: 200, body: { earned: { growth: 200 } } });
    const done = await call(`POST /orders/${body.externalId}/complete`, { key });
    expect(done).toMatchObject({ status: 200, body: { externalId: body.externalId, status: 'completed' } });
    expect(await call(`POST /orders/${body.externalId}/cancel`, { key })).toMatchObject({
      status: 409,
      body: { code: 'order_completed' },
    });
  });

  test('can be read with its lines, by an id that needs escaping too', async () => {
    const body = anOrderBody(member, { externalId: `a/b ${member.externalId} 号` });
    await place(body);
    const found = await call(`GET /orders/${encodeURIComponent(body.externalId)}`, { key });
    expect(found).toMatchObject({
      status: 200,
      body: { externalId: body.externalId, lines: [{ id: '1', net: 20_000 }] },
    });
    expect(await call('GET /orders/none', { key })).toMatchObject({ status: 404, body: { code: 'order_not_found' } });
  });

  test('cancelled gives everything back', async () => {
    const body = anOrderBody(member);
    await place(body);
    const gone = await call(`POST /orders/${body.externalId}/cancel`, { key, body: {} });
    expect(gone).toMatchObject({ status: 200, body: { status: 'cancelled', refundedGoods: 20_000 } });
    expect(await read()).toMatchObject({ growth: { total: 0 }, stats: { orders: 0, amount: 0, refunded: 20_000 } });
  });
});

describe('a refund', () => {
  const refund = (order: string, body: object) => call(`POST /orders/${order}/refunds`, { key, body });
  const half = { refundNo: 'R1', refundedAt: '2026-10-14T12:00:00+08:00', lines: [{ id: '1', quantity: 1 }] };

  test('is answered 201 with what it moved, and 200 with the same for a repeat', async () => {
    const { externalId } = (await place(anOrderBody(member))).body.order;
    const preview = await call(`POST /orders/${externalId}/refunds/preview`, { key, body: half });
    const first = await refund(externalId, half);
    expect(first).toMatchObject({
      status: 201,
      body: {
        refund: {
          refundNo: 'R1',
          status: 'refunded',
          amount: 10_000,
          lines: [{ id: '1', quantity: 1, amount: 10_000 }],
        },
        moved: { growth: -100, points: [{ type: 'CLAWBACK', points: -100 }], coupons: [], benefits: [] },
      },
    });
    expect(preview).toMatchObject({ status: 200, body: { moved: { growth: -100 }, refund: { amount: 10_000 } } });
    const again = await refund(externalId, half);
    expect(again.status).toBe(200);
    expect(again.text).toBe(first.text);
    expect(await refund(externalId, { ...half, lines: [{ id: '1', quantity: 2 }] })).toMatchObject({
      status: 409,
      body: { code: 'refund_mismatch', facts: { refundNo: 'R1' } },
    });
    expect(await refund(externalId, { ...half, refundNo: 'R2', lines: [{ id: '1', quantity: 2 }] })).toMatchObject({
      status: 409,
      body: { code: 'refund_exceeds_quantity', facts: { line: '1', asked: 2, left: 1 } },
    });
    expect(await refund(externalId, { refundNo: 'R3', lines: [{ id: '1', quantity: 0 }] })).toMatchObject({
      status: 422,
      body: { code: 'invalid_input', errors: [{ path: 'lines.0.quantity' }] },
    });
  });

  test('before its order is parked with 202 and applied when the order arrives', async () => {
    const body = anOrderBody(member);
    expect(await refund(body.externalId, half)).toMatchObject({
      status: 202,
      body: { refund: { status: 'parked', refundNo: 'R1' }, moved: null },
    });
    expect((await place(body)).body.order).toMatchObject({ refundedGoods: 10_000 });
    expect((await read()).stats).toMatchObject({ orders: 1, amount: 10_000, refunded: 10_000 });
    expect((await refund(body.externalId, half)).status).toBe(200);
  });

  test('with bad input names the place as it was sent', async () => {
    const bad = await refund('any', { refundNo: 'R', lines: [{ id: '1', quantity: -1 }] });
    expect(bad).toMatchObject({ status: 422, body: { errors: [{ path: 'lines.0.quantity' }] } });
    expect(await call('POST /orders/any/refunds', { key })).toMatchObject({
      status: 422,
      body: { code: 'invalid_input' },
    });
  });
});

describe('a batch', () => {
  test('answers each order in its place, the bad ones too', async () => {
    const [a, b, c] = [anOrderBody(member), anOrderBody({ externalId: 'nobody' }), anOrderBody(member)];
    const bad = { ...anOrderBody(member), status: 'eaten' };
    const heard = await call('POST /orders/batch', { key, body: { orders: [a, b, 7, bad, c, a] } });
    expect(heard.status).toBe(200);
    expect(heard.body.results.map(({ status, code }: { status: number; code?: string }) => [status, code])).toEqual([
      [201, undefined],
      [422, 'member_not_found'],
      [422, 'invalid_input'],
      [422, 'invalid_input'],
      [201, undefined],
      [200, undefined],
    ]);
    expect(heard.body.results[3].errors[0].path).toBe('status');
    expect(heard.body.results[5].order).toEqual(heard.body.results[0].order);
  });

  test('of 500 works, of 501 or none is refused', async () => {
    const many = Array.from({ length: 501 }, () => anOrderBody(member));
    const heard = await call('POST /orders/batch', { key, body: { orders: many.slice(0, 500) } });
    expect(new Set(heard.body.results.map(({ status }: { status: number }) => status))).toEqual(new Set([201]));
    for (const orders of [many, []]) {
      expect(await call('POST /orders/batch', { key, body: { orders } })).toMatchObject({ status: 422 });
    }
  });
});

test('200 orders sent 50 times at once settle exactly once each, and every answer is equal', async () => {
  const bodies = Array.from({ length: 200 }, () =>
    anOrderBody(member, { lines: [{ id: '1', sku: 'TEA', quantity: 1, unitPrice: 100 }] }),
  );
  const settled = await rows('Order');
  const growth = (await read()).growth.total;
  const heard: Heard[] = [];
  // Four waves: one of 10,000 would be more than may wait, and callers would be told to come back (429).
  for (let first = 0; first < 200; first += 50) {
    const wave = Array.from({ length: 50 }, () => bodies.slice(first, first + 50)).flat();
    heard.push(...(await Promise.all(wave.map((body) => place(body)))));
  }
  const byOrder = Map.groupBy(heard, ({ body }) => body.order?.externalId);
  expect(byOrder.size).toBe(200);
  for (const answers of byOrder.values()) {
    expect(answers).toHaveLength(50);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  }
  expect(await rows('Order')).toBe(settled + 200);
  const after = await read();
  expect(after.growth.total - growth).toBe(200);
  expect(after.stats.orders).toBe(200);
});
