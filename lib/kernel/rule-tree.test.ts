import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gaps, holds, type RuleTree, RuleTreeSchema } from './rule-tree';

const leaf = (attribute: string, atLeast: number): RuleTree => ({ attribute, atLeast });
const gold: RuleTree = { any: [leaf('orders', 3), leaf('amount', 80_000)] };
const black: RuleTree = { all: [{ any: [leaf('orders', 24), leaf('amount', 1_200_000)] }, leaf('invited', 1)] };

test('either of two conditions is enough, both are needed in an all-group, an unknown attribute fails', () => {
  expect(holds(gold, { orders: 3, amount: 0 })).toBe(true);
  expect(holds(gold, { orders: 2, amount: 79_999 })).toBe(false);
  expect(holds(black, { orders: 30, amount: 0, invited: 0 })).toBe(false);
  expect(holds(black, { orders: 30, amount: 0, invited: 1 })).toBe(true);
  expect(holds(leaf('ghost', 0), {})).toBe(false);
});

test('gaps are routes: any one of them, met as a whole, is enough', () => {
  expect(gaps(gold, { orders: 1, amount: 70_000 })).toEqual([
    [{ attribute: 'orders', actual: 1, needed: 3, short: 2 }],
    [{ attribute: 'amount', actual: 70_000, needed: 80_000, short: 10_000 }],
  ]);
  expect(gaps(black, { orders: 20, amount: 0, invited: 0 })).toEqual([
    [
      { attribute: 'orders', actual: 20, needed: 24, short: 4 },
      { attribute: 'invited', actual: 0, needed: 1, short: 1 },
    ],
    [
      { attribute: 'amount', actual: 0, needed: 1_200_000, short: 1_200_000 },
      { attribute: 'invited', actual: 0, needed: 1, short: 1 },
    ],
  ]);
});

const names = ['a', 'b', 'c'];
const trees = fc.letrec<{ tree: RuleTree }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    fc.record({ attribute: fc.constantFrom(...names), atLeast: fc.nat(5) }),
    fc.record({ any: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ all: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
  ),
})).tree;

test('whoever closes every gap of one route satisfies the tree, and who satisfies it has no gap', () => {
  const facts = fc.record({ a: fc.nat(5), b: fc.nat(5), c: fc.nat(5) });
  fc.assert(
    fc.property(trees, facts, (tree, said) => {
      expect(RuleTreeSchema.parse(tree)).toEqual(tree);
      const routes = gaps(tree, said);
      expect(routes.length === 0).toBe(holds(tree, said));
      for (const route of routes) {
        const closed: Record<string, number> = { ...said };
        for (const { attribute, needed } of route) closed[attribute] = Math.max(closed[attribute] ?? 0, needed);
        expect(holds(tree, closed)).toBe(true);
      }
    }),
  );
});
