'use client';
import type { Route } from 'next';
import { useTranslations } from 'next-intl';
import { DataTable } from '@/components/data-table/data-table';
import type { Column } from '@/components/data-table/types';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { TextLink } from '@/components/ui/text-link';
import type { DrilledRow } from '@/lib/campaigns';
import { DRILLS } from '@/lib/campaigns/rules/monitor';
import { formatMoney, formatNumber } from '@/lib/kernel/format';

/** The rows behind the numbers of a campaign: what happened, when, who did it, and what it brought and cost. */
export function RowsTable({ code, zone }: { readonly code: string; readonly zone: string }) {
  const t = useTranslations('campaign-figures');
  const money = (what: string, value: number) =>
    value === 0 ? '–' : what === 'rewarded' ? formatNumber(value) : formatMoney(value, 'plain');
  const columns: readonly Column<DrilledRow>[] = [
    { id: 'at', header: t('row.at'), cell: ({ at }) => <DateTime at={at} format="datetime" zone={zone} /> },
    { id: 'what', header: t('row.what'), cell: ({ what }) => t(`deed.${what}`) },
    {
      id: 'member',
      header: t('row.member'),
      cell: ({ member }) =>
        member === null ? (
          <span className="text-muted">–</span>
        ) : (
          <TextLink href={`/console/members/${member.id}` as Route}>
            {member.name === null ? member.code : `${member.name} · ${member.code}`}
          </TextLink>
        ),
    },
    { id: 'ref', header: t('row.ref'), cell: ({ what, ref, subject }) => (what === 'ordered' ? ref : subject) },
    { id: 'store', header: t('row.store'), cell: ({ store }) => (store === '' ? '–' : store) },
    { id: 'channel', header: t('row.channel'), cell: ({ channel }) => (channel === '' ? '–' : channel) },
    { id: 'amount', header: t('row.amount'), end: true, cell: ({ what, amount }) => money(what, amount) },
    { id: 'back', header: t('row.back'), end: true, cell: ({ what, back }) => money(what, back) },
    { id: 'cost', header: t('row.cost'), end: true, cell: ({ what, cost }) => money(what, cost) },
  ];
  return (
    <DataTable<DrilledRow>
      name={`campaign-rows-${code}`}
      label={t('rows')}
      url={`/api/console/campaigns/${encodeURIComponent(code)}/rows`}
      columns={columns}
      rowId={({ id }) => id}
      rowLabel={({ what, ref }) => `${t(`deed.${what}`)} ${ref}`}
      searchLabel={t('searchRows')}
      views={Object.keys(DRILLS).map((id) => ({ id, label: t(`drill.${id as 'orders'}`) }))}
      empty={
        <EmptyState drawing="search" title={t('noRows')}>
          {t('noRowsNote')}
        </EmptyState>
      }
      whoGrants={t('administrator')}
      zone={zone}
    />
  );
}
