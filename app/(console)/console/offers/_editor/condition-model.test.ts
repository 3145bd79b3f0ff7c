import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Condition, ConditionSchema, judge } from '@/lib/kernel/condition';
import { conditionOf, groupOf } from './condition-model';

const name = fc.constantFrom('a', 'b');
const { tree } = fc.letrec<{ tree: Condition }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ attribute: name, atLeast: fc.integer({ min: 0, max: 3 }) }),
    fc.record({ attribute: name, atMost: fc.integer({ min: 0, max: 3 }) }),
    fc.record({ attribute: name, oneOf: fc.uniqueArray(fc.constantFrom('0', '1', '2'), { minLength: 1 }) }),
    fc.record({ any: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ all: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('tree') }),
  ),
}));

test('a condition that is opened in the editor and written again means the same', () => {
  const facts = fc.record({ a: fc.integer({ min: 0, max: 3 }), b: fc.integer({ min: 0, max: 3 }) });
  fc.assert(
    fc.property(tree, facts, (condition, told) => {
      const again = conditionOf(groupOf(condition));
      const read = (attribute: string) => told[attribute as 'a' | 'b'];
      expect(judge(again as Condition, read).is).toBe(judge(condition, read).is);
      expect(conditionOf(groupOf(again as Condition))).toEqual(again);
    }),
    { numRuns: 200 },
  );
});

test('no test asks for nothing, and a test without its value is refused by the schema', () => {
  expect(conditionOf({ mode: 'all', parts: [] })).toBeNull();
  const open = { attribute: 'a', test: 'at_least', number: null, names: [] } as const;
  expect(ConditionSchema.safeParse(conditionOf({ mode: 'all', parts: [open] })).success).toBe(false);
  const nobody = { attribute: 'a', test: 'not_one_of', number: null, names: [] } as const;
  expect(ConditionSchema.safeParse(conditionOf({ mode: 'any', parts: [nobody] })).success).toBe(false);
});
