'use client';
import { formatNumber } from '@/lib/kernel/format';
import { BulkBar } from './bulk-bar';
import type { DataTableProps } from './types';
import type { ListBehaviour } from './use-list';

/** The bar of acts on chosen rows, while any are chosen. */
export function ListBulk<R>({ list, bulk }: DataTableProps<R> & { readonly list: ListBehaviour<R> }) {
  const { selection, page, ids, state } = list;
  if (bulk === undefined || page === undefined) return null;
  const count = selection.all ? page.total.value : selection.ids.size;
  if (count === 0) return null;
  const total = `${formatNumber(page.total.value)}${page.total.relation === 'gte' ? '+' : ''}`;
  const wholePage = ids.every(selection.has);
  const hasMore = page.nextCursor !== null || page.prevCursor !== null;
  return (
    <BulkBar
      count={count}
      isAll={selection.all}
      canChooseAll={!selection.all && wholePage && hasMore}
      total={total}
      onChooseAll={selection.chooseAll}
      onClear={selection.clear}
    >
      {bulk({ ids: [...selection.ids], all: selection.all, count, query: state.query }, selection.clear)}
    </BulkBar>
  );
}
