import { expect, test } from 'vitest';
import { canonicalJson } from './canonical-json';

test.each<[unknown, string]>([
  [{ b: 1, a: { d: [2, { y: 1, x: 2 }], c: null } }, '{"a":{"c":null,"d":[2,{"x":2,"y":1}]},"b":1}'],
  [{ at: new Date('2026-11-21T00:00:00Z') }, '{"at":"2026-11-21T00:00:00.000Z"}'],
  [{ a: undefined, b: 1 }, '{"b":1}'],
  [undefined, 'null'],
  [['b', 'a'], '["b","a"]'],
  ['文', '"文"'],
])('%j reads %s', (value, text) => expect(canonicalJson(value)).toBe(text));
