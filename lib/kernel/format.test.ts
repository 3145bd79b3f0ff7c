import { describe, expect, test } from 'vitest';
import {
  type DateStyle,
  formatCompact,
  formatDateTime,
  formatDiscount,
  formatEnd,
  formatMoney,
  formatNumber,
  formatPercent,
  formatRelative,
  groupDigits,
  type MoneyStyle,
  maskPhone,
} from './format';

const SHANGHAI = 'Asia/Shanghai';

describe('money', () => {
  test.each<[number | bigint, MoneyStyle, string]>([
    [0, 'exact', '¥0.00'],
    [5, 'exact', '¥0.05'],
    [123_450, 'exact', '¥1,234.50'],
    [123_400, 'plain', '¥1,234'],
    [123_405, 'plain', '¥1,234.05'],
    [-1260, 'exact', '−¥12.60'],
    [8840, 'signed', '+¥88.40'],
    [0, 'signed', '¥0.00'],
    [-1, 'signed', '−¥0.01'],
    [9_007_199_254_740_993n, 'exact', '¥90,071,992,547,409.93'],
  ])('%s fen, %s, is %s', (fen, style, expected) => expect(formatMoney(fen, style)).toBe(expected));
});

describe('numbers', () => {
  test.each([
    [0, '0'],
    [999, '999'],
    [12_345, '12,345'],
    [-1234, '−1,234'],
  ])('%i is exactly %s', (value, expected) => expect(formatNumber(value)).toBe(expected));

  test('a signed number leads with its sign', () => expect(formatNumber(50, true)).toBe('+50'));

  test.each([
    [9_999, '9,999', '9.9K'],
    [12_345, '1.2万', '12.3K'],
    [19_999, '1.9万', '19.9K'],
    [1_234_567, '123万', '1.2M'],
    [250_000_000, '2.5亿', '250M'],
    [-15_000, '−1.5万', '−15K'],
  ])('%i is roughly %s and %s', (value, zh, en) => {
    expect(formatCompact(value, 'zh-CN')).toBe(zh);
    expect(formatCompact(value, 'en')).toBe(en);
  });

  test.each([
    [0.284, '28.4%'],
    [-0.05, '−5%'],
    [-0.0001, '0%'],
    [1, '100%'],
  ])('%f is %s', (share, expected) => expect(formatPercent(share)).toBe(expected));

  test.each([
    [8500, '8.5折', '15% off'],
    [8800, '8.8折', '12% off'],
  ])('a ratio of %i is %s and %s', (bp, zh, en) => {
    expect(formatDiscount(bp, 'zh-CN')).toBe(zh);
    expect(formatDiscount(bp, 'en')).toBe(en);
  });
});

describe('dates', () => {
  const evening = new Date('2026-11-21T12:00:00Z');
  test.each<[DateStyle, string, string]>([
    ['full', '2026年11月21日 周六 20:00', 'Sat 21 Nov 2026, 20:00'],
    ['datetime', '2026年11月21日 20:00', '21 Nov 2026, 20:00'],
    ['date', '2026年11月21日', '21 Nov 2026'],
    ['short', '11月21日', '21 Nov'],
    ['month', '2026年11月', 'Nov 2026'],
    ['time', '20:00', '20:00'],
  ])('%s reads %s and %s', (style, zh, en) => {
    expect(formatDateTime(evening, style, 'zh-CN', SHANGHAI)).toBe(zh);
    expect(formatDateTime(evening, style, 'en', SHANGHAI)).toBe(en);
  });

  test('the zone decides the day', () => {
    const late = new Date('2026-11-21T16:30:00Z');
    expect(formatDateTime(late, 'date', 'zh-CN', SHANGHAI)).toBe('2026年11月22日');
    expect(formatDateTime(late, 'date', 'zh-CN', 'Europe/London')).toBe('2026年11月21日');
  });

  test.each([
    [-30, 'now'],
    [-180, '3 minutes ago'],
    [7_200, 'in 2 hours'],
    [-86_400, 'yesterday'],
  ])('%i seconds away is %s', (seconds, expected) => {
    expect(formatRelative(new Date(evening.getTime() + seconds * 1000), evening, 'en')).toBe(expected);
  });

  test.each([
    [-180, '3 分钟前'],
    [86_400 * 5, '5 天后'],
    [-86_400, '昨天'],
  ])('%i seconds away is %s in Chinese, its number set apart', (seconds, expected) => {
    expect(formatRelative(new Date(evening.getTime() + seconds * 1000), evening, 'zh-CN')).toBe(expected);
  });
});

test('an end is read as the last minute that counts', () => {
  const midnight = new Date('2026-11-30T16:00:00Z');
  expect(formatEnd(midnight, 'datetime', 'zh-CN', 'Asia/Shanghai')).toBe('2026年11月30日 23:59');
  expect(formatEnd(midnight, 'short', 'en', 'Asia/Shanghai')).toBe('30 Nov');
});

test.each([
  ['13800001234', '138****1234'],
  ['+86 138 0000 1234', '138****1234'],
  ['8613800001234', '138****1234'],
  ['12345', '****45'],
])('the phone %s shows as %s', (phone, expected) => expect(maskPhone(phone)).toBe(expected));

test('a code is read in groups of four', () => expect(groupDigits('1234567890')).toBe('1234 5678 90'));
