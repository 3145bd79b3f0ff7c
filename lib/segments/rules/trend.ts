/** A local day of a segment: how many members it had at its end, and how many came and went. */
export type TrendDay = {
  readonly day: string;
  readonly members: number;
  readonly entered: number;
  readonly left: number;
};

/**
 * How the number of members went, told backwards from what it is now by who came and went each day: every change of members
 * is one of those, so the days add up.
 */
export function trendOf(
  members: number,
  moves: readonly { readonly day: string; readonly entered: number; readonly left: number }[],
  days: readonly string[],
): readonly TrendDay[] {
  const of = new Map(moves.map((move) => [move.day, move]));
  let now = members;
  return days
    .toReversed()
    .map((day): TrendDay => {
      const { entered = 0, left = 0 } = of.get(day) ?? {};
      const told = { day, members: Math.max(0, now), entered, left };
      now -= entered - left;
      return told;
    })
    .toReversed();
}
