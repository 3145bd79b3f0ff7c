import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { RefreshOnReturn } from '@/components/members/refresh-on-return';
import { MemberTop } from '@/components/shell/member-top';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { List } from '@/components/ui/list';
import { Section } from '@/components/ui/section';
import { pageNow, reader } from '@/lib/platform/reading';
import { memberSurveys } from '@/lib/surveys';
import { RowsSkeleton } from '../_components/skeletons';
import { requireMember } from '../_reading/member';
import { SurveyRow } from './_components/survey-row';

/** The title of the page of surveys. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('answering'))('title') };
}

export default async function SurveysPage() {
  const t = await getTranslations('answering');
  return (
    <>
      <MemberTop title={t('title')} back="/activities" />
      <Suspense fallback={<RowsSkeleton rows={3} />}>
        <Surveys />
      </Suspense>
    </>
  );
}

/** What may be answered now, and what was answered lately. */
async function Surveys() {
  const memberId = await requireMember('/surveys');
  const now = pageNow();
  const [t, surveys] = await Promise.all([getTranslations('answering'), memberSurveys(reader(), memberId, now)]);
  const open = surveys.filter(({ why }) => why === null);
  const done = surveys.filter(({ why }) => why !== null);
  return (
    <div className="[&>section:first-child]:mt-0">
      <RefreshOnReturn asOf={now.toISOString()} />
      {open.length === 0 ? (
        <Card>
          <EmptyState drawing="box" title={t('empty')}>
            {t('emptyNote')}
          </EmptyState>
        </Card>
      ) : (
        <Section id="open" title={t('open')}>
          <List>
            {open.map((survey) => (
              <SurveyRow key={survey.code} survey={survey} />
            ))}
          </List>
        </Section>
      )}
      {done.length === 0 ? null : (
        <Section id="done" title={t('done')}>
          <List>
            {done.map((survey) => (
              <SurveyRow key={survey.code} survey={survey} />
            ))}
          </List>
        </Section>
      )}
    </div>
  );
}
