import { expect, test } from 'vitest';
import { readJson } from './read-json';

const problemOf = (text: string) => {
  try {
    return { value: readJson(text) };
  } catch (error) {
    return (error as { problems: readonly unknown[] }).problems[0];
  }
};
const nested = (depth: number) => `${'['.repeat(depth)}1${']'.repeat(depth)}`;

test.each([
  ['', undefined],
  ['{"a":[1,{"b":"你好 😀"}]}', { a: [1, { b: '你好 😀' }] }],
  ['1e400', Number.POSITIVE_INFINITY],
  [nested(32), JSON.parse(nested(32))],
])('takes %s', (text, value) => expect(problemOf(text)).toEqual({ value }));

test.each([
  ['{', 'invalid_json', ''],
  ['undefined', 'invalid_json', ''],
  ['{"a":1}}', 'invalid_json', ''],
  [nested(33), 'too_deep', Array(32).fill('0').join('.')],
  [nested(100_000), 'too_deep', Array(32).fill('0').join('.')],
  [String.raw`{"a":{"b":["ok","x\u0000"]}}`, 'unsafe_text', 'a.b.1'],
  [String.raw`{"a":"\ud800"}`, 'unsafe_text', 'a'],
  [String.raw`{"a":"\ud83d\ude00\udc00"}`, 'unsafe_text', 'a'],
  [String.raw`{"a":{"\u0000":1}}`, 'unsafe_name', 'a'],
  ['{"a":{"__proto__":{"admin":true}}}', 'unsafe_name', 'a.__proto__'],
  ['{"constructor":{"prototype":1}}', 'unsafe_name', 'constructor'],
])('refuses %s', (text, code, path) => expect(problemOf(text)).toMatchObject({ code, path }));
