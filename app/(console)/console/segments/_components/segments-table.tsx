'use client';
import { useLocale, useTranslations } from 'next-intl';
import { DataTable } from '@/components/data-table/data-table';
import type { Column } from '@/components/data-table/types';
import { Badge } from '@/components/ui/badge';
import { DateTime } from '@/components/ui/date-time';
import { DescriptionList } from '@/components/ui/description-list';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { tellPeople } from '@/lib/kernel/small';
import { KINDS } from '@/lib/segments/rules/terms';
import type { SegmentListRow } from '../_reading/segment-list';
import { SegmentState } from './segment-state';

const REFRESHES = ['live', 'scheduled', 'manual'] as const;

/** The list of segments (2.0.1): how each chooses its members and when, its state, how many it has and as of when. */
export function SegmentsTable({ zone, canEdit }: { readonly zone: string; readonly canEdit: boolean }) {
  const t = useTranslations('segments');
  const locale = useLocale();
  const nameOf = (row: SegmentListRow) => (locale === 'en' ? row.nameEn : row.nameZh) ?? row.id;
  const refreshed = ({ refreshedAt }: SegmentListRow) =>
    refreshedAt === null ? t('never') : <DateTime at={new Date(refreshedAt)} format="datetime" zone={zone} />;
  const kindOf = ({ kind }: SegmentListRow) => (kind === null ? '' : t(`kind.${kind as 'rule'}`));
  const refreshOf = ({ refresh }: SegmentListRow) => (refresh === null ? '' : t(`refresh.${refresh as 'live'}`));
  const columns: readonly Column<SegmentListRow>[] = [
    {
      id: 'name',
      header: t('column.name'),
      cell: (row) => (
        <span className="inline-flex min-w-0 items-center gap-2">
          <span className="truncate">{nameOf(row)}</span>
          {row.hasDraft && row.version > 0 ? <Badge>{t('hasDraft')}</Badge> : null}
        </span>
      ),
    },
    { id: 'kind', header: t('column.kind'), cell: kindOf },
    { id: 'refresh', header: t('column.refresh'), cell: refreshOf },
    {
      id: 'state',
      header: t('column.state'),
      cell: ({ phase }) => <SegmentState phase={phase} label={t(`state.${phase}`)} />,
    },
    {
      id: 'members',
      header: t('column.members'),
      sort: 'members',
      end: true,
      cell: ({ members, version, refreshedAt }) =>
        version === 0 ? '' : refreshedAt === null ? '–' : tellPeople(members),
    },
    { id: 'refreshed', header: t('column.refreshed'), sort: 'refreshed', cell: refreshed },
    { id: 'owner', header: t('column.owner'), cell: ({ owner }) => owner },
  ];
  return (
    <DataTable<SegmentListRow>
      name="segments"
      label={t('list')}
      url="/api/console/segments"
      columns={columns}
      rowId={(row) => row.id}
      rowLabel={nameOf}
      rowHref={(row) => `/console/segments/${row.id}`}
      searchLabel={t('search')}
      views={[
        { id: 'all', label: t('view.all') },
        ...(['live', 'draft', 'paused', 'withdrawn'] as const).map((id) => ({ id, label: t(`state.${id}`) })),
      ]}
      filters={[
        { id: 'kind', label: t('column.kind'), options: KINDS.map((one) => ({ value: one, label: t(`kind.${one}`) })) },
        {
          id: 'refresh',
          label: t('column.refresh'),
          options: REFRESHES.map((one) => ({ value: one, label: t(`refresh.${one}`) })),
        },
      ]}
      peek={(row) => (
        <div className="grid gap-3">
          <p className="text-dense text-muted">
            {(locale === 'en' ? row.descriptionEn : row.descriptionZh) || t('noDescription')}
          </p>
          <DescriptionList
            items={[
              { key: 'code', name: t('column.code'), value: row.id },
              { key: 'kind', name: t('column.kind'), value: kindOf(row) },
              { key: 'refresh', name: t('column.refresh'), value: refreshOf(row) },
              { key: 'members', name: t('column.members'), value: tellPeople(row.members) },
              { key: 'refreshed', name: t('column.refreshed'), value: refreshed(row) },
              { key: 'owner', name: t('column.owner'), value: row.owner },
            ]}
          />
        </div>
      )}
      empty={
        <EmptyState
          drawing="people"
          title={t('empty')}
          actions={
            canEdit ? (
              <LinkButton href="/console/segments/new" variant="primary">
                {t('newSegment')}
              </LinkButton>
            ) : null
          }
        >
          {t('emptyNote')}
        </EmptyState>
      }
      whoGrants={t('administrator')}
      zone={zone}
    />
  );
}
