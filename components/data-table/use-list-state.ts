'use client';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useMemo } from 'react';
import { formatFilters, LIST_LIMIT, type ListQuery, parseFilters } from '@/lib/kernel/list-query';
import type { View } from './types';

const PARSERS = {
  view: parseAsString.withDefault(''),
  q: parseAsString.withDefault(''),
  filter: parseAsString.withDefault(''),
  sort: parseAsString.withDefault(''),
  cursor: parseAsString,
  count: parseAsStringLiteral(['exact']),
  density: parseAsStringLiteral(['dense', 'roomy']).withDefault('dense'),
  peek: parseAsString,
};

/** The state of a list page, all of it in the address; every change but paging and peeking starts from the first page. */
export function useListState(views: readonly View[], defaultSort: string, limit = LIST_LIMIT) {
  const [url, set] = useQueryStates(PARSERS);
  const query: ListQuery = useMemo(
    () => ({
      view: url.view || (views[0]?.id ?? ''),
      q: url.q,
      filters: parseFilters(url.filter),
      sort: url.sort || defaultSort,
      cursor: url.cursor,
      limit,
      exactCount: url.count === 'exact',
    }),
    [url, views, defaultSort, limit],
  );
  const restart = { cursor: null, count: null, peek: null };
  return {
    query,
    density: url.density,
    peek: url.peek,
    isFiltered: url.q !== '' || url.filter !== '' || query.view !== (views[0]?.id ?? ''),
    setView: (view: string) => set({ view: view === views[0]?.id ? null : view, ...restart }, { history: 'push' }),
    setSearch: (q: string) => set({ q: q || null, ...restart }, { history: 'replace' }),
    setFilter: (field: string, values: readonly string[]) =>
      set({ filter: formatFilters({ ...query.filters, [field]: values }) || null, ...restart }, { history: 'push' }),
    setSort: (sort: string) => set({ sort: sort === defaultSort ? null : sort, ...restart }, { history: 'push' }),
    setCursor: (cursor: string | null) => set({ cursor, peek: null }, { history: 'push', scroll: true }),
    setDensity: (density: 'dense' | 'roomy') => set({ density }, { history: 'replace' }),
    setPeek: (peek: string | null) => set({ peek }, { history: peek === null || url.peek ? 'replace' : 'push' }),
    countExactly: () => set({ count: 'exact' }, { history: 'replace' }),
    clear: () => set({ view: null, q: null, filter: null, ...restart }, { history: 'push' }),
  };
}

/** What `useListState` returns. */
export type ListState = ReturnType<typeof useListState>;
