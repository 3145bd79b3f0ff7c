import { expect, test } from 'vitest';
import type { Condition } from '@/lib/kernel/condition';
import { cycleOf, expanded, listOf, membershipOf, segmentsIn, segmentsNamed } from './references';

const tag = (name: string): Condition => ({ attribute: 'member.tags', oneOf: [name] });
const named = (...codes: string[]): Condition => ({ attribute: 'member.segment', oneOf: codes });

test('what a rule names is found wherever it stands, once', () => {
  const where: Condition = { all: [named('a'), { not: { any: [named('b', 'a'), listOf('c')] } }, tag('x')] };
  expect(segmentsIn(where)).toEqual(['a', 'b']);
  expect(segmentsNamed(where)).toEqual(['a', 'b', 'c']);
  expect(segmentsIn(null)).toEqual([]);
});

test.each<[string, string, Condition, readonly string[] | null]>([
  ['names nothing', 'a', tag('x'), null],
  ['names itself', 'a', { not: named('a') }, ['a', 'a']],
  ['comes back over two others', 'a', named('b'), ['a', 'b', 'c', 'a']],
  ['names what comes back to itself without it', 'x', named('b'), null],
  ['names one twice', 'x', { any: [named('d'), named('d')] }, null],
])('a rule that %s has the way told', (_, code, where, way) => {
  const rules: Readonly<Record<string, Condition>> = {
    a: where,
    b: named('c'),
    c: { any: [tag('x'), named('a')] },
    d: tag('y'),
  };
  const whereOf = (other: string) => (other === 'x' ? where : (rules[other] ?? null));
  expect(
    cycleOf(code, where, code === 'x' ? (other) => ({ ...rules, a: named('b') })[other] ?? null : whereOf),
  ).toEqual(way);
});

test('segments are written out through any depth, and what is not to be counted on stays as it is', () => {
  const rules: Readonly<Record<string, Condition>> = { a: membershipOf('a', tag('x')), b: { not: named('a') } };
  const find = (code: string) => rules[code] ?? null;
  expect(expanded({ all: [named('b'), tag('y')] }, find)).toEqual({
    all: [{ not: membershipOf('a', tag('x')) }, tag('y')],
  });
  expect(expanded(named('a', 'gone'), find)).toEqual({ any: [membershipOf('a', tag('x')), named('gone')] });
});

test('what comes back to itself all the same ends, and is not counted on', () => {
  const find = (code: string) => (code === 'a' ? named('b') : named('a'));
  expect(expanded(named('a'), find)).toEqual(named('a'));
});
