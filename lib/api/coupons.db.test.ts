import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { couponKinds } from '@/lib/coupons';
import { closeDatabase, pool } from '@/lib/platform/db';
import { installStandardProgram } from '@/lib/standard-program';
import { aPerson, call, givenKey, TILL } from './testing/call';

let key = '';

beforeAll(async () => {
  await installStandardProgram(pool());
  key = await givenKey();
});
afterAll(closeDatabase);

const MONTH = { days: 30 };
const plain = {
  name: '满50减10',
  type: 'amount_off',
  value: 1_000,
  threshold: 5_000,
  total: 2,
  perMember: 1,
  validity: MONTH,
};

async function givenMember(): Promise<string> {
  return (await call('POST /members', { key, body: aPerson() })).body.id;
}
const make = (more: object = {}) => call('POST /coupon-batches', { key, body: { ...plain, ...more } });
const claim = (batch: string, memberId: string, more: object = {}, headers = {}) =>
  call(`POST /coupon-batches/${batch}/claims`, { key, body: { memberId, ...more }, headers });

test.each([
  ['amount_off', {}, { value: 1_000, threshold: 5_000 }],
  ['percent_off', { value: 8_000, threshold: 0, max: 5_000 }, { value: 8_000, threshold: 0 }],
  ['straight_off', { value: 500, threshold: 0 }, { value: 500, threshold: 0 }],
  ['free_shipping', { value: undefined, threshold: 0 }, { value: null, threshold: 0 }],
  ['gift', { value: 2, scope: { skus: ['MASK-01'] } }, { value: 2, threshold: 5_000 }],
  ['category', { scope: { include: { categories: ['fresh'] } } }, { value: 1_000, threshold: 5_000 }],
  ['brand', { scope: { brands: ['one-leaf'] } }, { value: 1_000, threshold: 5_000 }],
])('a batch of type %s is live at once', async (type, more, seen) => {
  expect(await make({ type, ...more })).toMatchObject({
    status: 201,
    body: { type, ...seen, state: 'live', version: 1, total: 2, claimed: 0, used: 0, left: 2 },
  });
});

test('there is a case above for every type', () => expect(couponKinds.all).toHaveLength(7));

test.each([
  ['more off than must be bought', { value: 5_001 }, 'value'],
  ['a gift of nothing named', { type: 'gift', value: 1 }, 'scope.skus'],
  ['an unknown type', { type: 'free_lunch' }, 'type'],
  ['a price ratio that is no less', { type: 'percent_off', value: 10_000 }, 'value'],
  ['an end before its beginning', { claimFrom: '2026-02-01T00:00:00Z', claimTo: '2026-01-01T00:00:00Z' }, 'claimTo'],
])('%s is complained about in its place', async (_, more, path) => {
  const heard = await make(more);
  expect(heard).toMatchObject({ status: 422, body: { code: 'invalid_input' } });
  expect(heard.body.errors.map((error: { path: string }) => error.path)).toContain(path);
});

describe('claims', () => {
  test('give a copy, and refuse with the reasons of the contract', async () => {
    const [one, two, three] = [await givenMember(), await givenMember(), await givenMember()];
    const { id } = (await make()).body;
    expect(await claim(id, one)).toMatchObject({
      status: 201,
      body: { memberId: one, batchId: id, state: 'claimed', value: 1_000 },
    });
    expect(await claim(id, one)).toMatchObject({
      status: 409,
      body: { code: 'limit_reached', facts: { limit: 1, had: 1 } },
    });
    expect(await claim(id, two)).toMatchObject({ status: 201 });
    expect(await claim(id, three)).toMatchObject({ status: 409, body: { code: 'sold_out', facts: { total: 2 } } });
    const over = (await make({ claimFrom: '2026-01-01T00:00:00Z', claimTo: '2026-01-02T00:00:00Z' })).body;
    expect(await claim(over.id, three)).toMatchObject({ status: 409, body: { code: 'not_open' } });
    expect(await claim(id, 'mem_01m8040j33erd8ztvrq0kj4ewb')).toMatchObject({
      status: 404,
      body: { code: 'member_not_found' },
    });
    expect(await call(`GET /coupon-batches/${id}`, { key })).toMatchObject({
      body: { issued: 2, claimed: 2, left: 0 },
    });
  });

  test('are answered alike when they are repeated, by key and by Idempotency-Key', async () => {
    const member = await givenMember();
    const { id } = (await make({ perMember: 5, total: 5 })).body;
    const first = await claim(id, member, { key: 'tap-1' });
    expect(await claim(id, member, { key: 'tap-1' })).toMatchObject({ status: 200, body: { id: first.body.id } });
    const headers = { 'idempotency-key': `claim-${member}` };
    const second = await claim(id, member, {}, headers);
    const again = await claim(id, member, {}, headers);
    expect([second.status, again.status, again.body.id]).toEqual([201, 201, second.body.id]);
    expect(again.headers['idempotent-replayed']).toBe('true');
    expect(await call(`GET /coupon-batches/${id}`, { key })).toMatchObject({ body: { claimed: 2 } });
  });
});

test('a member’s coupons are listed newest first, by cursor, with their state, and voided ones say so', async () => {
  const member = await givenMember();
  const { id } = (await make({ perMember: 3, total: 3 })).body;
  const codes: string[] = [];
  for (const tap of ['a', 'b', 'c']) codes.push((await claim(id, member, { key: tap })).body.code);
  const body = { reason: 'a mistake' };
  expect(await call(`POST /coupons/${codes[1]}/void`, { key, body })).toMatchObject({
    status: 200,
    body: { state: 'voided' },
  });
  const first = await call(`GET /members/${member}/coupons?limit=2`, { key });
  expect(first.body.data.map(({ code, state }: { code: string; state: string }) => [code, state])).toEqual([
    [codes[2], 'claimed'],
    [codes[1], 'voided'],
  ]);
  const rest = await call(`GET /members/${member}/coupons?limit=2&cursor=${first.body.nextCursor}`, { key });
  expect(rest.body).toMatchObject({ data: [{ code: codes[0] }], nextCursor: null });
});

test('a key for one store makes no batches and claims for nobody else', async () => {
  const scoped = await givenKey(TILL, { storeId: '01890000-0000-7000-8000-000000000000' });
  const { id } = (await make()).body;
  expect(await call('POST /coupon-batches', { key: scoped, body: plain })).toMatchObject({ status: 403 });
  const body = { memberId: await givenMember() };
  expect(await call(`POST /coupon-batches/${id}/claims`, { key: scoped, body })).toMatchObject({ status: 403 });
});
