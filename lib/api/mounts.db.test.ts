import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeDatabase, pool } from '@/lib/platform/db';
import { installStandardProgram } from '@/lib/standard-program';
import { handleApi } from './listener';
import { anOrderBody, aPerson, givenKey } from './testing/call';
import { handleWeb } from './web';

type Send = (address: string, init?: RequestInit) => Promise<Response>;

let server: Server;
let port = 0;
let key = '';

beforeAll(async () => {
  await installStandardProgram(pool());
  key = await givenKey();
  server = createServer((req, res) => {
    handleApi(req, res).then(
      (isMine) => isMine || res.writeHead(418).end('not mine'),
      (error: unknown) => res.destroy(error as Error),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await closeDatabase();
});

const listener: Send = (address, init) => fetch(`http://127.0.0.1:${port}/api/v1${address}`, init);
const web: Send = (address, init) => handleWeb(new Request(`http://localhost/api/v1${address}`, init));
const MOUNTS: [string, Send][] = [
  ['the bare listener', listener],
  ['the catch-all route', web],
];

const headers = (more = {}) => ({ authorization: `Bearer ${key}`, 'content-type': 'application/json', ...more });
const post = (body: unknown, more = {}): RequestInit => ({
  method: 'POST',
  headers: headers(more),
  body: typeof body === 'string' || body instanceof Uint8Array ? (body as BodyInit) : JSON.stringify(body),
});

describe.each(MOUNTS)('%s', (_, send) => {
  test('enrols, takes an order in, and answers what came of it', async () => {
    const person = aPerson();
    const enrolled = await send('/members', post(person));
    expect(enrolled.status).toBe(201);
    expect(enrolled.headers.get('content-type')).toBe('application/json');
    const { id } = (await enrolled.json()) as { id: string };
    const order = anOrderBody({ id });
    expect((await send('/orders', post(order))).status).toBe(201);
    const found = await send(`/members?externalId=${person.externalId}`, { headers: headers() });
    expect(await found.json()).toMatchObject({ id, stats: { orders: 1, amount: 20_000 } });
  });

  test('takes a key once, and the answer again', async () => {
    const init = post(aPerson(), { 'idempotency-key': `mount-${Math.random()}` });
    const first = await send('/members', init);
    const again = await send('/members', init);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(await again.text()).toBe(await first.text());
  });

  test.each([
    ['/members', post('x'.repeat(1024 * 1024 + 1)), 413, 'body_too_large'],
    ['/orders/batch', post('x'.repeat(8 * 1024 * 1024 + 1)), 413, 'body_too_large'],
    ['/members', post(new Uint8Array([0x22, 0xff, 0xfe, 0x22])), 422, 'invalid_input'],
    ['/members', post('{"name":"\\u0000"}'), 422, 'invalid_input'],
    ['/members', post(''), 422, 'invalid_input'],
    ['/nothing', {}, 404, 'not_found'],
    ['/members', { method: 'DELETE' }, 405, 'method_not_allowed'],
    ['/members/x', {}, 401, 'unauthenticated'],
  ] as [string, RequestInit, number, string][])('answers %s with a problem', async (address, init, status, code) => {
    // The key is made after the table of cases.
    const heard = await send(address, code === 'unauthenticated' ? init : { ...init, headers: headers() });
    expect([heard.status, heard.headers.get('content-type')]).toEqual([status, 'application/problem+json']);
    expect(await heard.json()).toMatchObject({ status, code, requestId: heard.headers.get('x-request-id') });
  });

  test('takes eight megabytes of orders', async () => {
    const text = JSON.stringify({ orders: [anOrderBody(null)] });
    expect((await send('/orders/batch', post(text + ' '.repeat(8 * 1024 * 1024 - text.length)))).status).toBe(200);
  });

  test('answers the contract', async () => {
    expect(await (await send('/openapi.json')).json()).toMatchObject({ openapi: '3.1.0' });
  });
});

describe('the listener', () => {
  test('leaves what is not its own to the pages', async () => {
    for (const path of ['/', '/api/v1x', '/api/health']) {
      expect((await fetch(`http://127.0.0.1:${port}${path}`)).status).toBe(418);
    }
  });

  test('goes on after a caller who cuts the connection in the middle of a body', async () => {
    const socket = connect(port, '127.0.0.1');
    const head = `POST /api/v1/members HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${key}\r\ncontent-length: 100\r\n\r\n{"na`;
    await new Promise<void>((resolve) => socket.write(head, () => resolve()));
    socket.destroy();
    expect((await listener('/members?code=NONE', { headers: headers() })).status).toBe(404);
  });

  test('refuses a body that grows too large without saying so', async () => {
    const status = await new Promise<number>((resolve, reject) => {
      const req = request(
        { port, host: '127.0.0.1', method: 'POST', path: '/api/v1/members', headers: headers() },
        (res) => {
          res.resume();
          resolve(res.statusCode ?? 0);
        },
      );
      req.on('error', reject);
      for (let n = 0; n < 20; n++) req.write('x'.repeat(100_000));
      req.end();
    });
    expect(status).toBe(413);
  });

  test('answers a hundred at once on kept connections', async () => {
    const person = aPerson();
    await listener('/members', post(person));
    const all = await Promise.all(
      Array.from({ length: 100 }, () => listener(`/members?externalId=${person.externalId}`, { headers: headers() })),
    );
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set([200]));
  });
});
