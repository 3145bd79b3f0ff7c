'use client';
import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import { cn } from '../ui/cn';
import { Th } from '../ui/table';
import type { Column } from './types';

/** The head of a column; one that sorts is a button and tells its direction. */
export function ColumnHead<R>({
  column,
  sort,
  onSort,
}: {
  readonly column: Column<R>;
  readonly sort: string;
  readonly onSort: (sort: string) => void;
}) {
  if (column.sort === undefined) {
    return (
      <Th end={column.end} className={column.className}>
        {column.header}
      </Th>
    );
  }
  const field = column.sort;
  const up = sort === field;
  const down = sort === `-${field}`;
  const Icon = up ? ArrowUp : down ? ArrowDown : ChevronsUpDown;
  return (
    <Th end={column.end} aria-sort={up ? 'ascending' : down ? 'descending' : 'none'} className={column.className}>
      <button
        type="button"
        onClick={() => onSort(down ? field : `-${field}`)}
        className={cn('inline-flex min-h-6 items-center gap-1 rounded-xs hover:text-ink', (up || down) && 'text-ink')}
      >
        {column.header}
        <Icon className="size-3" aria-hidden="true" />
      </button>
    </Th>
  );
}
