import { type Actor, isShown } from './actor';
import { formatNumber } from './format';

/** Fewer people than this could be known by what is said of them. */
export const SMALL = 5;

/** What stands where a number is not told, because too few people are behind it. */
export const FEW = `<${SMALL}`;

/** A row of a split, with how many stand behind it. */
export type Weighed = { readonly key: string; readonly weight: number };

const isSmall = (weight: number): boolean => weight > 0 && weight < SMALL;

/**
 * The keys whose numbers are not shown: those with fewer than five behind them. What they have together could be told by
 * subtracting the others from the whole, so the next smallest go with them until they are two or more, and five people.
 */
export function hiddenKeys(rows: readonly Weighed[]): ReadonlySet<string> {
  const small = rows.filter(({ weight }) => isSmall(weight));
  if (small.length === 0) return new Set();
  const hidden = new Set(small.map(({ key }) => key));
  let people = small.reduce((sum, { weight }) => sum + weight, 0);
  for (const { key, weight } of rows.filter((row) => row.weight >= SMALL).toSorted((a, b) => a.weight - b.weight)) {
    if (hidden.size > 1 && people >= SMALL) break;
    hidden.add(key);
    people += weight;
  }
  return hidden;
}

/** The rows of a split that may be told; the others are left out, and how many they were. */
export function withoutHidden<T>(
  rows: readonly T[],
  people: (row: T) => number,
): { readonly told: readonly T[]; readonly hidden: number } {
  const hidden = hiddenKeys(rows.map((row, at) => ({ key: String(at), weight: people(row) })));
  return { told: rows.filter((_, at) => !hidden.has(String(at))), hidden: hidden.size };
}

/** Whether a count of people is too small to be told. */
export const isTooFew = (people: number): boolean => isSmall(people);

/** A count of people as it may be told: null for one that is too small. */
export const unlessFew = (people: number): number | null => (isTooFew(people) ? null : people);

/** A part of a whole as it may be told: null where it is too small, or what the whole has beside it is. */
export const partTold = (part: number, whole: number): number | null =>
  hiddenKeys([
    { key: 'part', weight: part },
    { key: 'rest', weight: Math.max(0, whole - part) },
  ]).has('part')
    ? null
    : part;

/** Such a count in words. */
export const tellPeople = (people: number | null): string => (people === null ? FEW : formatNumber(people));

/** Whether the reader may see members one by one: to him a small count tells nothing that he could not look up (S1-5.1). */
export const seesEach = (actor: Actor): boolean => isShown(actor, 'members.read');
