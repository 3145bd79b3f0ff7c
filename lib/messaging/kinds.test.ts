import { describe, expect, test } from 'vitest';
import en from '@/messages/en/inbox.json';
import zh from '@/messages/zh-CN/inbox.json';
import { CATEGORIES } from './kind';
import { noticeKinds } from './registry';

describe.each(noticeKinds.all.map((kind) => [kind.code, kind] as const))('a message of kind %s', (code, kind) => {
  test('tells its example, with a page to open and every value that its sentences name', () => {
    const told = kind.tell(kind.example);
    expect(told?.href).toMatch(/^\//);
    expect(CATEGORIES).toContain(kind.category);
    for (const texts of [zh, en]) {
      const { title, text } = texts.kind[code as keyof typeof texts.kind];
      const named = [...`${title} ${text}`.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name);
      for (const name of named) expect(Object.keys(told?.values ?? {}), `${code} names ${name}`).toContain(name);
    }
  });

  test('tells nothing of what it cannot read', () => {
    for (const wrong of [
      null,
      'text',
      { from: 7, points: 'many', level: 1, batchId: 2, benefit: 3, orderId: 4, source: 5 },
    ])
      if (kind.code !== 'welcome' && kind.code !== 'level_invited') expect(kind.tell(wrong)).toBeNull();
  });
});
