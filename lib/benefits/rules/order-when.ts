import type { Condition, ConditionLeaf } from '@/lib/kernel/condition';

/** Which paid orders bring a benefit, as a form asks for it: from an amount of goods on, in stores, by channels (S0-3.3). */
export type OrderWhen = {
  readonly amount: number | null;
  readonly stores: readonly string[];
  readonly channels: readonly string[];
};

/** The condition of a form; nothing asked: none. */
export function conditionOfOrders({ amount, stores, channels }: OrderWhen): Condition | null {
  const all: ConditionLeaf[] = [
    ...(amount === null || amount === 0 ? [] : [{ attribute: 'order.amount', atLeast: amount }]),
    ...(stores.length === 0 ? [] : [{ attribute: 'order.store', oneOf: [...stores] }]),
    ...(channels.length === 0 ? [] : [{ attribute: 'order.channel', oneOf: [...channels] }]),
  ];
  return all.length === 0 ? null : { all };
}

/** What a form shows of a condition; null: it says more than the form can. */
export function ordersOf(when: Condition | null | undefined): OrderWhen | null {
  const leaves = leavesOfAll(when ?? { all: [] });
  if (leaves === null) return null;
  const found = { amount: null as number | null, stores: [] as string[], channels: [] as string[] };
  for (const leaf of leaves) {
    if (leaf.attribute === 'order.amount' && 'atLeast' in leaf && found.amount === null) found.amount = leaf.atLeast;
    else if (leaf.attribute === 'order.store' && 'oneOf' in leaf && found.stores.length === 0)
      found.stores = [...leaf.oneOf];
    else if (leaf.attribute === 'order.channel' && 'oneOf' in leaf && found.channels.length === 0)
      found.channels = [...leaf.oneOf];
    else return null;
  }
  return found;
}

function leavesOfAll(tree: Condition): readonly ConditionLeaf[] | null {
  if ('not' in tree || 'any' in tree) return null;
  if (!('all' in tree)) return [tree];
  const parts = tree.all.map((part) => ('attribute' in part ? part : null));
  return parts.includes(null) ? null : (parts as ConditionLeaf[]);
}
