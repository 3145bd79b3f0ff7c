import { createTranslator } from 'next-intl';
import { describe, expect, test } from 'vitest';
import { type Say, unmarked } from '@/components/ui/say';
import type { Locale } from '@/lib/kernel/locale';
import { gaps, type RuleTree } from '@/lib/kernel/rule-tree';
import en from '@/messages/en/level.json';
import zh from '@/messages/zh-CN/level.json';
import { criterionReading, sayNext, sayRule } from './words';

const translators = {
  'zh-CN': createTranslator({ locale: 'zh-CN', messages: zh }) as unknown as Say,
  en: createTranslator({ locale: 'en', messages: en }) as unknown as Say,
} as const;
const platinum = { name: { zh: '铂金', en: 'Platinum' } };

const orders = (atLeast: number): RuleTree => ({ attribute: 'orders', atLeast });
const amount = (yuan: number): RuleTree => ({ attribute: 'amount', atLeast: yuan * 100 });
const invited: RuleTree = { attribute: 'invited', atLeast: 1 };
const either: RuleTree = { any: [orders(6), amount(2_000)] };
const black: RuleTree = { all: [{ any: [orders(24), amount(12_000)] }, invited] };

function next(rule: RuleTree, facts: Readonly<Record<string, number>>, locale: Locale): string {
  return unmarked(sayNext(translators[locale], platinum, gaps(rule, facts), locale));
}

describe('the sentence about the next level', () => {
  test.each<[string, RuleTree, Record<string, number>, string, string]>([
    [
      'names every way of an either-or rule, money first',
      either,
      { orders: 4, amount: 124_600, invited: 0 },
      '再消费 ¥754，或再下 2 单，升级铂金。',
      'Spend ¥754 more, or place 2 more orders to reach Platinum.',
    ],
    [
      'counts a single order in the singular and keeps odd cents',
      either,
      { orders: 5, amount: 199_950, invited: 0 },
      '再消费 ¥0.50，或再下 1 单，升级铂金。',
      'Spend ¥0.50 more, or place 1 more order to reach Platinum.',
    ],
    [
      'joins what must be met together',
      { all: [orders(6), amount(2_000)] },
      { orders: 4, amount: 100_000, invited: 0 },
      '再消费 ¥1,000，并再下 2 单，升级铂金。',
      'Spend ¥1,000 more and place 2 more orders to reach Platinum.',
    ],
    [
      'leaves out what is met already',
      { all: [orders(6), amount(2_000)] },
      { orders: 7, amount: 100_000, invited: 0 },
      '再消费 ¥1,000，升级铂金。',
      'Spend ¥1,000 more to reach Platinum.',
    ],
    [
      'says what every way needs once, at the end',
      black,
      { orders: 20, amount: 1_000_000, invited: 0 },
      '再消费 ¥2,000，或再下 4 单，并且获得邀请，升级铂金。',
      'Spend ¥2,000 more, or place 4 more orders, and get an invitation, to reach Platinum.',
    ],
    [
      'asks for the invitation alone when the rest is met',
      black,
      { orders: 30, amount: 1_000_000, invited: 0 },
      '获得邀请，升级铂金。',
      'Get an invitation to reach Platinum.',
    ],
    [
      'asks for the purchases alone when the invitation is there',
      black,
      { orders: 20, amount: 1_000_000, invited: 1 },
      '再消费 ¥2,000，或再下 4 单，升级铂金。',
      'Spend ¥2,000 more, or place 4 more orders to reach Platinum.',
    ],
    [
      'names an attribute that it has no words for',
      { attribute: 'checkins', atLeast: 9 },
      { orders: 0, amount: 0, invited: 0 },
      'Checkins 达到 9，升级铂金。',
      'Bring checkins to 9 to reach Platinum.',
    ],
  ])('%s', (_, rule, facts, chinese, english) => {
    expect(next(rule, facts, 'zh-CN')).toBe(chinese);
    expect(next(rule, facts, 'en')).toBe(english);
  });
});

describe('the words of a rule', () => {
  test.each<[RuleTree | null, string, string]>([
    [null, '注册即享', 'For everyone who joins'],
    [either, '累计消费满 ¥2,000，或完成 6 单', 'Spend ¥2,000 in total, or complete 6 orders'],
    [
      black,
      '累计消费满 ¥12,000 或完成 24 单，并且获得邀请',
      'Spend ¥12,000 in total or complete 24 orders, and get an invitation',
    ],
  ])('%j', (rule, chinese, english) => {
    expect(sayRule(translators['zh-CN'], rule)).toBe(chinese);
    expect(sayRule(translators.en, rule)).toBe(english);
  });
});

test('a criterion reads as money or as a count', () => {
  expect(criterionReading('amount', 124_600, 200_000)).toBe('¥1,246 / ¥2,000');
  expect(criterionReading('orders', 4, 6)).toBe('4 / 6');
});
