/** Why something is suggested, the strongest reason first. */
export const REASONS = ['again', 'together', 'fits', 'brand', 'category', 'popular'] as const;

/** One of them. */
export type Reason = (typeof REASONS)[number];

/** One of each reason in turn, the strongest reason first, each reason in its own order: no reason fills the page. */
export function mixed<S extends { readonly reason: Reason }>(suggestions: readonly S[]): readonly S[] {
  const byReason = REASONS.map((reason) => suggestions.filter((one) => one.reason === reason));
  const rounds = Math.max(0, ...byReason.map(({ length }) => length));
  return Array.from({ length: rounds }, (_, round) => byReason.flatMap((list) => list[round] ?? [])).flat();
}
