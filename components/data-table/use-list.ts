'use client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { formatListQuery, type ListPage, type ListQuery } from '@/lib/kernel/list-query';
import { fetchList } from './fetch-list';
import type { View } from './types';
import { useListState } from './use-list-state';
import { useRowKeys } from './use-row-keys';
import { useSelection } from './use-selection';

const NO_VIEWS: readonly View[] = [];
const OLD_MS = 60_000;

/** The behaviour of a list page without its looks: reading, the row at hand, selection, peek and keys. */
export function useList<R>(options: {
  readonly name: string;
  readonly url?: string;
  readonly fetcher?: (query: ListQuery, signal: AbortSignal) => Promise<ListPage<R>>;
  readonly views?: readonly View[];
  readonly defaultSort?: string;
  readonly limit?: number;
  readonly rowId: (row: R) => string;
  readonly rowHref?: (row: R) => string;
  readonly peek?: unknown;
  readonly bulk?: unknown;
}) {
  const { name, url = '', fetcher, rowId, rowHref } = options;
  const router = useRouter();
  const state = useListState(options.views ?? NO_VIEWS, options.defaultSort ?? '', options.limit);
  const query = useQuery({
    queryKey: ['list', name, formatListQuery(state.query).toString()],
    queryFn: ({ signal }) => (fetcher ? fetcher(state.query, signal) : fetchList<R>(url, state.query, signal)),
    placeholderData: keepPreviousData,
  });
  const page = query.data;
  const rows = page?.rows ?? [];
  // Paging keeps the selection, any other change of the query drops it.
  const selection = useSelection(formatListQuery({ ...state.query, cursor: null, exactCount: false }).toString());
  const bodyRef = useRef<HTMLTableSectionElement>(null);
  const [pointed, setActive] = useState<string | null>(null);
  const find = (id: string | null) => rows.find((row) => rowId(row) === id);
  const active = find(pointed) ? pointed : rows[0] === undefined ? null : rowId(rows[0]);
  const peeked = find(state.peek);
  const focusRow = (id: string) =>
    bodyRef.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`)?.focus();

  function closePeek() {
    if (state.peek === null) return;
    const id = state.peek;
    void state.setPeek(null);
    focusRow(id);
  }
  /** Opens the row below the one that is looked at, or the one above the last: what was looked at is dealt with. */
  function peekNext(): Promise<unknown> {
    const at = rows.findIndex((row) => rowId(row) === state.peek);
    const next = at < 0 ? undefined : (rows[at + 1] ?? rows[at - 1]);
    if (next !== undefined) setActive(rowId(next));
    return state.setPeek(next === undefined ? null : rowId(next));
  }
  useRowKeys({
    move: (by) => {
      const at = rows.findIndex((row) => rowId(row) === pointed);
      const next = rows[Math.min(rows.length - 1, Math.max(0, at + by))];
      if (next === undefined) return;
      setActive(rowId(next));
      focusRow(rowId(next));
      if (peeked) void state.setPeek(rowId(next));
    },
    select: () => {
      if (options.bulk && pointed !== null && find(pointed)) selection.toggle(pointed);
    },
    open: () => {
      const row = find(pointed);
      if (row && rowHref) router.push(rowHref(row) as Route);
    },
    close: closePeek,
  });
  return {
    state,
    query,
    page,
    selection,
    bodyRef,
    active,
    setActive,
    peeked,
    ids: rows.map(rowId),
    closePeek,
    peekNext,
    isOld: Date.now() - query.dataUpdatedAt > OLD_MS,
  };
}

/** What `useList` returns. */
export type ListBehaviour<R> = ReturnType<typeof useList<R>>;
