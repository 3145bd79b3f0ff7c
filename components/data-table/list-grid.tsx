'use client';
import { useTranslations } from 'next-intl';
import { Checkbox } from '../ui/checkbox';
import { cn } from '../ui/cn';
import { Table, TableHead } from '../ui/table';
import { ColumnHead } from './column-head';
import { Rows } from './rows';
import { SkeletonRows } from './skeleton-rows';
import type { DataTableProps } from './types';
import type { ListBehaviour } from './use-list';

const EDGE =
  '[&_tbody]:whitespace-nowrap border-t border-line bg-surface desk:max-h-[max(320px,calc(100vh-272px))] desk:overflow-auto desk:[&_tr>*:first-child]:pl-6 desk:[&_tr>*:last-child]:pr-6';

/** The table itself, edge to edge, its head in sight while the rows scroll; while loading it keeps the layout. */
export function ListGrid<R>({ list, ...props }: DataTableProps<R> & { readonly list: ListBehaviour<R> }) {
  const { state, query, page, selection } = list;
  const roomy = state.density === 'roomy';
  const selectable = props.bulk !== undefined;
  return (
    <Table caption={props.label} className={cn(EDGE, query.isPlaceholderData && 'opacity-60')}>
      <TableHead sticky>
        {selectable ? <PageCheckbox list={list} /> : null}
        {props.columns.map((column) => (
          <ColumnHead
            key={column.id}
            column={column}
            sort={state.query.sort}
            onSort={(sort) => void state.setSort(sort)}
          />
        ))}
      </TableHead>
      <tbody ref={list.bodyRef} aria-busy={query.isFetching}>
        {page === undefined ? (
          <SkeletonRows columns={props.columns} selectable={selectable} roomy={roomy} />
        ) : (
          <Rows
            rows={page.rows}
            columns={props.columns}
            rowId={props.rowId}
            rowLabel={props.rowLabel}
            rowHref={props.rowHref}
            active={list.active}
            peeked={state.peek}
            roomy={roomy}
            selected={selectable ? { has: selection.has, toggle: selection.toggle } : null}
            onPoint={list.setActive}
            onPeek={props.peek ? (id) => void state.setPeek(id) : null}
          />
        )}
      </tbody>
    </Table>
  );
}

function PageCheckbox<R>({ list }: { readonly list: ListBehaviour<R> }) {
  const t = useTranslations('table');
  const { ids, selection } = list;
  const chosen = ids.filter(selection.has).length;
  return (
    <th scope="col" className="w-10 py-0 pr-0 pl-4 text-left shadow-[inset_0_-1px_0_var(--line)]">
      <Checkbox
        aria-label={t('selectPage')}
        checked={ids.length > 0 && chosen === ids.length}
        mixed={chosen > 0 && chosen < ids.length}
        onCheckedChange={(checked) => (checked ? selection.choose(ids) : selection.drop(ids))}
      />
    </th>
  );
}
