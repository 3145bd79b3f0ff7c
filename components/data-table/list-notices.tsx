'use client';
import { useTranslations } from 'next-intl';
import { OfflineBar, StaleBar } from '../ui/stale-bar';
import { ListTrouble } from './list-trouble';
import type { ListBehaviour } from './use-list';

/** What is to be said above rows that are still on screen: no network, a failed refresh, or that newer ones are coming. */
export function ListNotices<R>({ list }: { readonly list: ListBehaviour<R> }) {
  const t = useTranslations('table');
  const { query, page } = list;
  return (
    <>
      <OfflineBar className="mx-4 mb-2 desk:mx-6" />
      {page ? null : (
        <p role="status" className="sr-only">
          {query.error ? '' : t('loading')}
        </p>
      )}
      {page && query.error ? <ListTrouble error={query.error} onRetry={() => void query.refetch()} compact /> : null}
      {page && query.isRefetching && list.isOld ? (
        <StaleBar asOf={page.asOf} refreshing className="after-pause mx-4 mb-2 desk:mx-6" />
      ) : null}
    </>
  );
}
