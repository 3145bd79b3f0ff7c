import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { archiveInTree, DEPTH_MAX, inTreeOrder, placeInTree, type TreeNode } from './tree';

const node = (path: string, isArchived = false): TreeNode => {
  const codes = path.split('/');
  return { code: codes.at(-1) ?? '', parentCode: codes.at(-2) ?? null, path: codes, isArchived };
};
const TREE = ['a', 'a/b', 'a/b/c', 'a/b/c/d', 'x', 'x/y'].map((path) => node(path)).concat(node('old', true));

const paths = (code: string, parent: string | null, tree = TREE) => {
  const placed = placeInTree(tree, code, parent);
  return placed.ok ? Object.fromEntries(placed.value) : placed.refusal.code;
};

describe('a node of the tree', () => {
  test('new at the root', () => expect(paths('n', null)).toEqual({ n: ['n'] }));
  test('new below another', () => expect(paths('n', 'b')).toEqual({ n: ['a', 'b', 'n'] }));
  test('moves with all below it', () =>
    expect(paths('b', 'x')).toEqual({ b: ['x', 'b'], c: ['x', 'b', 'c'], d: ['x', 'b', 'c', 'd'] }));
  test('moves to the root', () => expect(paths('c', null)).toEqual({ c: ['c'], d: ['c', 'd'] }));
  test.each([
    ['below itself', 'a', 'a', 'category_cycle'],
    ['below its own branch', 'a', 'd', 'category_cycle'],
    ['below nothing known', 'n', 'nowhere', 'category_not_found'],
    ['new below an archived one', 'n', 'old', 'category_archived'],
  ])('is refused %s', (_, code, parent, refusal) => expect(paths(code, parent)).toBe(refusal));

  test('may stay below one that was archived since', () => {
    const tree = [node('old', true), node('old/kept')];
    expect(paths('kept', 'old', tree)).toEqual({ kept: ['old', 'kept'] });
  });

  test('is refused when its branch would reach too deep', () => {
    const deep = Array.from({ length: DEPTH_MAX }, (_, place) =>
      'lmnopq'
        .slice(0, place + 1)
        .split('')
        .join('/'),
    );
    const tree = [...deep.map((path) => node(path)), node('a'), node('a/b')];
    expect(paths('z', 'p', tree)).toEqual({ z: ['l', 'm', 'n', 'o', 'p', 'z'] });
    expect(paths('z', 'q', tree)).toBe('category_too_deep');
    expect(paths('l', 'a', tree)).toBe('category_too_deep');
  });

  test('is archived only without living nodes below', () => {
    expect(archiveInTree(TREE, 'a').ok).toBe(false);
    expect(archiveInTree(TREE, 'd').ok).toBe(true);
    expect(archiveInTree([node('a'), node('a/b', true)], 'a').ok).toBe(true);
  });
});

test('the tree is read with every node after its parent', () => {
  expect(inTreeOrder([node('x'), node('x/y'), node('a/b'), node('a')]).map(({ code }) => code)).toEqual([
    'x',
    'y',
    'a',
    'b',
  ]);
});

/** The tree after moves, each on what those before it left; refused ones leave it as it was. */
function moved(steps: readonly (readonly [code: string, parentCode: string | null])[]): Map<string, TreeNode> {
  const tree = new Map<string, TreeNode>();
  for (const [code, parentCode] of steps) {
    const placed = placeInTree([...tree.values()], code, parentCode);
    for (const [its, path] of placed.ok ? placed.value : []) {
      const parent = its === code ? parentCode : (tree.get(its)?.parentCode ?? null);
      tree.set(its, { code: its, parentCode: parent, path, isArchived: false });
    }
  }
  return tree;
}

test('over random moves no path holds a cycle, none is too deep, and each is its parent’s and its own code', () => {
  const codes = fc.constantFrom(...'abcdefgh');
  const moves = fc.array(fc.tuple(codes, fc.option(codes, { nil: null })), { maxLength: 40 });
  fc.assert(
    fc.property(moves, (steps) => {
      const tree = moved(steps);
      for (const { code, parentCode, path } of tree.values()) {
        const above = parentCode === null ? [] : (tree.get(parentCode)?.path ?? ['lost']);
        expect(path).toEqual([...above, code]);
        expect(new Set(path).size).toBe(path.length);
        expect(path.length).toBeLessThanOrEqual(DEPTH_MAX);
      }
    }),
  );
});
