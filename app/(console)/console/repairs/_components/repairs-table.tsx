'use client';
import { useTranslations } from 'next-intl';
import { DataTable } from '@/components/data-table/data-table';
import type { Column } from '@/components/data-table/types';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { formatNumber } from '@/lib/kernel/format';
import type { RepairRow } from '@/lib/repairs';
import { REPAIR_STATES } from '@/lib/repairs/rules/life';
import { RepairState } from './repair-state';

/** The list of repairs (2.0.1): whom each concerns, how far it is, who asked and who approved. */
export function RepairsTable({ zone }: { readonly zone: string }) {
  const t = useTranslations('repairs');
  const columns: readonly Column<RepairRow>[] = [
    { id: 'name', header: t('column.name'), cell: ({ name }) => name },
    {
      id: 'state',
      header: t('column.state'),
      cell: ({ state }) => <RepairState state={state} label={t(`state.${state}`)} />,
    },
    { id: 'members', header: t('column.members'), end: true, cell: ({ members }) => formatNumber(members) },
    {
      id: 'progress',
      header: t('column.progress'),
      end: true,
      cell: ({ done, skipped, members }) => t('ofMembers', { done: done + skipped, members }),
    },
    { id: 'by', header: t('column.by'), cell: ({ createdBy }) => createdBy },
    { id: 'approved', header: t('column.approved'), cell: ({ approvedBy }) => approvedBy ?? '–' },
    {
      id: 'at',
      header: t('column.at'),
      cell: ({ createdAt }) => <DateTime at={createdAt} format="datetime" zone={zone} />,
    },
  ];
  return (
    <DataTable<RepairRow>
      name="repairs"
      label={t('list')}
      url="/api/console/repairs"
      columns={columns}
      rowId={({ id }) => id}
      rowLabel={({ name }) => name}
      rowHref={({ id }) => `/console/repairs/${id}`}
      searchLabel={t('search')}
      views={['all', ...REPAIR_STATES].map((id) => ({
        id,
        label: id === 'all' ? t('all') : t(`state.${id as 'done'}`),
      }))}
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
