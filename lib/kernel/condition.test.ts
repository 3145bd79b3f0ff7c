import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Condition, ConditionSchema, type FactValue, judge, LATER, leavesOf } from './condition';
import { holds, type RuleTree } from './rule-tree';

const reader =
  (facts: Readonly<Record<string, FactValue | typeof LATER>>) =>
  (attribute: string): FactValue | typeof LATER =>
    facts[attribute] ?? null;

describe('one test', () => {
  test.each<[string, Condition, FactValue, boolean]>([
    ['at least, one below', { attribute: 'x', atLeast: 10 }, 9, false],
    ['at least, exactly', { attribute: 'x', atLeast: 10 }, 10, true],
    ['at most, exactly', { attribute: 'x', atMost: 10 }, 10, true],
    ['at most, one above', { attribute: 'x', atMost: 10 }, 11, false],
    ['a name that is asked for', { attribute: 'x', oneOf: ['gold', 'black'] }, 'gold', true],
    ['a name that is not', { attribute: 'x', oneOf: ['gold'] }, 'silver', false],
    ['one name of several', { attribute: 'x', oneOf: ['vip'] }, ['new', 'vip'], true],
    ['a number as a name', { attribute: 'x', oneOf: ['3'] }, 3, true],
    ['nothing there', { attribute: 'x', atMost: 10 }, null, false],
    ['a name where a number is asked for', { attribute: 'x', atLeast: 1 }, 'gold', false],
  ])('%s', (_, tree, value, expected) => {
    expect(judge(tree, reader({ x: value })).is).toBe(expected ? 'yes' : 'no');
    expect(judge({ not: tree }, reader({ x: value })).is).toBe(expected ? 'no' : 'yes');
  });
});

test('names the first test that fails, with what there is', () => {
  const tree: Condition = {
    all: [
      { attribute: 'a', atLeast: 1 },
      { any: [{ attribute: 'b', atLeast: 5 }, { not: { attribute: 'c', oneOf: ['x'] } }] },
    ],
  };
  expect(judge(tree, reader({ a: 1, b: 3, c: 'x' }))).toEqual({
    is: 'no',
    leaf: { attribute: 'b', atLeast: 5 },
    isNegated: false,
    actual: 3,
  });
  expect(judge({ not: { any: [{ attribute: 'c', oneOf: ['x'] }] } }, reader({ c: 'x' }))).toMatchObject({
    is: 'no',
    isNegated: true,
    actual: 'x',
  });
});

test('what is not known yet leaves open only what it decides', () => {
  const later: Condition = { attribute: 'amount', atLeast: 1 };
  const facts = reader({ amount: LATER, a: 1 });
  expect(judge({ all: [later, { attribute: 'a', atLeast: 2 }] }, facts).is).toBe('no');
  expect(judge({ all: [later, { attribute: 'a', atLeast: 1 }] }, facts).is).toBe('later');
  expect(judge({ any: [later, { attribute: 'a', atLeast: 1 }] }, facts).is).toBe('yes');
  expect(judge({ any: [{ attribute: 'a', atLeast: 2 }, later] }, facts).is).toBe('later');
});

const leaf = fc.record({ attribute: fc.constantFrom('a', 'b', 'c'), atLeast: fc.nat(3) });
const ruleTree: fc.Arbitrary<RuleTree> = fc.letrec<{ tree: RuleTree }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.record({ any: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ all: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
  ),
})).tree;

test('a rule of levels reads the same as a condition', () => {
  fc.assert(
    fc.property(ruleTree, fc.record({ a: fc.nat(3), b: fc.nat(3) }), (tree, facts) => {
      expect(judge(tree, reader(facts)).is === 'yes').toBe(holds(tree, facts));
      expect(judge({ not: tree }, reader(facts)).is === 'yes').toBe(!holds(tree, facts));
      expect(leavesOf(tree).length).toBeGreaterThan(0);
    }),
  );
});

test('empty groups, unknown fields and trees that are too deep are refused', () => {
  expect(ConditionSchema.safeParse({ all: [] }).success).toBe(false);
  expect(ConditionSchema.safeParse({ attribute: 'a', atLeast: 1, atMost: 2 }).success).toBe(false);
  const deep = (levels: number): Condition =>
    levels === 0 ? { attribute: 'a', atLeast: 1 } : { not: deep(levels - 1) };
  expect(ConditionSchema.safeParse(deep(8)).success).toBe(true);
  expect(ConditionSchema.safeParse(deep(9)).success).toBe(false);
});
