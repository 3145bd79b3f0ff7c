import { afterAll, beforeAll, expect, test } from 'vitest';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool } from '@/lib/platform/db';
import { systemCaller } from '@/lib/platform/system-caller';
import { installStandardProgram } from '@/lib/standard-program';
import { saveRegionCommand, saveStoreCommand } from '@/lib/stores';
import { call, givenKey } from './testing/call';

let key = '';
const sku = (amount: number) => ({
  code: 'CUP/07 白',
  prices: [
    { kind: 'list', amount },
    { kind: 'cost', amount: 900 },
  ],
});
const cup = (amount: number, more: object = {}) => ({ code: 'CUP', nameZh: '白瓷杯', skus: [sku(amount)], ...more });
const send = (products: unknown[], headers = {}, by = key) =>
  call('POST /products/batch', { key: by, body: { products }, headers });
const asked = (by = key) => call(`GET /skus/${encodeURIComponent('CUP/07 白')}`, { key: by });

beforeAll(async () => {
  await installStandardProgram(pool());
  key = await givenKey(['catalog.read', 'catalog.edit']);
});
afterAll(closeDatabase);

test('answers each product for itself, and a bad one stops no other', async () => {
  const { status, body } = await send([cup(4900), { code: 'X' }, { code: 'Y', nameZh: 'y', category: 'none' }, null]);
  expect(status).toBe(200);
  expect(body.results).toMatchObject([
    { status: 201, code: 'CUP', result: 'created' },
    { status: 422, code: 'name_missing', detail: 'X is new: name it in Chinese or English.' },
    { status: 422, code: 'category_not_found', facts: { code: 'none' } },
    { status: 422, code: 'invalid_input' },
  ]);
});

test('a repeat and an older version change nothing, and say so', async () => {
  await send([cup(5000, { version: 4 })]);
  expect((await send([cup(5000, { version: 4 })])).body.results).toMatchObject([{ result: 'unchanged' }]);
  expect((await send([cup(4000, { version: 3 })])).body.results).toMatchObject([{ status: 200, result: 'stale' }]);
  expect((await asked()).body.prices.list).toBe(5000);
});

test('an idempotency key gives the first answer again', async () => {
  const headers = { 'idempotency-key': 'night-run-1' };
  const first = await send([{ code: 'NEW', nameZh: '新' }], headers);
  const again = await send([{ code: 'NEW', nameZh: '新' }], headers);
  expect(again.text).toBe(first.text);
  expect(again.headers['idempotent-replayed']).toBe('true');
  expect((await send([{ code: 'OTHER', nameZh: '别' }], headers)).body.code).toBe('idempotency_mismatch');
});

test('more than 500 in a call are refused as a whole', async () => {
  const many = Array.from({ length: 501 }, (_, place) => ({ code: `M${place}`, nameZh: 'm' }));
  expect(await send(many)).toMatchObject({ status: 422, body: { code: 'invalid_input' } });
});

test('cost and floor are told to keys that may see them, and to no others', async () => {
  expect((await asked()).body.prices.cost).toBeNull();
  const trusted = await givenKey(['catalog.read', 'catalog.costs']);
  expect((await asked(trusted)).body.prices.cost).toBe(900);
  const kinds = async (by: string) => {
    const { body } = await call(`GET /skus/${encodeURIComponent('CUP/07 白')}/prices`, { key: by });
    return new Set(body.data.map((row: { kind: string }) => row.kind));
  };
  expect(await kinds(key)).toEqual(new Set(['list']));
  expect(await kinds(trusted)).toEqual(new Set(['list', 'cost']));
});

test('a key for one store reads goods but does not change what all stores sell', async () => {
  await execute(saveRegionCommand, systemCaller('test'), { code: 'east', nameZh: '东', nameEn: 'East' });
  const store = { code: 'SH-001', regionCode: 'east', nameZh: '徐汇', nameEn: 'Xuhui' };
  const { after } = await execute(saveStoreCommand, systemCaller('test'), store);
  const till = await givenKey(['catalog.read', 'catalog.edit'], { storeId: after.id });
  expect((await asked(till)).status).toBe(200);
  expect(await send([cup(1)], {}, till)).toMatchObject({ status: 403, body: { code: 'store_out_of_scope' } });
});

test('products are read page by page in the order of their codes', async () => {
  const first = await call('GET /products?limit=1', { key });
  expect(first.body.data.map(({ code }: { code: string }) => code)).toEqual(['CUP']);
  const rest = await call(`GET /products?cursor=${first.body.nextCursor}`, { key });
  expect(rest.body.data.map(({ code }: { code: string }) => code)).toEqual(['NEW']);
  expect(rest.body.nextCursor).toBeNull();
});
