import { createTranslator } from 'next-intl';
import { expect, test } from 'vitest';
import type { Say } from '@/components/ui/say';
import en from '@/messages/en/home.json';
import zh from '@/messages/zh-CN/home.json';
import { sayGreeting } from './greeting';

const chinese = createTranslator({ locale: 'zh-CN', messages: zh }) as unknown as Say;
const english = createTranslator({ locale: 'en', messages: en }) as unknown as Say;

test.each<[number, string | null, string, string]>([
  [4, '林夏', '晚上好，林夏', 'Good evening, 林夏'],
  [5, '林夏', '早上好，林夏', 'Good morning, 林夏'],
  [11, null, '中午好', 'Good day'],
  [13, null, '下午好', 'Good afternoon'],
  [18, null, '晚上好', 'Good evening'],
])('greets at %i o’clock', (hour, name, zhSentence, enSentence) => {
  expect(sayGreeting(chinese, hour, name)).toBe(zhSentence);
  expect(sayGreeting(english, hour, name)).toBe(enSentence);
});
