import { expect, test } from 'vitest';
import { readableExport } from './readable';

test('a readable export holds every value and runs nothing of what somebody typed', () => {
  const row = { name: '<script>alert("1")</script>', points: 12, note: null, detail: { a: 1 } };
  const body = {
    format: 1,
    madeAt: '2026-11-22T00:00:00Z',
    memberIds: [],
    contexts: { members: { Member: [row], Empty: [] } },
  } as const;
  const html = readableExport(body, { lang: 'en', title: 'All & everything', context: (code) => `of ${code}` });
  expect(html).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;');
  expect(html).not.toContain('<script');
  expect(html).toContain('<h1>All &amp; everything</h1>');
  expect(html).toContain('<td>12</td><td></td><td>{&quot;a&quot;:1}</td>');
  expect(html).toContain('<h2>of members</h2>');
  expect(html).not.toContain('<h3>Empty</h3>');
});
