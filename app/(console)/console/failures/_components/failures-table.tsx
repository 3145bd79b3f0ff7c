'use client';
import { useTranslations } from 'next-intl';
import { DataTable } from '@/components/data-table/data-table';
import type { Column } from '@/components/data-table/types';
import { Badge } from '@/components/ui/badge';
import { DateTime } from '@/components/ui/date-time';
import { DescriptionList } from '@/components/ui/description-list';
import { EmptyState } from '@/components/ui/empty-state';
import { TextLink } from '@/components/ui/text-link';
import type { FailureView } from '@/lib/failures';
import { SettleActs } from './settle-acts';

/** The list of what was given up (2.0.1): what, how often it was tried, and the error of the last try. */
export function FailuresTable({
  zone,
  mayRepair,
  seesMembers,
}: {
  readonly zone: string;
  readonly mayRepair: boolean;
  readonly seesMembers: boolean;
}) {
  const t = useTranslations('failures');
  const columns: readonly Column<FailureView>[] = [
    { id: 'kind', header: t('column.kind'), cell: ({ kind }) => <Badge>{t(`kind.${kind}`)}</Badge> },
    { id: 'name', header: t('column.name'), cell: ({ name }) => <code className="text-dense">{name}</code> },
    {
      id: 'error',
      header: t('column.error'),
      cell: ({ error }) => <span className="line-clamp-2 break-words">{error ?? t('noError')}</span>,
    },
    { id: 'attempts', header: t('column.attempts'), end: true, cell: ({ attempts }) => attempts },
    { id: 'at', header: t('column.at'), cell: ({ at }) => <DateTime at={at} format="datetime" zone={zone} /> },
  ];
  return (
    <DataTable<FailureView>
      name="failures"
      label={t('list')}
      url="/api/console/failures"
      columns={columns}
      rowId={({ id }) => id}
      rowLabel={({ name }) => t('rowOf', { name })}
      searchLabel={t('search')}
      views={(['all', 'event', 'job'] as const).map((id) => ({ id, label: t(`view.${id}`) }))}
      peek={({ id, name, error, attempts, at, member }) => (
        <div className="grid gap-4">
          <pre className="whitespace-pre-wrap break-words rounded-control bg-sunken p-3 text-dense">
            {error ?? t('noError')}
          </pre>
          <DescriptionList
            items={[
              { key: 'name', name: t('column.name'), value: name },
              { key: 'attempts', name: t('column.attempts'), value: attempts },
              { key: 'at', name: t('column.at'), value: <DateTime at={at} format="datetime" zone={zone} /> },
              ...(member === null
                ? []
                : [
                    {
                      key: 'member',
                      name: t('member'),
                      value: seesMembers ? <TextLink href={`/console/members/${member}`}>{member}</TextLink> : member,
                    },
                  ]),
            ]}
          />
          {mayRepair ? <SettleActs which={{ failures: [id], view: 'all', q: '' }} count={1} /> : null}
        </div>
      )}
      {...(mayRepair && {
        bulk: ({ ids, all, count, query }, clear) => (
          <SettleActs
            which={{ failures: all ? null : [...ids], view: query.view, q: query.q }}
            count={count}
            onDone={clear}
          />
        ),
      })}
      empty={
        <EmptyState drawing="box" title={t('empty')}>
          {t('emptyNote')}
        </EmptyState>
      }
      whoGrants={t('administrator')}
      zone={zone}
    />
  );
}
