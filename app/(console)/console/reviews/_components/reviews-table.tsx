'use client';
import { useTranslations } from 'next-intl';
import { DataTable } from '@/components/data-table/data-table';
import type { Column } from '@/components/data-table/types';
import { Stars } from '@/components/reviews/stars';
import { StatusPill } from '@/components/ui/badge';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import type { ReviewListRow } from '../_reading/review-list';
import { ReviewPeek } from './review-peek';

const MEANINGS = { shown: 'ok', hidden: 'stopped', deleted: 'note' } as const;
const STARS = ['1', '2', '3', '4', '5'];

/** The list of reviews (2.0.1): what was said of which goods, by whom, and whether it is to be seen. */
export function ReviewsTable({ zone, mayHide }: { readonly zone: string; readonly mayHide: boolean }) {
  const t = useTranslations('reviews-console');
  const words = useTranslations('reviews');
  const columns: readonly Column<ReviewListRow>[] = [
    { id: 'goods', header: t('column.goods'), cell: ({ goods, sku }) => goods ?? sku },
    { id: 'stars', header: t('column.stars'), cell: ({ stars }) => <Stars stars={stars} /> },
    { id: 'text', header: t('column.text'), cell: ({ text }) => <span className="line-clamp-2">{text}</span> },
    { id: 'member', header: t('column.member'), cell: ({ name }) => name ?? t('noName') },
    { id: 'at', header: t('column.at'), cell: ({ writtenAt }) => <DateTime at={writtenAt} zone={zone} /> },
    {
      id: 'state',
      header: t('column.state'),
      cell: ({ state }) => <StatusPill meaning={MEANINGS[state]}>{t(`state.${state}`)}</StatusPill>,
    },
  ];
  return (
    <DataTable<ReviewListRow>
      name="reviews"
      label={t('list')}
      url="/api/console/reviews"
      columns={columns}
      rowId={({ id }) => id}
      rowLabel={({ goods, sku }) => t('rowOf', { goods: goods ?? sku })}
      searchLabel={t('search')}
      views={(['all', 'shown', 'hidden', 'deleted'] as const).map((id) => ({ id, label: t(`state.${id}`) }))}
      filters={[
        {
          id: 'stars',
          label: t('column.stars'),
          options: STARS.map((value) => ({ value, label: words('stars', { count: Number(value) }) })),
        },
      ]}
      peek={(row) => <ReviewPeek row={row} zone={zone} mayHide={mayHide} />}
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
