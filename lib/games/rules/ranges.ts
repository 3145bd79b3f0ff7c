/** Something that may come of a draw, with its integer weight; nothing has a weight of its own (4.L). */
export type Weighted = { readonly code: string; readonly weight: number };

/** The rolls in [from, to) that mean this prize; null: no prize. */
export type Range = { readonly code: string | null; readonly from: number; readonly to: number };

/** How many rolls there are: all weights and that of no prize; a roll is an integer in [0, total) (4.L). */
export const totalOf = (prizes: readonly Weighted[], nothing: number): number =>
  prizes.reduce((sum, { weight }) => sum + weight, nothing);

/**
 * Which rolls mean what: half-open ranges that begin at 0, leave no gap and end at the total. They stand in the order of
 * the codes, so that moving a prize in the list moves no roll to another prize; no prize comes last (4.L).
 */
export function rangesOf(prizes: readonly Weighted[], nothing: number): readonly Range[] {
  const ordered = prizes.toSorted((a, b) => (a.code < b.code ? -1 : 1));
  let from = 0;
  const ranges: Range[] = ordered.map(({ code, weight }) => {
    const range = { code, from, to: from + weight };
    from = range.to;
    return range;
  });
  return [...ranges, { code: null, from, to: from + nothing }];
}

/** What a roll means: exactly one range holds every integer in [0, total); outside of it there is none. */
export const rangeAt = (ranges: readonly Range[], roll: number): Range | undefined =>
  ranges.find(({ from, to }) => from <= roll && roll < to);
