/** How much a to-do presses: somebody waits for it, something breaks without it, or it is good to know. */
export const WEIGHTS = ['waiting', 'broken', 'soon'] as const;

/** One of them. */
export type Weight = (typeof WEIGHTS)[number];

/** What a to-do is ordered by. */
export type Ranked = {
  readonly code: string;
  readonly weight: Weight;
  readonly count: number;
  readonly oldest: Date | null;
  /** Whether it was given to the reader. */
  readonly isMine: boolean;
};

/**
 * To-dos in the order in which they are best done: those of one's own first, then by how much they press, the longest
 * waiting first, the most of it, by name. Total, so that the list never jumps.
 */
export const inOrder = <T extends Ranked>(todos: readonly T[]): T[] => todos.toSorted(before);

function before(a: Ranked, b: Ranked): number {
  const byAge = (a.oldest?.getTime() ?? Number.MAX_SAFE_INTEGER) - (b.oldest?.getTime() ?? Number.MAX_SAFE_INTEGER);
  return (
    Number(b.isMine) - Number(a.isMine) ||
    WEIGHTS.indexOf(a.weight) - WEIGHTS.indexOf(b.weight) ||
    byAge ||
    b.count - a.count ||
    (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)
  );
}
