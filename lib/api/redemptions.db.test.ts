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
