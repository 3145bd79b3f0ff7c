/** A task as far as what it gives in points matters. */
export type Giving = { readonly code: string; readonly points: number };

/**
 * The fewest tasks whose points come to what is missing, those that give most first; null when all of them together are
 * not enough.
 */
export function tasksFor<T extends Giving>(short: number, tasks: readonly T[]): readonly T[] | null {
  const chosen: T[] = [];
  let left = short;
  for (const task of tasks.filter(({ points }) => points > 0).toSorted((one, other) => other.points - one.points)) {
    if (left <= 0) break;
    chosen.push(task);
    left -= task.points;
  }
  return left <= 0 ? chosen : null;
}
