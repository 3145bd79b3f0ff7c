'use client';
import { useTranslations } from 'next-intl';
import { DataTable } from '@/components/data-table/data-table';
import type { Column } from '@/components/data-table/types';
import { StatusPill } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { DateTime } from '@/components/ui/date-time';
import { DescriptionList } from '@/components/ui/description-list';
import { EmptyState } from '@/components/ui/empty-state';
import { LevelMark } from '@/components/ui/level-mark';
import { NumberText } from '@/components/ui/number-text';
import { type SampleRow, sampleFetcher } from './sample-rows';

/** The list page contract at work on 1,200 invented rows. */
export function ListPart() {
  const t = useTranslations('design.list');
  const metals = useTranslations('design.metals');
  const columns: readonly Column<SampleRow>[] = [
    { id: 'name', header: t('name'), cell: (row) => row.name },
    { id: 'phone', header: t('phone'), cell: (row) => row.phone },
    { id: 'level', header: t('level'), cell: (row) => <LevelMark metal={row.metal}>{metals(row.metal)}</LevelMark> },
    {
      id: 'state',
      header: t('state'),
      cell: (row) => (
        <StatusPill meaning={row.frozen ? 'stopped' : 'ok'}>{t(row.frozen ? 'frozen' : 'active')}</StatusPill>
      ),
    },
    { id: 'points', header: t('points'), sort: 'points', end: true, cell: (row) => <NumberText value={row.points} /> },
    { id: 'joined', header: t('joined'), sort: 'joined', cell: (row) => <DateTime at={row.joined} format="date" /> },
  ];
  return (
    <section className="pb-16" aria-labelledby="list-part">
      <h2 id="list-part" className="mx-auto mb-2.5 max-w-[1360px] px-4 text-base desk:px-6">
        {t('title')}
      </h2>
      <DataTable
        name="design"
        label={t('label')}
        fetcher={sampleFetcher}
        columns={columns}
        rowId={(row) => row.id}
        rowLabel={(row) => row.name}
        rowHref={(row) => `/console/design?row=${row.id}`}
        searchLabel={t('search')}
        views={[
          { id: 'all', label: t('all') },
          { id: 'frozen', label: t('frozen') },
        ]}
        filters={[
          {
            id: 'metal',
            label: t('level'),
            options: (['bronze', 'silver', 'gold', 'platinum'] as const).map((value) => ({
              value,
              label: metals(value),
            })),
          },
        ]}
        defaultSort="-joined"
        limit={20}
        peek={(row) => (
          <DescriptionList
            items={[
              { name: t('phone'), value: row.phone },
              { name: t('points'), value: <NumberText value={row.points} /> },
              { name: t('joined'), value: <DateTime at={row.joined} format="full" /> },
            ]}
          />
        )}
        bulk={(selection, clear) => (
          <Button size="sm" onClick={clear}>
            {t('tag', { count: selection.count })}
          </Button>
        )}
        empty={<EmptyState drawing="people" title={t('empty')} />}
        whoGrants={t('who')}
      />
    </section>
  );
}
