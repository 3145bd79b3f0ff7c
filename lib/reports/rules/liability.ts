const BP = 10_000;

/** What points are worth: so many of them are so many fen (P-points). */
export type Worth = { readonly points: number; readonly fen: number };

/**
 * What owed points are expected to cost in fen: their worth, less the share that lapses by experience (N6). Rounded up, for
 * a liability is never told smaller than it is.
 */
export function liabilityFen(points: number, { points: per, fen }: Worth, breakageBp: number): number {
  return Math.ceil((points * fen * (BP - breakageBp)) / (per * BP));
}
