import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { verifyAllBooks } from '@/lib/ledger';
import { closeDatabase, pool } from '@/lib/platform/db';
import { installStandardProgram } from '@/lib/standard-program';
import { anOrderBody, aPerson, call, givenKey } from './testing/call';

let key = '';
let memberId = '';

beforeAll(async () => {
  await installStandardProgram(pool());
  key = await givenKey();
});
// 50 points of joining, and 200 of an order that is long active.
beforeEach(async () => {
  const person = { ...aPerson(), registeredAt: '2026-01-05T10:00:00+08:00' };
  memberId = (await call('POST /members', { key, body: person })).body.id;
  await call('POST /orders', { key, body: anOrderBody({ externalId: person.externalId }) });
});
afterAll(async () => {
  expect(await verifyAllBooks(pool())).toEqual([]);
  await closeDatabase();
});

const points = (verb: string, body: unknown, headers = {}) =>
  call(`POST /members/${memberId}/points/${verb}`, { key, body, headers });
const read = async () => (await call(`GET /members/${memberId}`, { key })).body.points;
const source = (id: string) => ({ type: 'checkout', id });

describe('a spend', () => {
  test('is answered 201 with its line, and a repeat 200 with the same', async () => {
    const body = { points: 60, reason: 'lucky draw', source: source('s-1') };
    const first = await points('spend', body);
    expect(first).toMatchObject({
      status: 201,
      body: { type: 'SPEND', points: -60, balanceAfter: 190, source: source('s-1'), reason: 'lucky draw', debt: 0 },
    });
    const again = await points('spend', body);
    expect([again.status, again.text]).toEqual([200, first.text]);
    expect(await points('spend', { ...body, points: 61 })).toMatchObject({
      status: 422,
      body: { code: 'idempotency_mismatch' },
    });
    expect(await read()).toMatchObject({ available: 190, spent: 60, earned: 250, held: 0, expired: 0, debt: 0 });
    const page = await call(`GET /members/${memberId}/points`, { key });
    expect(page.body.data[0]).toEqual(first.body);
  });

  test('names an order that only the till knows without breaking any reader', async () => {
    const spent = await points('spend', { points: 5, source: { type: 'order', id: 'till-0001' } });
    expect(spent.body.source).toEqual({ type: 'order', id: 'till-0001' });
  });

  test.each(['order', 'sign_up', 'member'])(
    'on %s with an id that looks like ours names it as it was said',
    async (type) => {
      const said = { type, id: '01a00000-0000-7000-8000-000000000001' };
      const spent = await points('spend', { points: 5, source: said });
      expect(spent.body.source).toEqual(said);
      const back = await points('return', { entryId: spent.body.id, points: 2, source: said });
      expect(back.body.source).toEqual(said);
      const held = await points('hold', { points: 5, source: said });
      expect(held.body.hold.source).toEqual(said);
      const posted = await points('post', { holdId: held.body.hold.id });
      expect(posted.body.source).toEqual(said);
      const adjusted = await points('adjust', { points: 5, source: said, reason: 'x', reasonCode: 'goodwill' });
      expect(adjusted.body.source).toEqual(said);
      const { body } = await call(`GET /members/${memberId}/points`, { key });
      for (const line of body.data.slice(0, 4)) expect(line.source).toEqual(said);
      const decisions = (await call(`GET /members/${memberId}/decisions`, { key })).body.data;
      expect(decisions.find(({ kind }: { kind: string }) => kind === 'book_adjusted').subject).toEqual(said);
    },
  );

  test('of more than there is says how many are missing, in the language asked for, and why stands in the decisions', async () => {
    const refused = await points('spend', { points: 251 });
    expect(refused).toMatchObject({
      status: 409,
      body: {
        code: 'insufficient_points',
        facts: { short: 1, available: 250 },
        detail: '1 points are missing; 250 are available.',
      },
    });
    const { body } = await call(`GET /members/${memberId}/decisions`, { key });
    expect(body.data[0].reasons[0]).toMatchObject({ code: 'insufficient_points', outcome: 'withheld' });
  });

  test.each([
    { points: 0 },
    { points: -1 },
    { points: 1.5 },
    { points: '10' },
    {},
    { points: 5, source: { type: '', id: 'x' } },
  ])('with %j is wrong input and changes nothing', async (body) => {
    expect(await points('spend', body)).toMatchObject({ status: 422, body: { code: 'invalid_input' } });
    expect((await read()).available).toBe(250);
  });

  test('of any amount is allowed: steps and shares belong to paying an order', async () => {
    expect((await points('spend', { points: 7 })).status).toBe(201);
  });

  test('with an idempotency key is given once, whatever the source', async () => {
    const headers = { 'idempotency-key': `spend-${memberId}` };
    const [first, second] = [
      await points('spend', { points: 30 }, headers),
      await points('spend', { points: 30 }, headers),
    ];
    expect(second.text).toBe(first.text);
    expect(second.headers['idempotent-replayed']).toBe('true');
    expect((await read()).available).toBe(220);
  });

  test('sent 100 times at once on points for 25 gives exactly 25', async () => {
    const heard = await Promise.all(Array.from({ length: 100 }, () => points('spend', { points: 10 })));
    expect(heard.filter(({ status }) => status === 201)).toHaveLength(25);
    expect(heard.filter(({ status }) => status === 409)).toHaveLength(75);
    expect(await read()).toMatchObject({ available: 0, spent: 250 });
  });
});

