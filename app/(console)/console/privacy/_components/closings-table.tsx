'use client';
import { useTranslations } from 'next-intl';
import { DataTable } from '@/components/data-table/data-table';
import type { Column } from '@/components/data-table/types';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { personName } from '@/lib/members/rules/mask';
import type { ClosingView } from '@/lib/privacy';
import { ClosingPeek } from './closing-peek';
import { ClosingState } from './closing-state';

/** The list of accounts that shall be closed, were, or were kept (2.0.1): when, who asked, and what stands against it. */
export function ClosingsTable({
  zone,
  mayServe,
  mayOpen,
}: {
  readonly zone: string;
  readonly mayServe: boolean;
  readonly mayOpen: boolean;
}) {
  const t = useTranslations('privacy-console');
  const nameOf = ({ member }: ClosingView) => personName(member, t('erased'));
  const columns: readonly Column<ClosingView>[] = [
    {
      id: 'member',
      header: t('column.member'),
      cell: (row) => (
        <>
          {nameOf(row)}
          {row.member.name === null ? null : <span className="ml-1.5 text-xs text-muted">{row.member.code}</span>}
        </>
      ),
    },
    { id: 'state', header: t('column.state'), cell: (row) => <ClosingState row={row} /> },
    { id: 'askedAt', header: t('column.askedAt'), cell: ({ askedAt }) => <DateTime at={askedAt} zone={zone} /> },
    { id: 'dueAt', header: t('column.dueAt'), cell: ({ dueAt }) => <DateTime at={dueAt} zone={zone} /> },
    { id: 'by', header: t('column.by'), cell: ({ isBySelf }) => t(isBySelf ? 'by.self' : 'by.service') },
    {
      id: 'endedAt',
      header: t('column.endedAt'),
      cell: ({ endedAt }) =>
        endedAt === null ? <span className="text-muted">–</span> : <DateTime at={endedAt} zone={zone} />,
    },
  ];
  return (
    <DataTable<ClosingView>
      name="closings"
      label={t('list')}
      url="/api/console/privacy"
      columns={columns}
      rowId={({ id }) => id}
      rowLabel={(row) => t('rowOf', { member: nameOf(row) })}
      searchLabel={t('search')}
      views={(['all', 'cooling', 'blocked', 'done', 'kept'] as const).map((id) => ({ id, label: t(`view.${id}`) }))}
      filters={[
        {
          id: 'by',
          label: t('column.by'),
          options: (['self', 'service'] as const).map((value) => ({ value, label: t(`by.${value}`) })),
        },
      ]}
      peek={(row) => (
        <ClosingPeek key={`${row.id} ${row.state}`} row={row} zone={zone} mayServe={mayServe} mayOpen={mayOpen} />
      )}
      empty={
        <EmptyState drawing="people" title={t('empty')}>
          {t('emptyNote')}
        </EmptyState>
      }
      whoGrants={t('administrator')}
      zone={zone}
    />
  );
}
