import { createTranslator } from 'next-intl';
import { describe, expect, test } from 'vitest';
import type { Say } from '@/components/ui/say';
import type { Reason } from '@/lib/kernel/decision';
import en from '@/messages/en/orders.json';
import enPassbook from '@/messages/en/passbook.json';
import zh from '@/messages/zh-CN/orders.json';
import zhPassbook from '@/messages/zh-CN/passbook.json';
import type { OrderCard } from './order-card';
import { sayEarned, sayReason, sayRules, type Words } from './words';

const say = (locale: string, messages: object) =>
  createTranslator({ locale, messages: { ...messages } }) as unknown as Say;
const levelOf = (code: string) => code;
const chinese: Words = { t: say('zh-CN', zh), passbook: say('zh-CN', zhPassbook), levelOf, locale: 'zh-CN' };
const english: Words = { t: say('en', en), passbook: say('en', enPassbook), levelOf, locale: 'en' };

describe('a decision in words', () => {
  test.each<[string, Reason['facts'], string, string]>([
    [
      'points_order',
      { base: 15_000, desired: 360, granted: 360 },
      '消费 ¥150，得 360 积分。',
      '¥150 spent gave 360 points.',
    ],
    [
      'points_order',
      { base: 15_000, desired: 360, granted: 120 },
      '消费 ¥150，应得 360 积分，实得 120。',
      '¥150 spent would give 360 points; 120 were granted.',
    ],
    [
      'points_cap_reached',
      { period: '2026-11', limit: 5_000, used: 4_880, cut: 240 },
      '2026年11月积分封顶 5,000，之前已得 4,880，本单少计 240。',
      'The limit of 5,000 points for Nov 2026 was near: 4,880 were earned before, so 240 did not count.',
    ],
    [
      'growth_order',
      { base: 30_000, bonus: 50, granted: 350 },
      '消费 ¥300，得 350 成长值，其中大额奖励 50。',
      '¥300 spent gave 350 growth, 50 of it for a large order.',
    ],
    [
      'level_reached',
      { to: 'Gold', amount: 84_600, orders: 3 },
      '累计消费 ¥846、有效订单 3 单，升级Gold。',
      '¥846 spent and 3 orders so far: up to Gold.',
    ],
    ['points_nothing_to_earn', {}, '这一单没有可计积分的商品。', 'Nothing in this order earns points.'],
    ['points_order', { base: 15_000 }, '按规则 points@1#order 处理。', 'Decided by points@1#order.'],
    [
      'level_kept',
      { to: 'Gold', amount: null, orders: 3 },
      '按规则 points@1#order 处理。',
      'Decided by points@1#order.',
    ],
    ['unheard_of', {}, '按规则 points@1#order 处理。', 'Decided by points@1#order.'],
  ])('%s %j', (code, facts, zhSentence, enSentence) => {
    const reason: Reason = { topic: 'points', outcome: 'given', code, facts, rule: 'points@1#order' };
    expect(sayReason(reason, chinese)).toBe(zhSentence);
    expect(sayReason(reason, english)).toBe(enSentence);
  });

  test('cites each rule once, and none that has no version', () => {
    const reason = { topic: 'points', outcome: 'given', code: 'x', facts: {} } as const;
    const reasons = ['points@3#order', 'points@3#month', 'orders#refund'].map((rule) => ({ ...reason, rule }));
    expect(sayRules(chinese.t, reasons)).toEqual(['积分规则第 3 版']);
  });
});

test('what an order earned is told as it was before a refund', () => {
  const card = { points: 300, growth: 350, status: 'paid', refunded: 0 } as OrderCard;
  expect(sayEarned(chinese.t, card)).toBe('+300 积分 · +350 成长值');
  expect(sayEarned(chinese.t, { ...card, refunded: 1 })).toBe('+300 积分 · +350 成长值（退款前）');
  expect(sayEarned(english.t, { ...card, points: 0, growth: 0 })).toBe('No points earned');
  expect(sayEarned(english.t, { ...card, status: 'placed' })).toBeNull();
});
