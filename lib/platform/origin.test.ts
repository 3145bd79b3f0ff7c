import { afterEach, expect, test } from 'vitest';
import { requireOwnOrigin } from './origin';

afterEach(() => {
  delete process.env.AUTH_URL;
});

const asks = (given: Record<string, string>) => () => requireOwnOrigin(new Headers(given));
const REFUSED = expect.objectContaining({ code: 'foreign_origin', status: 403 });

test.each<[string, Record<string, string>]>([
  ['a missing origin', { host: 'club.example' }],
  ['another site', { host: 'club.example', origin: 'https://evil.example' }],
  ['a site whose name begins alike', { host: 'club.example', origin: 'https://club.example.evil.example' }],
  ['another port', { host: 'club.example', origin: 'https://club.example:8443' }],
  ['an opaque origin', { host: 'club.example', origin: 'null' }],
  ['nonsense', { host: 'club.example', origin: 'club.example' }],
  ['no host to compare with', { origin: 'https://club.example' }],
])('%s is refused', (_, given) => expect(asks(given)).toThrow(REFUSED));

test.each<[string, Record<string, string>]>([
  ['the same host', { host: 'club.example', origin: 'https://club.example' }],
  ['the same host and port', { host: 'localhost:3000', origin: 'http://localhost:3000' }],
  [
    'the host that people typed',
    { host: 'inner:3000', 'x-forwarded-host': 'club.example', origin: 'https://club.example' },
  ],
])('%s is ours', (_, given) => expect(asks(given)).not.toThrow());

test('the configured origin is ours whatever the proxy says', () => {
  process.env.AUTH_URL = 'https://club.example';
  expect(asks({ host: 'inner:3000', origin: 'https://club.example' })).not.toThrow();
  expect(asks({ host: 'inner:3000', origin: 'http://club.example' })).toThrow(REFUSED);
});
