import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '@/lib/kernel/day';
import { verifyAllBooks } from '@/lib/ledger';
import { closeDatabase, pool } from '@/lib/platform/db';
import { localAt, ZONE } from '@/lib/platform/testing/zone';
import { installStandardProgram } from '@/lib/standard-program';
import { anOrderBody, aPerson, call, givenKey } from './testing/call';

const AT = '2026-10-13T12:00:00+08:00';
let key = '';
let ids = 0;
let member = { externalId: '' };
let memberId = '';

beforeAll(async () => {
  await installStandardProgram(pool());
  key = await givenKey();
  const person = aPerson();
  const { body } = await call('POST /members', { key, body: { ...person, registeredAt: '2025-01-01T00:00:00Z' } });
  member = { externalId: person.externalId };
  memberId = body.id;
});
afterAll(async () => {
  expect(await verifyAllBooks(pool())).toEqual([]);
  await closeDatabase();
});

const event = (type: string, props: object = {}, more: object = {}) => ({
  id: `evt-${process.pid}-${++ids}`,
  type,
  member,
  at: AT,
  props,
  ...more,
});
const send = (events: readonly unknown[], headers: Record<string, string> = {}, by = key) =>
  call('POST /events', { key: by, body: { events }, headers });
const totals = async () => {
  const { body } = await call(`GET /members/${memberId}`, { key });
  return { points: body.points.earned, growth: body.growth.total };
};

