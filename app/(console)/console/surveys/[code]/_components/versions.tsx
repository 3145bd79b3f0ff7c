import { getTranslations } from 'next-intl/server';
import { DateTime } from '@/components/ui/date-time';
import type { SurveyPage } from '@/lib/surveys';
import { VersionsCard } from '../../../_components/versions-card';

/** Every version with its note, when it counts from, and how much it asks. */
export async function Versions({ page }: { readonly page: SurveyPage }) {
  const t = await getTranslations('surveys');
  return (
    <VersionsCard
      t={t}
      versions={page.versions}
      columns={[
        {
          head: t('column.from'),
          tight: true,
          cell: ({ effectiveFrom }) => <DateTime at={effectiveFrom} format="datetime" zone={page.zone} />,
        },
        { head: t('column.questions'), end: true, cell: ({ terms }) => terms?.questions.length ?? '' },
        { head: t('versions.by'), cell: ({ publishedBy }) => publishedBy },
        { head: t('versions.why'), cell: ({ note }) => note },
      ]}
    />
  );
}
