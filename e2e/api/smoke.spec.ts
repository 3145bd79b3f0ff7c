// The integration API over real HTTP: the bare listener of the tested server, and beside it a second web process that
// leaves /api/v1 to Next (API_LISTENER=off).
import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { test as base, expect } from '@playwright/test';
import { childEnvironment } from '../../scripts/start/children';
import { doors, newMobile } from '../people';

const METRICS_TOKEN = 'for-scrapes-in-tests-only';

type Fixtures = { readonly key: string; readonly nextOnly: string };

const test = base.extend<object, Fixtures>({
  key: [
    // biome-ignore lint/correctness/noEmptyPattern: the shape of a fixture without needs
    async ({}, use) => {
      const { access, execute, systemCaller, db } = await doors();
      const scopes = [
        'members.read',
        'members.enrol',
        'orders.read',
        'orders.write',
        'refunds.write',
        'points.read',
      ] as const;
      const input = { name: 'e2e', scopes: [...scopes], ratePerSecond: null };
      const { key } = await execute(access.createApiKeyCommand, systemCaller('e2e'), input);
      await use(key);
      await db.closeDatabase();
    },
    { scope: 'worker' },
  ],
  nextOnly: [
    // The key's fixture is named so that the database's address is known.
    async ({ key: _ }, use) => {
      const port = String(randomInt(20_000, 30_000));
      const given = childEnvironment(process.env.DATABASE_URL ?? '');
      const child = spawn(process.execPath, ['--import', './scripts/register.mjs', 'server.ts'], {
        env: { ...given, PORT: port, API_LISTENER: 'off', METRICS_TOKEN },
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      });
      await once(child, 'message');
      await use(`http://localhost:${port}`);
      await end(child);
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

async function end(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

for (const mount of ['the bare listener', 'the catch-all route'] as const) {
  test(`a till's day works through ${mount}`, async ({ request, baseURL, key, nextOnly }) => {
    const api = `${mount === 'the bare listener' ? baseURL : nextOnly}/api/v1`;
    const number = randomInt(1e9);
    const headers = { authorization: `Bearer ${key}`, 'accept-language': 'zh-CN', 'idempotency-key': `day-${number}` };
    const post = (path: string, data: unknown) => request.post(api + path, { headers, data });

    const enrolled = await post('/members', {
      mobile: newMobile(),
      name: '林小满',
      registeredAt: '2026-01-05T10:00:00+08:00',
    });
    expect(enrolled.status()).toBe(201);
    const member = await enrolled.json();
    expect(member).toMatchObject({ id: expect.stringMatching(/^mem_/), name: '林**', level: { name: '青铜' } });

    const order = {
      externalId: `e2e-${number}`,
      member: { id: member.id },
      channel: 'pos',
      placedAt: '2026-10-13T12:00:00+08:00',
      status: 'paid',
      lines: [{ id: '1', sku: 'TEA', quantity: 2, unitPrice: 10_000 }],
    };
    headers['idempotency-key'] = `order-${number}`;
    const first = await post('/orders', order);
    expect(first.status()).toBe(201);
    expect(await first.json()).toMatchObject({ earned: { growth: 200, points: { granted: 200 } } });
    const again = await post('/orders', order);
    expect(again.headers()['idempotent-replayed']).toBe('true');
    expect(await again.text()).toBe(await first.text());
    expect((await post('/orders', { ...order, freight: 1 })).status()).toBe(422);

    headers['idempotency-key'] = `refund-${number}`;
    const refund = await post(`/orders/${order.externalId}/refunds`, {
      refundNo: 'R',
      lines: [{ id: '1', quantity: 1 }],
    });
    expect(await refund.json()).toMatchObject({ refund: { amount: 10_000 }, moved: { growth: -100 } });

    const found = await request.get(`${api}/members/${member.id}`, { headers });
    expect(await found.json()).toMatchObject({ growth: { total: 100 }, stats: { orders: 1, amount: 10_000 } });
    const entries = await request.get(`${api}/members/${member.id}/points?limit=1`, { headers });
    expect(await entries.json()).toMatchObject({ data: [{ type: 'CLAWBACK' }], nextCursor: expect.any(String) });
    expect((await request.get(`${api}/members/${member.id}`)).status()).toBe(401);
    const missing = await request.get(`${api}/nothing`);
    expect(missing.status()).toBe(404);
    expect(missing.headers()['content-type']).toBe('application/problem+json');
    expect(await (await request.get(`${api}/openapi.json`)).json()).toMatchObject({ openapi: '3.1.0' });
  });
}

test('the process, its readiness and its metrics can be asked', async ({ request, baseURL, nextOnly }) => {
  const health = await request.get(`${baseURL}/api/health`);
  expect(await health.json()).toMatchObject({ status: 'ok', version: expect.any(String) });
  // The worker has shown itself before the server was said to be ready.
  const ready = await request.get(`${baseURL}/api/ready`);
  expect(await ready.json()).toMatchObject({
    status: 'ready',
    checks: { database: { ok: true }, migrations: { ok: true, pending: 0 }, worker: { ok: true }, queue: { ok: true } },
  });
  expect(ready.status()).toBe(200);
  expect((await request.get(`${nextOnly}/api/v1/orders/none`)).status()).toBe(401);
  expect((await request.get(`${nextOnly}/api/metrics`)).status()).toBe(401);
  const scrape = await request.get(`${nextOnly}/api/metrics`, {
    headers: { authorization: `Bearer ${METRICS_TOKEN}` },
  });
  const text = await scrape.text();
  expect(text).toContain(
    'api_request_duration_seconds_count{route="/orders/{orderExternalId}",method="GET",status="401"} 1',
  );
  expect(text).toMatch(/^ledger_replay_faults 0$/m);
});
