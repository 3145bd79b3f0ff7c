import type { ReactNode } from 'react';
import type { ListPage, ListQuery } from '@/lib/kernel/list-query';

/** A column: how a row shows there; `sort` is the field the server sorts by. */
export type Column<R> = {
  readonly id: string;
  readonly header: ReactNode;
  readonly cell: (row: R) => ReactNode;
  readonly sort?: string;
  /** Numbers are set to the end. */
  readonly end?: boolean;
  readonly className?: string;
};

/** A tab above the list: a named condition the server knows. */
export type View = { readonly id: string; readonly label: string };

/** A filter: the field the server filters by and its values. */
export type Filter = {
  readonly id: string;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
};

/** What is selected: rows by id, or all that match the query (a snapshot of it, not ids). */
export type Selection = {
  readonly ids: readonly string[];
  readonly all: boolean;
  readonly count: number;
  readonly query: ListQuery;
};

/** What a list page needs to know; `name` is its place in the query cache and of its saved views. */
export type DataTableProps<R> = {
  readonly name: string;
  /** What the list holds, for screen readers: "会员列表". */
  readonly label: string;
  /** A route handler that speaks the list contract; or `fetcher` for anything else. */
  readonly url?: string;
  readonly fetcher?: (query: ListQuery, signal: AbortSignal) => Promise<ListPage<R>>;
  readonly columns: readonly Column<R>[];
  readonly rowId: (row: R) => string;
  /** The row in words, for its checkbox and its peek. */
  readonly rowLabel: (row: R) => string;
  readonly rowHref?: (row: R) => string;
  readonly searchLabel: string;
  /** Takes a search that must not stand in an address (a mobile, an e-mail) and answers true; others stay with the list. */
  readonly divertSearch?: (q: string) => boolean;
  readonly views?: readonly View[];
  readonly filters?: readonly Filter[];
  readonly defaultSort?: string;
  readonly limit?: number;
  /** A glance at a row beside the list; `next` goes on to the row after it, once this one is dealt with, and ends when the address says so. */
  readonly peek?: (row: R, next: () => Promise<unknown>) => ReactNode;
  /** The acts on chosen rows; without it nothing can be chosen. */
  readonly bulk?: (selection: Selection, clear: () => void) => ReactNode;
  /** More acts in the toolbar, such as an export of the query. */
  readonly tools?: (query: ListQuery) => ReactNode;
  /** Shown when there is nothing at all yet: an `EmptyState` with the first act. */
  readonly empty: ReactNode;
  /** Who can grant the permission, for those who lack it. */
  readonly whoGrants: string;
  readonly zone?: string;
};
