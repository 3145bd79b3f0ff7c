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

// A telephone has no room for columns: each row becomes a few lines, and of the heads only those that sort or choose remain.
const LINES =
  'max-sm:block max-sm:[&>:is(thead,tbody)]:block max-sm:[&>thead>tr]:flex max-sm:[&>thead>tr]:flex-wrap max-sm:[&>thead>tr]:items-center max-sm:[&>thead_th:not([aria-sort],:has(input))]:hidden max-sm:[&>thead:not(:has([aria-sort],input))]:hidden';
const EDGE =
  'sm:[&_tbody]:whitespace-nowrap border-t border-line bg-surface desk:max-h-[max(320px,calc(100vh-272px))] desk:overflow-auto desk:[&_tr>*:first-child]:pl-6 desk:[&_tr>*:last-child]:pr-6';

/** The table itself, edge to edge, its head in sight while the rows scroll; while loading it keeps the layout. */
export function ListGrid<R>({ list, ...props }: DataTableProps<R> & { readonly list: ListBehaviour<R> }) {
  const { state, query, page, selection } = list;
  const roomy = state.density === 'roomy';
  const selectable = props.bulk !== undefined;
  return (
    <Table
      caption={props.label}
      busy={page === undefined}
      className={cn(EDGE, query.isPlaceholderData && 'opacity-60')}
      tableClassName={LINES}
    >
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
      <tbody {...{ role: 'rowgroup' }} ref={list.bodyRef} aria-busy={query.isFetching}>
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
    <th
      {...{ role: 'columnheader' }}
      scope="col"
      className="w-10 py-0 pr-0 pl-4 text-left shadow-[inset_0_-1px_0_var(--line)]"
    >
      <Checkbox
        aria-label={t('selectPage')}
        checked={ids.length > 0 && chosen === ids.length}
        mixed={chosen > 0 && chosen < ids.length}
        onCheckedChange={(checked) => (checked ? selection.choose(ids) : selection.drop(ids))}
      />
    </th>
  );
}
