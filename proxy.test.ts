import { createHash } from 'node:crypto';
import { NextRequest } from 'next/server';
import { describe, expect, test } from 'vitest';
import { config, proxy } from './proxy';

const visit = (headers: Record<string, string> = {}) => proxy(new NextRequest('http://localhost/points', { headers }));

const policyOf = (response: Response) => response.headers.get('content-security-policy') ?? '';

describe('the policy', () => {
  test('is the same on the way in and out, with a nonce of its own for every request', () => {
    const [first, second] = [visit(), visit()];
    expect(first.headers.get('x-middleware-request-content-security-policy')).toBe(policyOf(first));
    expect(policyOf(first)).toMatch(/script-src 'self' 'nonce-[\w+/=]{40,}' 'strict-dynamic'/);
    expect(policyOf(first)).not.toBe(policyOf(second));
  });

  test('allows no inline script and no inline style', () => {
    const hidden = createHash('sha256').update('display:none').digest('base64');
    // What React writes around a late piece of an svg, to the letter; nothing else inline.
    const rest = policyOf(visit()).replace(`style-src-attr 'unsafe-hashes' 'sha256-${hidden}'`, '');
    expect(rest).not.toContain('unsafe');
    expect(rest).not.toContain('style-src-attr');
  });
});

describe('the language', () => {
  test('of a first visit is taken from the browser, for this request and the next ones', () => {
    const response = visit({ 'accept-language': 'en-GB,en;q=0.9' });
    expect(response.headers.get('set-cookie')).toContain('locale=en;');
    expect(response.headers.get('x-middleware-request-cookie')).toContain('locale=en');
  });

  test('once chosen is left alone', () => {
    const response = visit({ 'accept-language': 'en', cookie: 'locale=zh-CN' });
    expect(response.headers.get('set-cookie')).toBeNull();
  });

  test('nobody speaks is replaced', () => {
    expect(visit({ cookie: 'locale=tlh' }).headers.get('set-cookie')).toContain('locale=zh-CN');
  });
});

test.each([
  ['/', true],
  ['/console/members', true],
  ['/api/v1/members', false],
  ['/_next/static/x.js', false],
  ['/icon.svg', false],
  ['/manifest.webmanifest', false],
  ['/sw.js', false],
])('%s passes the proxy: %s', (path, passes) => {
  expect(config.matcher.some((pattern) => new RegExp(`^${pattern}$`).test(path))).toBe(passes);
});
