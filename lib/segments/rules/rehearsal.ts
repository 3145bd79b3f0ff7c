import { classOf, placeOf, type Scores, VALUE_CLASSES, type ValueClass } from './value';

/** Members of one place: their scores by the edges that are tried, and the class that they have now. */
export type RehearsedCell = Scores & { readonly held: ValueClass | null; readonly members: number };

/** So many members would go from one class to another; from null: they have none yet. */
type ValueMove = {
  readonly from: ValueClass | null;
  readonly to: ValueClass;
  readonly members: number;
};

/** How many members each of the 125 places has. */
export function membersByPlace(cells: readonly RehearsedCell[]): readonly number[] {
  const found = Array.from({ length: 125 }, () => 0);
  for (const cell of cells) found[placeOf(cell)] = (found[placeOf(cell)] ?? 0) + cell.members;
  return found;
}

/** How many members each class has now and would have by a map; those who bought nothing in the year stay as they are. */
export function classTotals(
  cells: readonly RehearsedCell[],
  map: string,
): Readonly<Record<ValueClass, { readonly now: number; readonly after: number }>> {
  const totals = Object.fromEntries(VALUE_CLASSES.map((one) => [one, { now: 0, after: 0 }])) as Record<
    ValueClass,
    { now: number; after: number }
  >;
  for (const cell of cells) {
    if (cell.held !== null) totals[cell.held].now += cell.members;
    totals[classOf(map, cell)].after += cell.members;
  }
  return totals;
}

/** Who would change class by a map, most first: what a map does before anybody saves it. */
export function valueMoves(cells: readonly RehearsedCell[], map: string): readonly ValueMove[] {
  const moved = new Map<string, ValueMove>();
  for (const cell of cells) {
    const to = classOf(map, cell);
    if (cell.held === to || cell.members === 0) continue;
    const name = `${cell.held} ${to}`;
    moved.set(name, { from: cell.held, to, members: (moved.get(name)?.members ?? 0) + cell.members });
  }
  return [...moved.values()].sort((a, b) => b.members - a.members);
}
