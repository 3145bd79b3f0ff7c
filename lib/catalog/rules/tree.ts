import { accepted, type Outcome, refused } from '@/lib/kernel/refusal';

/** A node of the category tree: its parent, and the codes from the root down to itself. */
export type TreeNode = {
  readonly code: string;
  readonly parentCode: string | null;
  readonly path: readonly string[];
  readonly isArchived: boolean;
};

/** Most levels of categories, roots included: what people still find their way in. */
export const DEPTH_MAX = 6;

/** The paths of a node put under a parent, and of all below it; or why it may not stand there. */
export function placeInTree(
  nodes: readonly TreeNode[],
  code: string,
  parentCode: string | null,
): Outcome<ReadonlyMap<string, readonly string[]>> {
  const node = nodes.find((one) => one.code === code);
  const parent = nodes.find((one) => one.code === parentCode);
  if (parentCode !== null && parent === undefined) return refused('category_not_found', { code: parentCode }, 422);
  const isMove = node === undefined || node.parentCode !== parentCode;
  if (isMove && parent?.isArchived) return refused('category_archived', { code: parent.code });
  if (parentCode === code || parent?.path.includes(code)) return refused('category_cycle', { code });
  const path = [...(parent?.path ?? []), code];
  const branch = nodes.filter((one) => one.code !== code && one.path.includes(code));
  const below = branch.map((one) => [one.code, [...path, ...one.path.slice(one.path.indexOf(code) + 1)]] as const);
  const deepest = Math.max(path.length, ...below.map(([, its]) => its.length));
  if (deepest > DEPTH_MAX) return refused('category_too_deep', { code, levels: deepest, max: DEPTH_MAX });
  return accepted(new Map([[code, path] as const, ...below]));
}

/** Refuses to archive a node above living ones; what is kept under an archived category stays there. */
export function archiveInTree(nodes: readonly TreeNode[], code: string): Outcome<null> {
  const child = nodes.find((one) => one.parentCode === code && !one.isArchived);
  return child === undefined ? accepted(null) : refused('category_has_children', { code, child: child.code });
}

/** The tree as people read it: each node after its parent, siblings in the order given. */
export function inTreeOrder<N extends Pick<TreeNode, 'code' | 'parentCode'>>(nodes: readonly N[]): N[] {
  const under = Map.groupBy(nodes, ({ parentCode }) => parentCode);
  const walk = (parent: string | null): N[] => (under.get(parent) ?? []).flatMap((node) => [node, ...walk(node.code)]);
  return walk(null);
}

/** The codes of the categories above one, from the root down; none where the tree does not know it. */
export const categoriesAbove = (
  paths: ReadonlyMap<string, readonly string[]>,
  category: string | null,
): readonly string[] => (category === null ? [] : (paths.get(category)?.slice(0, -1) ?? []));
