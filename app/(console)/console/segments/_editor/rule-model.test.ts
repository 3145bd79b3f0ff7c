import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Condition } from '@/lib/kernel/condition';
import {
  conditionOf,
  copyOf,
  type Group,
  groupOf,
  isFilled,
  rowsOf,
  withAdded,
  withMoved,
  withPart,
} from './rule-model';

const counter = () => {
  let next = 1;
  return () => next++;
};
const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ attribute: fc.constantFrom('a', 'b'), atLeast: fc.integer() }),
  fc.record({ attribute: fc.constantFrom('a', 'b'), atMost: fc.integer() }),
  fc.record({ attribute: fc.constant('c'), oneOf: fc.array(fc.string({ minLength: 1 }), { minLength: 1 }) }),
);
const tree = fc.letrec<{ tree: Condition }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.record({ all: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('tree') }),
  ),
})).tree;

/** Two denials are none, and one test alone is a group of one: what the builder writes means the same. */
const meant = (condition: Condition, isNegated = false): unknown => {
  if ('not' in condition) return meant(condition.not, !isNegated);
  if ('all' in condition || 'any' in condition) {
    const [way, parts] = 'all' in condition ? ['all', condition.all] : ['any', condition.any];
    return [isNegated, way, parts.map((part) => meant(part))];
  }
  return [isNegated, 'test', condition];
};
const wrapped = (condition: Condition): unknown => {
  const said = meant(condition) as [boolean, string, unknown];
  const isGroup = said[1] !== 'test';
  const isBetween =
    !said[0] &&
    said[1] === 'all' &&
    groupOf(condition, counter()).parts.length === 1 &&
    rowsOf(groupOf(condition, counter())).length === 1 &&
    (said[2] as unknown[]).length === 2;
  return isGroup && !isBetween ? said : [false, 'all', [said]];
};

test('a rule that is read into the builder and written again means the same', () => {
  fc.assert(
    fc.property(tree, (condition) => {
      expect(meant(conditionOf(groupOf(condition, counter())) as Condition)).toEqual(wrapped(condition));
    }),
  );
});

test('parts are added, moved, doubled and taken away where they stand', () => {
  const ids = counter();
  const where: Condition = {
    all: [
      { attribute: 'a', atLeast: 1 },
      {
        any: [
          { attribute: 'b', atMost: 2 },
          { attribute: 'c', oneOf: ['x'] },
        ],
      },
    ],
  };
  const rule = groupOf(where, ids);
  const told = (group: Group) =>
    rowsOf(group)
      .map(({ attribute }) => attribute)
      .join('');
  const [first, second] = rowsOf(rule);
  if (first === undefined || second === undefined) throw new Error('a rule with rows');
  expect(told(withMoved(rule, second.id, 1))).toBe('acb');
  expect(told(withMoved(rule, first.id, -1))).toBe('abc');
  expect(told(withAdded(rule, second.id, copyOf(first, ids)))).toBe('abac');
  expect(told(withPart(rule, first.id, () => null))).toBe('bc');
  const doubled = rowsOf(withAdded(rule, rule.id, copyOf(rule.parts[1] ?? first, ids)));
  expect(new Set(doubled.map(({ id }) => id)).size).toBe(5);
});

test('a row is filled when its test has what it needs', () => {
  const [row] = rowsOf(
    groupOf(
      {
        all: [
          { attribute: 'a', atLeast: 3 },
          { attribute: 'a', atMost: 9 },
        ],
      },
      counter(),
    ),
  );
  if (row === undefined) throw new Error('a rule with a row');
  expect(row).toMatchObject({ test: 'between', number: 3, to: 9 });
  expect([isFilled(row), isFilled({ ...row, to: 2 }), isFilled({ ...row, to: null })]).toEqual([true, false, false]);
});

test('a group that nobody filled asks nothing', () => {
  const ids = counter();
  const rule = groupOf({ attribute: 'a', atLeast: 1 }, ids);
  expect(conditionOf(withAdded(rule, rule.id, { id: ids(), mode: 'any', parts: [] }))).toEqual({
    all: [{ attribute: 'a', atLeast: 1 }],
  });
});
