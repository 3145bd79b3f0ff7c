import { afterAll, beforeAll, expect, test } from 'vitest';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool } from '@/lib/platform/db';
import { systemCaller } from '@/lib/platform/system-caller';
import { installStandardProgram } from '@/lib/standard-program';
import { saveRegionCommand, saveStoreCommand } from '@/lib/stores';
import { aPerson, call, givenKey } from './testing/call';

let key = '';

beforeAll(async () => {
  await installStandardProgram(pool());
  key = await givenKey();
});
afterAll(closeDatabase);

const batch = { name: '满50减10', type: 'amount_off', value: 1_000, threshold: 5_000, validity: { days: 30 } };
const till = { storeCode: 'S1', clerk: '小王' };

async function givenCode(more: object = {}): Promise<string> {
  const { id } = (await call('POST /coupon-batches', { key, body: { ...batch, ...more } })).body;
  const memberId = (await call('POST /members', { key, body: aPerson() })).body.id;
  return (await call(`POST /coupon-batches/${id}/claims`, { key, body: { memberId } })).body.code;
}
const at = (act: 'check' | 'redeem' | 'return', code: string, more: object = {}, headers = {}) =>
  call(`POST /coupons/${code}/${act}`, { key, body: { ...till, ...more }, headers });

test('a till checks, redeems once for its order, and returns with its goods', async () => {
  const code = await givenCode();
  expect(await at('check', code, { amount: 5_000 })).toMatchObject({ status: 200, body: { code, state: 'claimed' } });
  const redeemed = await at('redeem', code, { order: 'POS-1', amount: 5_000 });
  expect(redeemed).toMatchObject({
    status: 200,
    body: { state: 'used', redemption: { storeCode: 'S1', clerk: '小王', order: 'POS-1' } },
  });
  expect(await at('redeem', code, { order: 'POS-1' })).toMatchObject({
    status: 200,
    body: { redemption: { id: redeemed.body.redemption.id } },
  });
  expect(await at('redeem', code, { storeCode: 'S2' })).toMatchObject({
    status: 409,
    body: { code: 'already_used', facts: { at: redeemed.body.usedAt, store: 'S1', order: 'POS-1' } },
  });
  expect(await at('return', code, { order: 'POS-2' })).toMatchObject({
    status: 409,
    body: { code: 'coupon_of_other_order' },
  });
  expect(await at('return', code, { order: 'POS-1' })).toMatchObject({ status: 200, body: { state: 'claimed' } });
  expect(await at('return', code, { order: 'POS-1' })).toMatchObject({ status: 200, body: { state: 'claimed' } });
  expect(await at('redeem', code, { order: 'POS-3' })).toMatchObject({ status: 200, body: { state: 'used' } });
});

test('what is short, and of the goods of an order that is known', async () => {
  const code = await givenCode();
  const lines = [{ id: '1', sku: 'TEA', quantity: 1, unitPrice: 3_800 }];
  const order = { externalId: 'POS-7', channel: 'pos', placedAt: '2026-11-01T00:00:00Z', status: 'paid', lines };
  expect(await call('POST /orders', { key, body: order })).toMatchObject({ status: 201 });
  for (const more of [{ amount: 3_800 }, { order: 'POS-7' }]) {
    expect(await at('check', code, more)).toMatchObject({
      status: 409,
      body: { code: 'below_threshold', facts: { actual: 3_800, needed: 5_000, short: 1_200 } },
    });
  }
});

test('of an order that is known only the goods that it is for count, those of categories below its own too (S0-4.4)', async () => {
  const fruit = [
    { code: 'till-fresh', nameZh: '生鲜', nameEn: 'Fresh' },
    { code: 'till-fruit', nameZh: '水果', nameEn: 'Fruit', parent: 'till-fresh' },
  ];
  expect(await call('POST /categories/batch', { key, body: { categories: fruit } })).toMatchObject({ status: 200 });
  const code = await givenCode({ type: 'category', value: 500, scope: { categories: ['till-fresh'] } });
  const line = (id: string, unitPrice: number, category: string) => ({ id, sku: id, quantity: 1, unitPrice, category });
  const place = (externalId: string, ...lines: object[]) => {
    const body = { externalId, channel: 'pos', placedAt: '2026-11-01T00:00:00Z', status: 'paid', lines };
    return call('POST /orders', { key, body });
  };
  await place('POS-20', line('TEA', 9_000, 'tea'));
  await place('POS-21', line('TEA', 9_000, 'tea'), line('PEAR', 4_900, 'till-fruit'));
  await place('POS-22', line('TEA', 100, 'tea'), line('PEAR', 5_000, 'till-fruit'));
  expect(await at('redeem', code, { order: 'POS-20' })).toMatchObject({ status: 409, body: { code: 'no_goods' } });
  expect(await at('check', code, { order: 'POS-21' })).toMatchObject({
    status: 409,
    body: { code: 'below_threshold', facts: { actual: 4_900, short: 100 } },
  });
  expect(await at('redeem', code, { order: 'POS-22' })).toMatchObject({ status: 200, body: { state: 'used' } });
});

