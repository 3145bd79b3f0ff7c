import { getTranslations } from 'next-intl/server';
import type { SurveyPage } from '@/lib/surveys';
import { byColumn, sinceColumn, VersionsCard } from '../../../_components/versions-card';

/** Every version with its note, when it counts from, and how much it asks. */
export async function Versions({ page }: { readonly page: SurveyPage }) {
  const t = await getTranslations('surveys');
  return (
    <VersionsCard
      t={t}
      versions={page.versions}
      columns={[
        sinceColumn(t('column.from'), page.zone),
        { head: t('column.questions'), end: true, cell: ({ terms }) => terms?.questions.length ?? '' },
        byColumn(t('versions.by')),
        { head: t('versions.why'), cell: ({ note }) => note },
      ]}
    />
  );
}
