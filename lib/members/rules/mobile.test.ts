import { expect, test } from 'vitest';
import { localMobile, normaliseMobile } from './mobile';

test.each<[string, string | null]>([
  ['13800001234', '+8613800001234'],
  ['+86 138 0000 1234', '+8613800001234'],
  ['0086-138-0000-1234', '+8613800001234'],
  ['１３８００００１２３４', '+8613800001234'],
  ['(138) 0000.1234', '+8613800001234'],
  ['12800001234', null],
  ['1380000123', null],
  ['138000012345', null],
  ['+8612800001234', null],
  ['+86138000012', null],
  ['+1 415 555 2671', '+14155552671'],
  ['0044 20 7946 0958', '+442079460958'],
  ['+0 123 456 789', null],
  ['+1234567890123456', null],
  ['4155552671', null],
  ['', null],
  ['138abc01234', null],
])('%s is %s', (text, mobile) => expect(normaliseMobile(text)).toBe(mobile));

test.each([
  ['+8613800001234', '13800001234'],
  ['+14155552671', '+14155552671'],
])('%s is written %s at home', (mobile, local) => expect(localMobile(mobile)).toBe(local));
