'use client';
import { useLocale, useTranslations } from 'next-intl';
import { DataTable } from '@/components/data-table/data-table';
import type { Column } from '@/components/data-table/types';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { NumberText } from '@/components/ui/number-text';
import type { SurveyListRow } from '../_reading/survey-list';
import { SurveyState } from './survey-state';

/** The list of surveys (2.0.1): what they ask, how many answered, and their state. */
export function SurveysTable({ zone }: { readonly zone: string }) {
  const t = useTranslations('surveys');
  const locale = useLocale();
  const nameOf = (row: SurveyListRow) =>
    (locale === 'en' ? row.nameEn || row.nameZh : row.nameZh || row.nameEn) ?? row.id;
  const at = (instant: string | null) => (instant === null ? '' : <DateTime at={instant} zone={zone} />);
  const columns: readonly Column<SurveyListRow>[] = [
    { id: 'name', header: t('column.name'), cell: nameOf },
    {
      id: 'questions',
      header: t('column.questions'),
      end: true,
      cell: ({ questions }) => <NumberText value={questions} />,
    },
    { id: 'answers', header: t('column.answers'), end: true, cell: ({ answers }) => <NumberText value={answers} /> },
    { id: 'from', header: t('column.from'), cell: ({ from }) => at(from) },
    { id: 'to', header: t('column.to'), cell: ({ to }) => at(to) },
    {
      id: 'state',
      header: t('column.state'),
      cell: ({ phase }) => <SurveyState phase={phase} label={t(`state.${phase}`)} />,
    },
  ];
  return (
    <DataTable<SurveyListRow>
      name="surveys"
      label={t('list')}
      url="/api/console/surveys"
      columns={columns}
      rowId={(row) => row.id}
      rowLabel={nameOf}
      rowHref={(row) => `/console/surveys/${row.id}`}
      searchLabel={t('search')}
      views={[
        { id: 'all', label: t('view.all') },
        ...(['running', 'scheduled', 'ended', 'draft'] as const).map((id) => ({ id, label: t(`state.${id}`) })),
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
