import type { ListPage, ListQuery } from './list-query';

const BEFORE = '~';

/** A page of rows that all stand in memory, in the order of their ids, by keyset in both directions (2.0.1). */
export function pageById<R extends { readonly id: string }>(
  all: readonly R[],
  { cursor, limit }: Pick<ListQuery, 'cursor' | 'limit'>,
  now: Date,
): ListPage<R> {
  const isBack = cursor?.startsWith(BEFORE) ?? false;
  const at = cursor === null ? null : cursor.slice(isBack ? BEFORE.length : 0);
  const before = all.filter(({ id }) => at !== null && (isBack ? id < at : id <= at)).length;
  const from = isBack ? Math.max(0, before - limit) : before;
  // Back from less than a page away, only what stands before is shown: nothing twice.
  const rows = all.slice(from, isBack ? before : from + limit);
  return {
    rows,
    nextCursor: from + rows.length < all.length ? (rows.at(-1)?.id ?? null) : null,
    prevCursor: from > 0 && rows[0] !== undefined ? `${BEFORE}${rows[0].id}` : null,
    total: { value: all.length, relation: 'eq' },
    asOf: now.toISOString(),
  };
}

/** Whether words stand in a code or in one of the names, whatever the case. */
export const isNamedBy = (words: string, ...names: readonly (string | null)[]): boolean =>
  names.some((name) => name?.toLowerCase().includes(words.toLowerCase()));

/** Whether a view of a list shows what is in a state: every one, or the one that is called like it. */
export const isInView = (view: string, state: string): boolean => view === '' || view === 'all' || view === state;
