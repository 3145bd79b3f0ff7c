import type { Gap } from '@/lib/kernel/rule-tree';

const FULL_BP = 10_000;

/** One way to a level: everything it still asks for, and about how many orders that is, as this member buys. */
export type Way = {
  readonly gaps: readonly Gap[];
  /** Null where nobody can tell: nothing was bought yet, or somebody has to invite. */
  readonly orders: number | null;
};

/**
 * The open routes to a level by the effort they take, the least first (M2): by the orders that each needs at what this
 * member usually spends on one, then by how much is still missing. What somebody else must do comes last.
 */
export function rankWays(
  routes: readonly (readonly Gap[])[],
  bought: { readonly orders: number; readonly amount: number },
): Way[] {
  const usual = bought.orders > 0 ? bought.amount / bought.orders : 0;
  const ways = routes.map((gaps): Way => {
    const each = gaps.map((gap) => ordersFor(gap, usual));
    return { gaps, orders: each.includes(null) ? null : Math.max(...each.map((orders) => orders ?? 0)) };
  });
  const effort = ({ gaps, orders }: Way): number => {
    if (gaps.some(({ attribute }) => attribute === 'invited')) return Number.MAX_SAFE_INTEGER;
    return usual > 0 ? (orders ?? Number.MAX_SAFE_INTEGER) : 0;
  };
  return ways.sort((a, b) => effort(a) - effort(b) || missing(a) - missing(b));
}

function ordersFor({ attribute, short }: Gap, usual: number): number | null {
  if (attribute === 'orders') return short;
  return attribute === 'amount' && usual > 0 ? Math.ceil(short / usual) : null;
}

/** The share of a way that is still missing: of several things the one of which most is. */
const missing = ({ gaps }: Way): number =>
  Math.max(0, ...gaps.map(({ short, needed }) => (needed === 0 ? 0 : (short * FULL_BP) / needed)));
