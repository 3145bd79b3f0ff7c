import { z } from 'zod';
import { type Effect, none, offerKind, type View } from '../kind';
import { type Run, unitRuns } from '../rules/amounts';
import { codes, count } from '../rules/parameters';

const ITEMS_MAX = 10;
const SETS_MAX = 10_000;
const Item = z.strictObject({ skus: codes.meta({ as: 'skus' }), quantity: z.int().min(1).max(100) });

const isDisjoint = (items: readonly z.output<typeof Item>[]): boolean => {
  const all = items.flatMap(({ skus }) => [...new Set(skus)]);
  return new Set(all).size === all.length;
};

/** A set of goods for one price, as often as the cart holds it; of alternatives the dearest are taken (S0-5.1). */
export const bundle = offerKind({
  code: 'bundle',
  layers: ['line'],
  params: z.strictObject({
    items: z.array(Item).min(1).max(ITEMS_MAX).refine(isDisjoint, { message: 'no SKU in two items' }),
    price: z.int().min(0).meta({ as: 'fen' }),
    timesMax: count.nullable().default(null),
  }),
  example: {
    items: [
      { skus: ['TEA-01'], quantity: 1 },
      { skus: ['CUP-01', 'CUP-02'], quantity: 2 },
    ],
    price: 9_900,
  },
  says: ({ items, price }) => ({
    form: 'set',
    values: {
      price: { as: 'money', value: price },
      skus: { as: 'list', value: items.flatMap(({ skus }) => skus.slice(0, 1)) },
      count: { as: 'number', value: items.reduce((total, { quantity }) => total + quantity, 0) },
    },
  }),
  covers: ({ items }, { sku }) => items.some(({ skus }) => skus.includes(sku)),
  ignoresAmount: true,
  effect: ({ items, price, timesMax }, view) => bundled(items, price, timesMax, view),
});

function bundled(items: readonly z.output<typeof Item>[], price: number, timesMax: number | null, view: View): Effect {
  const pools = items.map(({ skus, quantity }) => ({
    quantity,
    left: unitRuns(view, (sku) => skus.includes(sku)).map((run) => ({ ...run })),
  }));
  const weights = view.nets.map(() => 0);
  let [amount, times] = [0, 0];
  const most = Math.min(timesMax ?? SETS_MAX, SETS_MAX);
  while (times < most) {
    const set = pools.map(({ left, quantity }) => taken(left, quantity));
    const value = set.flat().reduce((total, run) => total + run.value * run.count, 0);
    // The dearest units went first, so no later set is worth more than this one.
    if (set.some((runs) => runs.length === 0) || value <= price) break;
    const alike = Math.min(most - times, ...pools.map(({ left, quantity }) => wholeSets(left, quantity)));
    for (const { slice, value: one, count } of set.flat())
      weights[slice] = (weights[slice] as number) + one * count * alike;
    for (const [index, { left }] of pools.entries()) drop(left, set[index] ?? [], alike);
    amount += (value - price) * alike;
    times += alike;
  }
  if (times > 0) return { type: 'discount', amount, weights };
  const missing = items.flatMap(({ quantity, skus }, index) => {
    const actual = (pools[index]?.left ?? []).reduce((total, run) => total + run.count, 0);
    return actual < quantity ? [{ sku: skus[0] ?? '', actual, needed: quantity, short: quantity - actual }] : [];
  });
  return missing[0] === undefined ? none('no_effect') : none('below_quantity', missing[0]);
}

/** The first so many units; nothing when there are fewer. */
function taken(runs: readonly Run[], quantity: number): Run[] {
  let open = quantity;
  const set: Run[] = [];
  for (const run of runs) {
    if (open === 0) break;
    const part = Math.min(open, run.count);
    set.push({ ...run, count: part });
    open -= part;
  }
  return open === 0 ? set : [];
}

/** How many sets in a row take the same units of an item; one where they are of two values. */
const wholeSets = ([first]: readonly Run[], quantity: number): number =>
  Math.max(1, Math.floor((first?.count ?? 0) / quantity));

function drop(runs: { slice: number; value: number; count: number }[], set: readonly Run[], times: number): void {
  for (const { count: gone } of set) {
    const first = runs[0];
    if (first === undefined) return;
    first.count -= gone * times;
    if (first.count === 0) runs.shift();
  }
}
