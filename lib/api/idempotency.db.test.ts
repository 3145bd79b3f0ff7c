import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeDatabase, pool } from '@/lib/platform/db';
import { claimSlot, holdSlot, sweepAnswers } from '@/lib/platform/idempotency';
import { installStandardProgram } from '@/lib/standard-program';
import { anOrderBody, aPerson, call, givenKey } from './testing/call';

let key = '';
let uses = 0;

const newKey = () => `use-${++uses}`;
const send = (request: string, idempotencyKey: string, body: unknown, by = key) =>
  call(request, { key: by, body, headers: { 'idempotency-key': idempotencyKey } });
const rows = async (table: string) => Number((await pool().query(`SELECT count(*) FROM "${table}"`)).rows[0].count);
const slotOf = async (name: string) =>
  (await pool().query('SELECT * FROM "IdempotencyKey" WHERE "key" = $1', [name])).rows[0];

beforeAll(async () => {
  await installStandardProgram(pool());
  key = await givenKey();
});
afterAll(closeDatabase);

describe('an Idempotency-Key', () => {
  test('gives the first answer again, byte by byte, with its status', async () => {
    const [use, person] = [newKey(), aPerson()];
    const first = await send('POST /members', use, person);
    const again = await send('POST /members', use, person);
    expect(first.status).toBe(201);
    expect(first.headers['idempotent-replayed']).toBeUndefined();
    expect(again.status).toBe(201);
    expect(again.text).toBe(first.text);
    expect(again.headers['idempotent-replayed']).toBe('true');
    expect((await call('POST /members', { key, body: person })).status).toBe(200);
  });

  test('does not mind the order of fields, but any other body is a mismatch', async () => {
    const [use, { name, ...person }] = [newKey(), aPerson()];
    await send('POST /members', use, { name, ...person });
    expect((await send('POST /members', use, { ...person, name })).status).toBe(201);
    const other = await send('POST /members', use, { ...person, name: '李雷' });
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency_mismatch' } });
    const elsewhere = await send('POST /orders', use, anOrderBody(null));
    expect(elsewhere).toMatchObject({ status: 422, body: { code: 'idempotency_mismatch' } });
  });

  test('of one caller is nothing to another', async () => {
    const [use, person, other] = [newKey(), { name: '无名' }, await givenKey()];
    const first = await send('POST /members', use, person);
    const second = await send('POST /members', use, person, other);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body.id).not.toBe(first.body.id);
  });

  test('sent 20 times at once runs once, and all get one answer', async () => {
    const use = newKey();
    const before = await rows('Member');
    // Without an identifier every enrolment is a new member, so only the key keeps these apart.
    const heard = await Promise.all(Array.from({ length: 20 }, () => send('POST /members', use, { name: '一次' })));
    expect(new Set(heard.map(({ text }) => text)).size).toBe(1);
    expect(new Set(heard.map(({ status }) => status))).toEqual(new Set([201]));
    expect(heard.filter(({ headers }) => headers['idempotent-replayed'] !== 'true')).toHaveLength(1);
    expect(await rows('Member')).toBe(before + 1);
  });

  test.each([
    ['spend', { points: 10 }, 40],
    ['hold', { points: 10 }, 40],
    ['adjust', { points: 10, reason: 'goodwill' }, 60],
  ])('has no second effect on %s when whoever ran it died before keeping the answer', async (verb, body, left) => {
    const use = newKey();
    const member = (await call('POST /members', { key, body: aPerson() })).body;
    const request = `POST /members/${member.id}/points/${verb}`;
    expect((await send(request, use, body)).status).toBe(201);
    await pool().query(
      `UPDATE "IdempotencyKey" SET "status" = NULL, "body" = NULL, "lockedUntil" = now() - interval '1 second' WHERE "key" = $1`,
      [use],
    );
    expect((await send(request, use, body)).status).toBeLessThan(202);
    const after = await call(`GET /members/${member.id}`, { key });
    expect(after.body.points.available).toBe(left);
  });

  test('keeps a refusal', async () => {
    const use = newKey();
    const order = anOrderBody(null, { status: 'placed' });
    await call('POST /orders', { key, body: order });
    const refused = await send(`POST /orders/${order.externalId}/complete`, use, {});
    expect(refused).toMatchObject({ status: 409, body: { code: 'order_placed' } });
    await call('POST /orders', { key, body: { ...order, status: 'paid' } });
    const again = await send(`POST /orders/${order.externalId}/complete`, use, {});
    expect(again.text).toBe(refused.text);
    expect(again).toMatchObject({
      status: 409,
      headers: { 'idempotent-replayed': 'true', 'content-type': 'application/problem+json' },
    });
  });

  test('keeps nothing of what came to nothing', async () => {
    const [bad, unknown, gone] = [newKey(), newKey(), newKey()];
    expect((await send('POST /orders', bad, { externalId: 1 })).status).toBe(422);
    expect((await send('POST /orders', unknown, anOrderBody({ externalId: 'nobody' }))).status).toBe(422);
    expect((await send('POST /orders/none/cancel', gone, {})).status).toBe(404);
    expect([await slotOf(bad), await slotOf(unknown), await slotOf(gone)]).toEqual([undefined, undefined, undefined]);
    expect((await send('POST /orders', unknown, anOrderBody(null))).status).toBe(201);
  });

  test.each(['x'.repeat(256), 'with space', 'ключ', ''])('%s is not one', async (use) => {
    const heard = await send('POST /members', use, aPerson());
    expect(heard).toMatchObject({ status: 422, body: { errors: [{ path: 'Idempotency-Key' }] } });
  });

  test('of 255 characters is one', async () => {
    expect((await send('POST /members', 'x'.repeat(255), aPerson())).status).toBe(201);
  });

  test('in flight for long is answered 409 with Retry-After, and taken over when its holder is dead', async () => {
    const [use, body] = [newKey(), { name: '等待' }];
    await send('POST /members', use, body);
    // As another process would have left it that works on it, or died.
    const lease = (end: string) =>
      pool().query(
        `UPDATE "IdempotencyKey" SET "status" = NULL, "body" = NULL, "lockedUntil" = now() + interval '${end}' WHERE "key" = $1`,
        [use],
      );
    await lease('1 minute');
    const heard = await send('POST /members', use, body);
    expect(heard).toMatchObject({ status: 409, headers: { 'retry-after': '1' }, body: { code: 'request_in_flight' } });
    await lease('-1 second');
    expect(await send('POST /members', use, body)).toMatchObject({ status: 201 });
    expect((await send('POST /members', use, body)).headers['idempotent-replayed']).toBe('true');
  });
});

test('a held slot can be claimed by nobody else, an answered one is swept after 24 hours', async () => {
  const slot = { actor: 'key:test', key: newKey(), requestHash: 'h' };
  expect(await claimSlot(slot)).toEqual({ kind: 'mine' });
  const letGo = holdSlot(slot);
  expect(await claimSlot(slot)).toEqual({ kind: 'pending' });
  expect(await claimSlot({ ...slot, requestHash: 'other' })).toEqual({ kind: 'mismatch' });
  letGo();
  expect(await sweepAnswers(pool(), new Date())).toBe(0);
  expect(await sweepAnswers(pool(), new Date(Date.now() + 25 * 3_600_000))).toBeGreaterThan(0);
  expect(await slotOf(slot.key)).toBeUndefined();
});
