import type { RuleTree } from '@/lib/kernel/rule-tree';

/** A rule as the editor shows it: orders or amount (fen), whichever comes first, and an invitation beside them. */
export type SimpleRule = { readonly orders: number | null; readonly amount: number | null; readonly invited: boolean };

type Leaf = { readonly attribute: string; readonly atLeast: number };

const isLeaf = (tree: RuleTree): tree is Leaf => 'attribute' in tree;
const isInvited = (tree: RuleTree): boolean => isLeaf(tree) && tree.attribute === 'invited' && tree.atLeast === 1;

/** Reads a rule as the editor can show it, or null: one written in another form stays as it is. */
export function readSimple(tree: RuleTree): SimpleRule | null {
  if (isInvited(tree)) return { orders: null, amount: null, invited: true };
  if ('all' in tree) {
    const rest = tree.all.filter((part) => !isInvited(part));
    const [only] = rest;
    if (rest.length !== 1 || only === undefined || rest.length === tree.all.length) return null;
    const inner = readSimple(only);
    return inner === null || inner.invited ? null : { ...inner, invited: true };
  }
  const leaves = 'any' in tree ? tree.any : [tree];
  const rule: { orders: number | null; amount: number | null } = { orders: null, amount: null };
  for (const leaf of leaves) {
    if (!isLeaf(leaf) || (leaf.attribute !== 'orders' && leaf.attribute !== 'amount') || rule[leaf.attribute] !== null)
      return null;
    rule[leaf.attribute] = leaf.atLeast;
  }
  return { ...rule, invited: false };
}

/** Writes what the editor shows as a rule; null when nothing is asked for. */
export function writeSimple({ orders, amount, invited }: SimpleRule): RuleTree | null {
  const leaves: Leaf[] = [
    ...(orders === null ? [] : [{ attribute: 'orders', atLeast: orders }]),
    ...(amount === null ? [] : [{ attribute: 'amount', atLeast: amount }]),
  ];
  const [first] = leaves;
  const invitation = { attribute: 'invited', atLeast: 1 };
  if (first === undefined) return invited ? invitation : null;
  const bought: RuleTree = leaves.length === 1 ? first : { any: leaves };
  return invited ? { all: [bought, invitation] } : bought;
}
