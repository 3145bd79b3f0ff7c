'use client';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { NoPermission } from '../ui/no-permission';
import { ListError } from './fetch-list';
import { ListBulk } from './list-bulk';
import { ListContent } from './list-content';
import { ListFooter } from './list-footer';
import { ListNotices } from './list-notices';
import { PeekPanel } from './peek-panel';
import { Toolbar } from './toolbar';
import { keepTrail } from './trail';
import type { DataTableProps } from './types';
import { useList } from './use-list';
import { ViewTabs } from './view-tabs';

/** The list page contract in one piece: views, search, filters, sorting and paging in the address; rows with selection, peek and keys; every state. */
export function DataTable<R>(props: DataTableProps<R>) {
  const t = useTranslations('table');
  const list = useList(props);
  const { state, query, page, peeked } = list;
  const { name, rowHref } = props;
  const hrefs = rowHref === undefined ? '' : (page?.rows ?? []).map(rowHref).join('\n');
  useEffect(() => {
    if (hrefs !== '') keepTrail(name, hrefs.split('\n'));
  }, [name, hrefs]);
  if (query.error instanceof ListError && query.error.status === 403) {
    return <NoPermission what={props.label} who={props.whoGrants} />;
  }
  return (
    <div className="flex min-w-0">
      <div className="min-w-0 flex-1">
        {props.views ? (
          <ViewTabs
            name={props.name}
            label={t('views')}
            views={props.views}
            current={state.query.view}
            canSave={state.isFiltered}
            onView={(view) => void state.setView(view)}
          />
        ) : null}
        <Toolbar
          searchLabel={props.searchLabel}
          divertSearch={props.divertSearch}
          filters={props.filters ?? []}
          state={state}
          refreshing={query.isFetching}
          onRefresh={() => void query.refetch()}
        >
          {props.tools?.(state.query)}
        </Toolbar>
        <ListNotices list={list} />
        <ListContent list={list} {...props} />
        {page && page.rows.length > 0 ? (
          <>
            <ListBulk list={list} {...props} />
            <ListFooter
              page={page}
              zone={props.zone}
              onCountExactly={() => void state.countExactly()}
              onGo={(cursor) => void state.setCursor(cursor)}
            />
          </>
        ) : null}
      </div>
      {props.peek && peeked !== undefined ? (
        <PeekPanel title={props.rowLabel(peeked)} href={props.rowHref?.(peeked)} onClose={list.closePeek}>
          {props.peek(peeked, list.peekNext)}
        </PeekPanel>
      ) : null}
    </div>
  );
}
