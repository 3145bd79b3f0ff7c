/** A source of chance that gives the same numbers for the same seed, on every machine. */
export type Chance = {
  /** A number in [0, 1). */
  readonly next: () => number;
  /** A whole number from `low` to `high`, both included. */
  readonly int: (low: number, high: number) => number;
  readonly isBelow: (share: number) => boolean;
  readonly pick: <T>(items: readonly T[]) => T;
  /** One of the items by its weight. */
  readonly weighted: <T>(items: readonly (readonly [item: T, weight: number])[]) => T;
};

/** Chance from a seed and a name, so that each person has a stream of his own (mulberry32). */
export function chanceOf(seed: number, name = ''): Chance {
  let state = mix(seed, name);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    int,
    isBelow: (share) => next() < share,
    pick: (items) => items[int(0, items.length - 1)] as never,
    weighted: (items) => {
      let rest = next() * items.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [item, weight] of items) {
        if (rest < weight) return item;
        rest -= weight;
      }
      return items[items.length - 1]?.[0] as never;
    },
  };
}

/** FNV-1a over the name, beginning with the seed. */
function mix(seed: number, name: string): number {
  let hash = seed ^ 0x811c9dc5;
  for (let place = 0; place < name.length; place++) hash = Math.imul(hash ^ name.charCodeAt(place), 0x01000193);
  return hash | 0;
}
