/** Fewer people than this could be known by what is said of them. */
export const SMALL = 5;

/** A row of a split, with how many stand behind it. */
export type Weighed = { readonly key: string; readonly weight: number };

const isSmall = (weight: number): boolean => weight > 0 && weight < SMALL;

/**
 * The keys whose numbers are not shown: those with fewer than five behind them. One alone could be told by subtracting the
 * others from the whole, so the next smallest goes with it.
 */
export function hiddenKeys(rows: readonly Weighed[]): ReadonlySet<string> {
  const small = rows.filter(({ weight }) => isSmall(weight));
  if (small.length !== 1) return new Set(small.map(({ key }) => key));
  const [next] = rows.filter(({ weight }) => weight >= SMALL).toSorted((a, b) => a.weight - b.weight);
  return new Set([...small, ...(next === undefined ? [] : [next])].map(({ key }) => key));
}

/** Whether a count of people is too small to be told. */
export const isTooFew = (people: number): boolean => isSmall(people);
