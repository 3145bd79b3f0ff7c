/** Something that is done in sets: sales with sales, credits with credits. `who` is null when that is not known. */
export type Event = { readonly side: 'sale' | 'credit'; readonly who: string | null; readonly at: Date };

/**
 * Sorts events into waves that can each be done as one set, sales and credits in turn, while everybody's events keep
 * their order of time, a sale before a credit of the same moment (P-time). Who is not known waits for all before him
 * and is waited for by all after.
 */
export function waves<E extends Event>(events: readonly E[]): E[][] {
  const inTime = events
    .map((event, index) => ({ event, index }))
    .sort(
      (a, b) => a.event.at.getTime() - b.event.at.getTime() || sideOf(a.event) - sideOf(b.event) || a.index - b.index,
    )
    .map(({ event }) => event);
  const result: E[][] = [];
  const last = new Map<string, number>();
  let floor = 0;
  for (const event of inTime) {
    const from = event.who === null ? Math.max(floor, result.length - 1) : Math.max(floor, last.get(event.who) ?? 0);
    const wave = from % 2 === sideOf(event) ? from : from + 1;
    while (result.length <= wave) result.push([]);
    result[wave]?.push(event);
    if (event.who === null) floor = wave;
    else last.set(event.who, wave);
  }
  return result;
}

/** Even waves are sales, odd ones credits. */
const sideOf = ({ side }: Event): 0 | 1 => (side === 'sale' ? 0 : 1);
