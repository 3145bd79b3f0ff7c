import { NextRequest } from 'next/server';
import { describe, expect, test } from 'vitest';
import { POST } from './route';

function choose(fields: Record<string, string>, headers: Record<string, string> = {}) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  return POST(new NextRequest('http://localhost/preferences', { method: 'POST', body, headers }));
}

describe('preferences', () => {
  test('are remembered and lead back', async () => {
    const response = await choose({ locale: 'en', theme: 'dark', back: '/me?tab=1' });
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('/me?tab=1');
    expect(response.cookies.get('locale')?.value).toBe('en');
    expect(response.cookies.get('theme')?.value).toBe('dark');
  });

  test('that do not exist are ignored', async () => {
    const response = await choose({ locale: 'fr', theme: 'sepia', back: '/' });
    expect(response.cookies.getAll()).toEqual([]);
  });

  test.each(['https://evil.example', '//evil.example', '/\\evil.example', '/a\r\nSet-Cookie: x=1', ''])(
    'never lead to another host: %o',
    async (back) => {
      expect((await choose({ theme: 'dark', back })).headers.get('location')).toBe('/');
    },
  );

  test('cannot be set by another site', async () => {
    expect((await choose({ theme: 'dark' }, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  });
});
