import { describe, expect, test } from 'vitest';
import { localeOf, negotiateLocale, themeOf } from './locale';

describe('the first language', () => {
  test.each([
    [null, 'zh-CN'],
    ['', 'zh-CN'],
    ['en-GB,en;q=0.9', 'en'],
    ['zh-TW,zh;q=0.9,en;q=0.8', 'zh-CN'],
    ['fr-FR,fr;q=0.9,en;q=0.4', 'en'],
    ['en;q=0.3,zh;q=0.7', 'zh-CN'],
    ['en;q=0', 'zh-CN'],
    ['*', 'zh-CN'],
    ['de', 'zh-CN'],
  ])('of %o is %s', (header, expected) => expect(negotiateLocale(header)).toBe(expected));
});

test('a language we do not speak is none', () => {
  expect(localeOf('en')).toBe('en');
  expect(localeOf('zh')).toBeNull();
  expect(localeOf(undefined)).toBeNull();
});

test('an unknown theme follows the device', () => {
  expect(themeOf('dark')).toBe('dark');
  expect(themeOf('sepia')).toBe('system');
});
