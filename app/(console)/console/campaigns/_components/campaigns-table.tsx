'use client';
import { useLocale, useTranslations } from 'next-intl';
import { DataTable } from '@/components/data-table/data-table';
import type { Column } from '@/components/data-table/types';
import { Badge } from '@/components/ui/badge';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { campaignKinds } from '@/lib/campaigns/registry';
import { PHASES } from '@/lib/campaigns/rules/life';
import type { CampaignListRow } from '../_reading/campaign-list';
import { CampaignState } from './campaign-state';

/** The list of campaigns (2.0.1): what each is, where it stands, and when it runs. */
export function CampaignsTable({ zone, canEdit }: { readonly zone: string; readonly canEdit: boolean }) {
  const t = useTranslations('campaigns');
  const locale = useLocale();
  const nameOf = (row: CampaignListRow) => (locale === 'en' ? row.nameEn : row.nameZh);
  const typeOf = (code: string | null) => {
    const name = campaignKinds.find(code ?? '')?.name;
    return name === undefined ? '' : locale === 'en' ? name.en : name.zh;
  };
  const columns: readonly Column<CampaignListRow>[] = [
    {
      id: 'name',
      header: t('column.name'),
      cell: (row) => (
        <span className="inline-flex flex-wrap items-center gap-1.5">
          {nameOf(row)}
          {row.isWaiting && row.phase !== 'submitted' ? <Badge tone="info">{t('waiting')}</Badge> : null}
          {row.hasDraft && row.phase !== 'draft' && !row.isWaiting ? <Badge>{t('hasDraft')}</Badge> : null}
        </span>
      ),
    },
    { id: 'type', header: t('column.type'), cell: ({ type }) => typeOf(type) },
    { id: 'goal', header: t('column.goal'), cell: ({ goal }) => (goal ? t(`goal.${goal as 'acquire'}`) : '') },
    {
      id: 'state',
      header: t('column.state'),
      cell: ({ phase }) => <CampaignState phase={phase} label={t(`phase.${phase}`)} />,
    },
    {
      id: 'from',
      header: t('column.from'),
      cell: ({ from }) => from && <DateTime at={from} format="date" zone={zone} />,
    },
    {
      id: 'to',
      header: t('column.to'),
      // The last instant of its last day: an end is the midnight after it.
      cell: ({ to }) => to && <DateTime at={new Date(Date.parse(to) - 1)} format="date" zone={zone} />,
    },
    {
      id: 'changed',
      header: t('column.changed'),
      cell: ({ changedAt }) => <DateTime at={changedAt} format="short" zone={zone} />,
    },
  ];
  return (
    <DataTable<CampaignListRow>
      name="campaigns"
      label={t('list')}
      url="/api/console/campaigns"
      columns={columns}
      rowId={(row) => row.id}
      rowLabel={nameOf}
      rowHref={(row) => `/console/campaigns/${row.id}`}
      searchLabel={t('search')}
      views={[{ id: 'all', label: t('view.all') }, ...PHASES.map((id) => ({ id, label: t(`phase.${id}`) }))]}
      filters={[
        {
          id: 'type',
          label: t('column.type'),
          options: campaignKinds.all.map(({ code }) => ({ value: code, label: typeOf(code) })),
        },
      ]}
      empty={
        <EmptyState
          drawing="calendar"
          title={t('empty')}
          actions={canEdit ? <LinkButton href="/console/campaigns/new">{t('newCampaign')}</LinkButton> : undefined}
        >
          {t('emptyNote')}
        </EmptyState>
      }
      whoGrants={t('administrator')}
      zone={zone}
    />
  );
}
