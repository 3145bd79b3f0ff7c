import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeDatabase, pool } from '@/lib/platform/db';
import { installStandardProgram } from '@/lib/standard-program';
import { scrape } from './scrape';
import { anOrderBody, aPerson, call, givenKey } from './testing/call';

const TOKEN = 'for-scrapes-in-tests-only';
const read = async (token = TOKEN) => scrape(`Bearer ${token}`);
const value = (text: string, name: string) =>
  Number(
    text
      .split('\n')
      .find((line) => line.startsWith(`${name} `))
      ?.split(' ')
      .at(-1),
  );

beforeAll(() => installStandardProgram(pool()));
afterAll(closeDatabase);

test('is closed without a token, and to a wrong one', async () => {
  delete process.env.METRICS_TOKEN;
  expect((await read()).status).toBe(404);
  process.env.METRICS_TOKEN = TOKEN;
  expect((await read('something-else')).status).toBe(401);
  expect((await scrape(null)).status).toBe(401);
});

test('counts requests by route, and sees the pool, the queues and the book', async () => {
  const key = await givenKey();
  const { id } = (await call('POST /members', { key, body: aPerson() })).body;
  await call('POST /orders', { key, body: anOrderBody({ id }) });
  await call('GET /members/rubbish', { key });
  const text = await (await read()).text();
  expect(value(text, 'api_request_duration_seconds_count{route="/orders",method="POST",status="201"}')).toBe(1);
  expect(value(text, 'api_request_duration_seconds_count{route="/members/{id}",method="GET",status="404"}')).toBe(1);
  expect(value(text, 'coalescer_queue{name="orders"}')).toBe(0);
  expect(value(text, 'pg_pool_connections')).toBeGreaterThan(0);
  expect(value(text, 'ledger_replay_faults')).toBe(0);
  expect(value(text, 'ready{check="database"}')).toBe(1);
  expect(text).not.toContain(id);
});

test('shows a book that does not equal its entries at once', async () => {
  await read();
  await pool().query(`UPDATE "LedgerAccount" SET "balance" = "balance" + 1 WHERE "asset" = 'points'`);
  const seen = [
    value(await (await read()).text(), 'ledger_replay_faults'),
    value(await (await read()).text(), 'ledger_replay_faults'),
  ];
  expect(Math.max(...seen)).toBeGreaterThan(0);
});
