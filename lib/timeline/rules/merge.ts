import { TIMELINE_KINDS, type TimelineItem, type TimelineKind } from './item';

/** Where an item stands: what merging and paging compare. */
export type Place = { readonly at: string; readonly kind: TimelineKind; readonly id: string };

/** Where one source has to go on: its entries strictly before this instant and id. */
export type Before = { readonly at: Date; readonly id: string };

// Every stored uuid stands between these two, so they turn "strictly before" into "up to" and "earlier than" an instant.
const FIRST = '00000000-0000-0000-0000-000000000000';
const LAST = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

const rankOf = (kind: TimelineKind): number => TIMELINE_KINDS.indexOf(kind);

/** Newest first; at one instant by rank, then by id from the last made to the first. Zero only for the same item. */
export function compareNewest(a: Place, b: Place): number {
  if (a.at !== b.at) return a.at < b.at ? 1 : -1;
  if (a.kind !== b.kind) return rankOf(a.kind) - rankOf(b.kind);
  return a.id === b.id ? 0 : a.id < b.id ? 1 : -1;
}

/**
 * Merges lists, each newest first, into the first items of the whole. Every list must hold at least `limit` items or all
 * it has; `hasMore` tells whether anything was left over.
 */
export function mergeNewest<T extends Place>(
  lists: readonly (readonly T[])[],
  limit: number,
): { readonly items: readonly T[]; readonly hasMore: boolean } {
  const queues = lists.map((list) => [...list]);
  const items: T[] = [];
  while (items.length < limit) {
    const next = takeNewest(queues);
    if (next === undefined) break;
    items.push(next);
  }
  return { items, hasMore: queues.some((queue) => queue.length > 0) };
}

function takeNewest<T extends Place>(queues: readonly T[][]): T | undefined {
  const open = queues.filter((queue): queue is [T, ...T[]] => queue.length > 0);
  return open
    .reduce<[T, ...T[]] | undefined>(
      (best, queue) => (best === undefined || compareNewest(queue[0], best[0]) < 0 ? queue : best),
      undefined,
    )
    ?.shift();
}

/** Where the source of this kind goes on after a page that ended at the place; null from the beginning. */
export function beforeOf(kind: TimelineKind, end: Place | null): Before | null {
  if (end === null) return null;
  const distance = rankOf(kind) - rankOf(end.kind);
  return { at: new Date(end.at), id: distance === 0 ? end.id : distance > 0 ? LAST : FIRST };
}

/** The end of a page as text for an address. */
export const cursorText = ({ at, kind, id }: Place): string =>
  `${new Date(at).getTime().toString(36)}.${rankOf(kind)}.${id}`;

/** The end of a page from that text, or null when it is none. */
export function parseCursor(text: string): Place | null {
  const [time = '', rank = '', ...rest] = text.split('.');
  const kind = TIMELINE_KINDS[Number(rank)];
  const id = rest.join('.');
  const at = new Date(Number.parseInt(time, 36));
  const isCursor = /^[0-9a-z]{1,9}$/.test(time) && /^\d$/.test(rank) && kind !== undefined && id !== '';
  // A refund is named by its order and its number; everything else by a uuid, which SQL would refuse to read otherwise.
  const isNamed = kind === 'refund' ? id.length < 200 : /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
  return isCursor && isNamed && !Number.isNaN(at.getTime()) ? { at: at.toISOString(), kind, id } : null;
}

/** The place of an item. */
export const placeOf = ({ at, kind, id }: TimelineItem): Place => ({ at, kind, id });
