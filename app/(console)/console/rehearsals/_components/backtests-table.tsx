'use client';
import { useLocale, useTranslations } from 'next-intl';
import { DataTable } from '@/components/data-table/data-table';
import type { Column } from '@/components/data-table/types';
import { StatusPill } from '@/components/ui/badge';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import type { Say } from '@/components/ui/say';
import { formatMoney, formatNumber } from '@/lib/kernel/format';
import { KINDS } from '@/lib/rehearsals/kind';
import { JOB_MEANINGS } from '../../_components/job-meanings';
import type { BacktestListRow } from '../_reading/backtest-list';
import { figureOf, headlineOf } from './headline';
import { lastDayOf, nameOf } from './names';

const VIEWS = ['done', 'waiting,running', 'cancelled', 'failed'] as const;

/** The list of back-tests (2.0.1): of what, over which orders, how far, and what it came to. */
export function BacktestsTable({ zone }: { readonly zone: string }) {
  const t = useTranslations('rehearsals');
  const locale = useLocale();
  const say = t as unknown as Say;
  const named = (row: BacktestListRow) => nameOf(row, locale, (kind) => t(`kind.${kind}`));
  const columns: readonly Column<BacktestListRow>[] = [
    { id: 'what', header: t('column.what'), cell: named },
    { id: 'kind', header: t('column.kind'), cell: ({ kind }) => t(`kind.${kind}`) },
    {
      id: 'period',
      header: t('column.period'),
      cell: ({ from, to }) => (
        <>
          <DateTime at={from} format="date" zone={zone} /> – <DateTime at={lastDayOf(to)} format="date" zone={zone} />
        </>
      ),
    },
    {
      id: 'state',
      header: t('column.state'),
      cell: ({ state }) => <StatusPill meaning={JOB_MEANINGS[state]}>{t(`state.${state}`)}</StatusPill>,
    },
    { id: 'orders', header: t('column.orders'), end: true, cell: ({ total }) => formatNumber(total) },
    {
      id: 'cost',
      header: t('column.cost'),
      end: true,
      cell: ({ sums, share, kind }) =>
        sums === null || kind === 'levels' || kind === 'growth'
          ? ''
          : figureOf(say, share, sums.cost, (fen) => formatMoney(fen, 'plain')),
    },
    { id: 'by', header: t('column.by'), cell: ({ by }) => by },
    {
      id: 'at',
      header: t('column.at'),
      cell: ({ createdAt }) => <DateTime at={createdAt} format="datetime" zone={zone} />,
    },
  ];
  return (
    <DataTable<BacktestListRow>
      name="rehearsals"
      label={t('list')}
      url="/api/console/rehearsals"
      columns={columns}
      rowId={(row) => row.id}
      rowLabel={named}
      rowHref={(row) => `/console/rehearsals/${row.id}`}
      searchLabel={t('search')}
      views={[
        { id: 'all', label: t('all') },
        ...VIEWS.map((id) => ({ id, label: t(`state.${id === 'waiting,running' ? 'running' : id}`) })),
      ]}
      filters={[
        { id: 'kind', label: t('column.kind'), options: KINDS.map((one) => ({ value: one, label: t(`kind.${one}`) })) },
      ]}
      peek={(row) => (row.sums === null ? null : <p className="text-dense">{headlineOf(say, row)}</p>)}
      empty={
        <EmptyState drawing="ledger" title={t('empty')}>
          {t('emptyNote')}
        </EmptyState>
      }
      whoGrants={t('administrator')}
      zone={zone}
    />
  );
}