describe('a hold', () => {
  test('is posted in part, and what is left is free; or voided, and all is free', async () => {
    const held = await points('hold', { points: 100, source: source('h-1'), ttlSeconds: 600 });
    expect(held).toMatchObject({ status: 201, body: { hold: { points: 100, state: 'held' } } });
    const { id, heldAt, expiresAt } = held.body.hold;
    expect(Date.parse(expiresAt) - Date.parse(heldAt)).toBe(600_000);
    expect(await read()).toMatchObject({ available: 150, held: 100 });
    const repeat = await points('hold', { points: 100, source: source('h-1'), ttlSeconds: 600 });
    expect([repeat.status, repeat.text]).toEqual([200, held.text]);
    expect(await points('post', { holdId: id, points: 101 })).toMatchObject({
      status: 409,
      body: { code: 'post_exceeds_hold' },
    });
    expect(await points('post', { holdId: id, points: 40 })).toMatchObject({
      status: 201,
      body: { points: -40, source: source('h-1') },
    });
    expect((await points('post', { holdId: id, points: 40 })).status).toBe(200);
    expect(await points('void', { holdId: id })).toMatchObject({ status: 409, body: { code: 'hold_posted' } });
    expect(await read()).toMatchObject({ available: 210, held: 0, spent: 40 });
    const other = (await points('hold', { points: 10 })).body.hold.id;
    expect(await points('void', { holdId: other })).toMatchObject({ status: 200, body: { hold: { state: 'voided' } } });
    expect((await points('void', { holdId: other })).status).toBe(200);
    expect(await points('post', { holdId: other })).toMatchObject({ status: 409, body: { code: 'hold_voided' } });
    expect((await read()).available).toBe(210);
  });

  test('of another member is not found', async () => {
    const { id } = (await points('hold', { points: 10 })).body.hold;
    memberId = (await call('POST /members', { key, body: aPerson() })).body.id;
    expect(await points('post', { holdId: id })).toMatchObject({ status: 404, body: { code: 'hold_not_found' } });
  });
});

describe('who owes', () => {
  test('may spend nothing and is told why; points earned next pay it off', async () => {
    const person = { ...aPerson(), registeredAt: '2026-01-05T10:00:00+08:00' };
    memberId = (await call('POST /members', { key, body: person })).body.id;
    const order = anOrderBody({ externalId: person.externalId });
    await call('POST /orders', { key, body: order });
    await points('spend', { points: 250 });
    const refund = {
      refundNo: 'R-1',
      refundedAt: new Date().toISOString(),
      lines: [{ id: '1', quantity: order.lines[0]?.quantity ?? 1 }],
    };
    await call(`POST /orders/${order.externalId}/refunds`, { key, body: refund });
    const { debt } = await read();
    expect(debt).toBeGreaterThan(0);
    expect(await points('spend', { points: 1 })).toMatchObject({
      status: 409,
      body: { code: 'points_in_debt', facts: { debt } },
    });
    expect(await points('hold', { points: 1 })).toMatchObject({ status: 409, body: { code: 'points_in_debt' } });
    await call('POST /orders', { key, body: anOrderBody({ externalId: person.externalId }) });
    expect((await read()).debt).toBe(0);
    expect((await points('spend', { points: 1 })).status).toBe(201);
  });
});

describe('what points may pay for an order', () => {
  test('is clamped to whole steps, half of the payable amount and what is available', async () => {
    expect(await points('quote', { payable: 30_000 })).toMatchObject({
      status: 200,
      body: { points: 200, amount: 200, payableAfter: 29_800, pointsMax: 200, available: 250, debt: 0 },
    });
    const small = await points('quote', { payable: 300, points: 250 });
    expect(small.body).toMatchObject({ points: 100, pointsMax: 100, limits: [{ code: 'share', points: 150 }] });
    await points('hold', { points: 200 });
    expect((await points('quote', { payable: 30_000 })).body).toMatchObject({ points: 0, available: 50 });
    expect((await points('quote', { payable: -1 })).status).toBe(422);
  });
});
