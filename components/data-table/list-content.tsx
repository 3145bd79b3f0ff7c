'use client';
import { useTranslations } from 'next-intl';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/empty-state';
import { ListGrid } from './list-grid';
import { ListTrouble } from './list-trouble';
import type { DataTableProps } from './types';
import type { ListBehaviour } from './use-list';

/** The rows, or what stands in their place: trouble, nothing yet, or nothing that matches. */
export function ListContent<R>({ list, ...props }: DataTableProps<R> & { readonly list: ListBehaviour<R> }) {
  const t = useTranslations('table');
  const { state, query, page } = list;
  if (page === undefined && query.error)
    return <ListTrouble error={query.error} onRetry={() => void query.refetch()} />;
  if (page === undefined || page.rows.length > 0) return <ListGrid list={list} {...props} />;
  if (!state.isFiltered) return props.empty;
  return (
    <EmptyState
      drawing="search"
      title={t('noMatch')}
      actions={<Button onClick={() => void state.clear()}>{t('clear')}</Button>}
    >
      {t('noMatchNote')}
    </EmptyState>
  );
}