describe('reporting behaviours', () => {
  test('answers each event in its place, the bad ones too', async () => {
    const good = event('check_in', {}, { at: '2026-10-01T12:00:00+08:00' });
    const heard = await send([
      good,
      event('check_in', {}, { member: { externalId: 'nobody' } }),
      7,
      event('review', { order: 'none' }),
      event('review', { order: 'none', line: '1' }),
      event('sign_up'),
      event('check_in', {}, { at: '2199-01-01T00:00:00Z' }),
      event('check_in', {}, { at: '2024-12-31T23:59:59Z' }),
      event('check_in', {}, { at: '2026-10-01T15:00:00+08:00' }),
      good,
    ]);
    expect(heard.status).toBe(200);
    expect(
      heard.body.results.map(({ status, code, counted }: Record<string, unknown>) => [status, code ?? counted]),
    ).toEqual([
      [201, true],
      [422, 'member_not_found'],
      [422, 'invalid_input'],
      [422, 'invalid_input'],
      [409, 'order_line_not_received'],
      [409, 'event_not_open'],
      [409, 'event_in_future'],
      [409, 'event_before_joining'],
      [201, false],
      [200, true],
    ]);
    expect(heard.body.results[3].errors[0].path).toBe('props.line');
    expect(heard.body.results[8].decisions[0]).toMatchObject({ code: 'behaviour_limit_reached', outcome: 'withheld' });
    const { status: _, ...first } = heard.body.results[0];
    expect(heard.body.results[9]).toEqual({ ...first, status: 200 });
  });

  test('shows in the passbook, with the event as its source, and in the decisions', async () => {
    const [{ eventId }] = (await send([event('survey', { survey: 'autumn' })])).body.results;
    const points = await call(`GET /members/${memberId}/points?limit=1`, { key });
    expect(points.body.data[0]).toMatchObject({
      points: 20,
      rule: 'points@1#survey',
      source: { type: 'behaviour', id: eventId },
    });
    const decisions = await call(`GET /members/${memberId}/decisions?limit=1`, { key });
    expect(decisions.body.data[0]).toMatchObject({ kind: 'behaviour.recorded', subject: { id: eventId } });
    expect(decisions.body.data[0].reasons[0].message).toBe('Survey: 20 points wanted, 20 granted');
  });

  test('of a received line can be reported by the order of its seller, and taken back', async () => {
    const order = anOrderBody(member, { status: 'completed' });
    await call('POST /orders', { key, body: order });
    const before = await totals();
    const line = { order: order.externalId, line: '1' };
    const [counted, gone] = (await send([event('review', line), event('review_deleted', line)])).body.results;
    expect(counted).toMatchObject({ counted: true, points: { granted: 5 }, growth: { granted: 10 } });
    expect(gone).toMatchObject({ counted: true, takenBack: { points: 5, growth: 10 } });
    expect((await totals()).growth).toBe(before.growth);
  });

  test('of 500 works, of 501 or none is refused', async () => {
    const many = Array.from({ length: 501 }, (_, day) =>
      event('check_in', {}, { at: addDays(localAt('2025-02-01T12:00'), day, ZONE).toISOString() }),
    );
    const before = await totals();
    const heard = await send(many.slice(0, 500));
    expect(heard.body.results.every(({ counted }: { counted: boolean }) => counted)).toBe(true);
    const after = await totals();
    expect([after.points - before.points, after.growth - before.growth]).toEqual([2_500, 2_500]);
    for (const events of [many, []]) expect((await send(events)).status).toBe(422);
  });

  test('with an Idempotency-Key gives the first answer again, byte by byte', async () => {
    const events = [event('share', { object: 'sku:1' }), event('share', { object: 'sku:1' })];
    const headers = { 'idempotency-key': `events-${process.pid}` };
    const [first, again] = [await send(events, headers), await send(events, headers)];
    expect(again.text).toBe(first.text);
    expect(again.headers['idempotent-replayed']).toBe('true');
    expect((await send([event('share', { object: 'x' })], headers)).body.code).toBe('idempotency_mismatch');
    const without = await send(events);
    expect(without.body.results.map(({ status }: { status: number }) => status)).toEqual([200, 200]);
  });

  test('100 shares of different things at once count three, and no caller hears of a fault', async () => {
    const at = '2026-11-11T12:00:00+08:00';
    const before = await totals();
    const heard = await Promise.all(
      Array.from({ length: 100 }, (_, thing) => send([event('share', { object: `thing-${thing}` }, { at })])),
    );
    expect(new Set(heard.map(({ status }) => status))).toEqual(new Set([200]));
    expect(heard.filter(({ body }) => body.results[0].counted)).toHaveLength(3);
    const after = await totals();
    expect([after.points - before.points, after.growth - before.growth]).toEqual([30, 60]);
  });

  test('30 reviews at once gain no more than a day may', async () => {
    const lines = Array.from({ length: 30 }, (_, index) => ({
      id: `${index + 1}`,
      sku: 'CUP',
      quantity: 1,
      unitPrice: 100,
    }));
    const order = anOrderBody(member, { status: 'completed', lines });
    await call('POST /orders', { key, body: order });
    const before = await totals();
    const at = '2026-11-12T12:00:00+08:00';
    await Promise.all(lines.map(({ id }) => send([event('review', { order: order.externalId, line: id }, { at })])));
    const after = await totals();
    expect([after.points - before.points, after.growth - before.growth]).toEqual([150, 200]);
  });

  test('of a member of another store is refused to a key of one store', async () => {
    const stores = await pool().query(
      `WITH r AS (INSERT INTO "Region" ("id", "code", "nameZh", "nameEn") VALUES (gen_random_uuid(), 'E', '东', 'East') RETURNING "id")
       INSERT INTO "Store" ("id", "code", "regionId", "nameZh", "nameEn") SELECT gen_random_uuid(), 'EV-1', "id", '店', 'Shop' FROM r RETURNING "id"`,
    );
    const narrow = await givenKey(undefined, { storeId: stores.rows[0].id });
    const foreign = await send([event('check_in')], {}, narrow);
    expect(foreign).toMatchObject({ status: 403, body: { code: 'member_out_of_scope' } });
    const own = aPerson();
    await call('POST /members', { key: narrow, body: { ...own, storeCode: 'EV-1', registeredAt: AT } });
    const heard = await send([event('check_in', {}, { member: { externalId: own.externalId } })], {}, narrow);
    expect(heard.body.results[0]).toMatchObject({ status: 201, counted: true });
  });
});
