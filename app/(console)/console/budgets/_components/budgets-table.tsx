'use client';
import { useLocale, useTranslations } from 'next-intl';
import { DataTable } from '@/components/data-table/data-table';
import type { Column } from '@/components/data-table/types';
import { EmptyState } from '@/components/ui/empty-state';
import { ProgressBar } from '@/components/ui/track';
import type { BudgetView } from '@/lib/budgets';
import { formatPercent } from '@/lib/kernel/format';
import { sayAmount } from './amount';
import { BudgetState, phaseOf, toneOf } from './budget-state';

const SCOPES = ['campaign', 'program_month', 'level', 'store', 'offer', 'batch'] as const;
const ONE_BP = 10_000;

/** The list of budgets (2.0.1): how much of each is used, whether that is faster than its time passes, and its state. */
export function BudgetsTable({ zone }: { readonly zone: string }) {
  const t = useTranslations('budgets');
  const locale = useLocale();
  const nameOf = ({ nameZh, nameEn }: BudgetView) => (locale === 'en' ? nameEn : nameZh);
  const columns: readonly Column<BudgetView>[] = [
    { id: 'name', header: t('column.name'), cell: nameOf },
    {
      id: 'scope',
      header: t('column.scope'),
      cell: ({ scope, subject }) => (subject === '' ? t(`scope.${scope}`) : `${t(`scope.${scope}`)} · ${subject}`),
    },
    {
      id: 'used',
      header: t('column.used'),
      cell: (row) => (
        <span className="grid min-w-32 gap-1">
          <span className="tabular-nums">
            {t('ofLimit', { used: sayAmount(row.kind, row.used), limit: sayAmount(row.kind, row.limitNow) })}
          </span>
          <ProgressBar
            value={row.used}
            max={row.limitNow}
            tone={toneOf(phaseOf(row))}
            label={t('barOf', { name: nameOf(row) })}
          />
        </span>
      ),
    },
    {
      id: 'pace',
      header: t('column.pace'),
      cell: ({ pace }) =>
        pace === null
          ? t('pace.none')
          : t(`pace.${pace.is}`, {
              used: formatPercent(pace.usedBp / ONE_BP),
              passed: formatPercent(pace.passedBp / ONE_BP),
            }),
    },
    { id: 'period', header: t('column.period'), cell: ({ period }) => (period === '' ? t('whole') : period) },
    {
      id: 'state',
      header: t('column.state'),
      cell: (row) => <BudgetState phase={phaseOf(row)} label={t(`state.${phaseOf(row)}`)} />,
    },
  ];
  return (
    <DataTable<BudgetView>
      name="budgets"
      label={t('list')}
      url="/api/console/budgets"
      columns={columns}
      rowId={({ code }) => code}
      rowLabel={nameOf}
      rowHref={({ code }) => `/console/budgets/${encodeURIComponent(code)}`}
      searchLabel={t('search')}
      views={(['all', 'reached', 'open', 'paused'] as const).map((id) => ({ id, label: t(`view.${id}`) }))}
      filters={[
        {
          id: 'scope',
          label: t('column.scope'),
          options: SCOPES.map((value) => ({ value, label: t(`scope.${value}`) })),
        },
      ]}
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