test('what an order of ours used says when, where and by which order (4.E)', async () => {
  const { id } = (await call('POST /coupon-batches', { key, body: batch })).body;
  const person = { ...aPerson(), registeredAt: '2026-01-05T10:00:00+08:00' };
  const memberId = (await call('POST /members', { key, body: person })).body.id;
  const { code } = (await call(`POST /coupon-batches/${id}/claims`, { key, body: { memberId } })).body;
  const lines = [{ id: '1', sku: 'TEA', quantity: 1, unitPrice: 6_000 }];
  const placedAt = new Date().toISOString();
  const order = { externalId: 'POS-30', member: { id: memberId }, channel: 'pos', storeCode: 'S9', placedAt, lines };
  const paid = await call('POST /orders', { key, body: { ...order, status: 'paid', couponCodes: [code] } });
  expect(paid).toMatchObject({ status: 201, body: { order: { goods: 5_000 } } });
  for (const act of ['check', 'redeem'] as const) {
    expect(await at(act, code, { amount: 6_000 })).toMatchObject({
      status: 409,
      body: { code: 'already_used', facts: { at: expect.any(String), store: 'S9', order: 'POS-30' } },
    });
  }
});

test('an Idempotency-Key that is sent again redeems once, also when its answer was lost', async () => {
  const code = await givenCode();
  const once = { 'idempotency-key': 'redeem-1' };
  const first = await at('redeem', code, {}, once);
  await pool().query('DELETE FROM "IdempotencyKey"');
  const again = await at('redeem', code, {}, once);
  expect(again.body.redemption).toEqual(first.body.redemption);
});

test('a key for one store redeems there only', async () => {
  const names = { nameZh: '一店', nameEn: 'One' };
  await execute(saveRegionCommand, systemCaller('test'), { code: 'r1', ...names });
  const { after } = await execute(saveStoreCommand, systemCaller('test'), { code: 'S1', regionCode: 'r1', ...names });
  const own = await givenKey(undefined, { storeId: after.id });
  const code = await givenCode();
  const act = (storeCode: string) => call(`POST /coupons/${code}/redeem`, { key: own, body: { storeCode } });
  expect(await act('S2')).toMatchObject({ status: 403, body: { code: 'store_out_of_scope' } });
  expect(await act('S1')).toMatchObject({ status: 200 });
});

test('a till that names an order of another member is refused, whatever it says of the amount; a guest’s is nobody’s', async () => {
  const { id } = (await call('POST /coupon-batches', { key, body: batch })).body;
  const [owner, other] = [
    (await call('POST /members', { key, body: aPerson() })).body.id,
    (await call('POST /members', { key, body: aPerson() })).body.id,
  ];
  const { code } = (await call(`POST /coupon-batches/${id}/claims`, { key, body: { memberId: owner } })).body;
  const lines = [{ id: '1', sku: 'TEA', quantity: 1, unitPrice: 9_000 }];
  const said = { channel: 'pos', placedAt: '2026-11-01T00:00:00Z', status: 'paid', lines };
  for (const [externalId, member] of [
    ['POS-theirs', { member: { id: other } }],
    ['POS-own', { member: { id: owner } }],
    ['POS-guest', {}],
  ] as const)
    expect(await call('POST /orders', { key, body: { ...said, externalId, ...member } })).toMatchObject({
      status: 201,
    });
  for (const amount of [undefined, 9_000])
    for (const act of ['check', 'redeem'] as const)
      expect(await at(act, code, { order: 'POS-theirs', amount })).toMatchObject({
        status: 409,
        body: { code: 'order_of_other_member', facts: { order: 'POS-theirs' } },
      });
  expect(await at('check', code, { order: 'POS-guest' })).toMatchObject({ status: 200 });
  expect(await at('redeem', code, { order: 'POS-own' })).toMatchObject({ status: 200, body: { state: 'used' } });
});
