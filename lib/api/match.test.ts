import { expect, test } from 'vitest';
import { matcher } from './match';
import type { Route } from './route';

const row = (method: string, path: string) => ({ method, path, id: `${method} ${path}` }) as unknown as Route;
const match = matcher([
  row('GET', '/members'),
  row('POST', '/members'),
  row('POST', '/members/lookup'),
  row('GET', '/members/{id}'),
  row('POST', '/orders/{orderExternalId}/refunds/preview'),
]);

test.each([
  ['GET', '/api/v1/members', 'GET /members', {}],
  ['POST', '/api/v1/members/lookup', 'POST /members/lookup', {}],
  ['GET', '/api/v1/members/mem_1', 'GET /members/{id}', { id: 'mem_1' }],
  [
    'POST',
    '/api/v1/orders/a%2Fb%20c/refunds/preview',
    'POST /orders/{orderExternalId}/refunds/preview',
    { orderExternalId: 'a/b c' },
  ],
])('%s %s is %s', (method, path, id, params) => {
  expect(match(method, path)).toMatchObject({ kind: 'route', route: { id }, params });
});

test.each([
  '/',
  '/api/v1',
  '/api/v1/',
  '/api/v1/members/',
  '/api/v1/members/a/b',
  '/api/v1/orders',
  '/api/v1//members',
  '/api/v2/members',
  '/api/v1/members/%ZZ',
  '/api/v1/__proto__',
])('nothing is at %s', (path) => expect(match('GET', path)).toEqual({ kind: 'none' }));

test('a path that knows other methods says which', () => {
  expect(match('DELETE', '/api/v1/members')).toEqual({ kind: 'method', allow: 'GET, POST' });
});
