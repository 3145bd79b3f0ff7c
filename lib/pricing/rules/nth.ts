import { ONE_BP } from '@/lib/kernel/basis-points';
import { type Effect, none, type View } from '../kind';
import { type EveryNth, everyNthOff, type Run, unitRuns } from './amounts';

/** The units of each SKU, the dearest first. */
const runsBySku = (view: View): readonly Run[][] => [
  ...Map.groupBy(unitRuns(view), ({ slice }) => view.slices[slice]?.goods.sku).values(),
];

/** Every n-th unit for less, among the units of each SKU or of all goods in view; a limit counts in each. */
export function everyNth(view: View, rule: EveryNth, among: 'sku' | 'scope'): Effect {
  const pools = among === 'scope' ? [unitRuns(view)] : runsBySku(view);
  const weights = view.nets.map(() => 0);
  let [amount, groups] = [0, 0];
  for (const runs of pools) {
    const part = everyNthOff(runs, rule);
    amount += part.amount;
    groups += part.groups;
    for (const [slice, weight] of part.weights) weights[slice] = (weights[slice] as number) + weight;
  }
  if (groups === 0) {
    const actual = Math.max(0, ...pools.map((runs) => runs.reduce((total, { count }) => total + count, 0)));
    return none('below_quantity', { actual, needed: rule.size, short: Math.max(0, rule.size - actual) });
  }
  return { type: 'discount', amount, weights };
}

/** The part of the price that is paid at least: what is reduced in each group is the cheapest of it. */
export const ratioOfNth = ({ size, full, rateBp }: Pick<EveryNth, 'size' | 'full' | 'rateBp'>): number =>
  Math.floor((full * ONE_BP + (size - full) * rateBp) / size);
