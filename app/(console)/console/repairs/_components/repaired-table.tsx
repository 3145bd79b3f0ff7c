'use client';
import type { Route } from 'next';
import { useTranslations } from 'next-intl';
import { DataTable } from '@/components/data-table/data-table';
import type { Column } from '@/components/data-table/types';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { TextLink } from '@/components/ui/text-link';
import { formatNumber } from '@/lib/kernel/format';
import type { RepairedMember } from '@/lib/repairs';

/** The members of a repair: what each is due, and what came of it. */
export function RepairedTable({ id, zone }: { readonly id: string; readonly zone: string }) {
  const t = useTranslations('repairs');
  const both = (due: number, moved: number, isDone: boolean) =>
    due === 0
      ? '–'
      : isDone && moved !== due
        ? `${formatNumber(moved, true)} / ${formatNumber(due, true)}`
        : formatNumber(due, true);
  const columns: readonly Column<RepairedMember>[] = [
    {
      id: 'member',
      header: t('column.member'),
      cell: ({ member }) =>
        member === null ? '–' : <TextLink href={`/console/members/${member.id}` as Route}>{member.code}</TextLink>,
    },
    { id: 'decisions', header: t('column.decisions'), end: true, cell: ({ decisions }) => formatNumber(decisions) },
    {
      id: 'points',
      header: t('column.points'),
      end: true,
      cell: ({ points, movedPoints, state }) => both(points, movedPoints, state === 'done'),
    },
    {
      id: 'growth',
      header: t('column.growth'),
      end: true,
      cell: ({ growth, movedGrowth, state }) => both(growth, movedGrowth, state === 'done'),
    },
    {
      id: 'coupons',
      header: t('column.coupons'),
      end: true,
      cell: ({ coupons, movedCoupons, state }) => both(coupons, movedCoupons, state === 'done'),
    },
    {
      id: 'state',
      header: t('column.state'),
      cell: ({ state, code }) => (
        <>
          {t(`member_state.${state}`)}
          {code === null ? null : (
            <span className="text-muted"> · {t.has(`code.${code}`) ? t(`code.${code as 'short_points'}`) : code}</span>
          )}
        </>
      ),
    },
    {
      id: 'at',
      header: t('column.doneAt'),
      cell: ({ doneAt }) => (doneAt === null ? '–' : <DateTime at={doneAt} format="datetime" zone={zone} />),
    },
  ];
  return (
    <DataTable<RepairedMember>
      name={`repair-${id}`}
      label={t('concerned')}
      url={`/api/console/repairs/${id}`}
      columns={columns}
      rowId={(row) => row.id}
      rowLabel={({ member }) => member?.code ?? ''}
      searchLabel={t('searchMember')}
      views={(['all', 'waiting', 'done', 'skipped'] as const).map((view) => ({
        id: view,
        label: view === 'all' ? t('all') : t(`member_state.${view}`),
      }))}
      empty={<EmptyState drawing="search" title={t('nobody')} />}
      whoGrants={t('administrator')}
      zone={zone}
    />
  );
}
