import { describe, expect, test } from 'vitest';
import { messagesOf } from '@/lib/platform/i18n/messages';
import { taskKinds } from './registry';

const AT = new Date('2026-11-21T04:00:00Z');

describe.each(taskKinds.all)('$code', (kind) => {
  test('reads its example, has a field for each parameter, and its words in both languages', () => {
    expect(kind.params.safeParse(kind.example).success).toBe(true);
    expect(Object.keys(kind.fields).sort()).toEqual(Object.keys(kind.example).sort());
    for (const locale of ['zh-CN', 'en'] as const) {
      const texts = messagesOf(locale) as { tasks: { kind: Record<string, string>; field: Record<string, string> } };
      expect(texts.tasks.kind[kind.code]).toBeTypeOf('string');
      for (const field of Object.keys(kind.fields)) expect(texts.tasks.field[field]).toBeTypeOf('string');
    }
  });

  test('counts its sample once by what it was, or looks at how things stand', () => {
    if (kind.sample === null) {
      expect(kind.stands?.(kind.example, { filled: ['name', 'mobile', 'birthday'] })).toBeGreaterThan(0);
      return;
    }
    const count = kind.count(kind.example, { ...kind.sample, at: AT });
    expect(count).toMatchObject({ source: expect.stringMatching(/^\w+:/) });
    expect(kind.count(kind.example, { name: 'something.else', at: AT, facts: {} })).toBeNull();
  });
});

test.each([
  ['orders_count', { from: 5_000 }, { name: 'order.settled', facts: { order: 'a', goods: 4_999 } }, null],
  [
    'orders_count',
    { from: 5_000 },
    { name: 'order.settled', facts: { order: 'a', goods: 5_000 } },
    { source: 'order:a', amount: 1 },
  ],
  ['orders_count', {}, { name: 'order.refunded', facts: { order: 'a', goods: 10, isFull: false } }, null],
  ['orders_count', {}, { name: 'order.refunded', facts: { order: 'a', isFull: true } }, { voids: 'order:a' }],
  [
    'spend_amount',
    {},
    { name: 'order.refunded', facts: { order: 'a', refund: 'r', goods: 10 } },
    { source: 'refund:a:r', amount: -10 },
  ],
  ['review', {}, { name: 'review_deleted', facts: { event: 'e', object: 'o' } }, { voids: 'review:o' }],
  ['claim_coupon', {}, { name: 'coupon.claimed', facts: { coupon: 'c', source: 'job' } }, null],
  ['use_coupon', {}, { name: 'coupon.returned', facts: { coupon: 'c', order: 'o' } }, { voids: 'use:c:o' }],
  ['survey', { survey: 'a' }, { name: 'survey', facts: { event: 'e', object: '["survey","b"]' } }, null],
  ['visit', { page: '/shop' }, { name: 'task.visited', facts: { page: '/level', day: '2026-11-21' } }, null],
])('%s of %j sees in %j: %j', (code, params, happening, expected) => {
  expect(taskKinds.find(code)?.count(params, { ...happening, at: AT } as never)).toEqual(expected);
});
