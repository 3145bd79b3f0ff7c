import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { ClientTexts } from '@/components/shell/client-texts';
import { MemberTop } from '@/components/shell/member-top';
import { Card } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { publicId } from '@/lib/kernel/id';
import { pageNow, reader } from '@/lib/platform/reading';
import { describeRewards, rewardNames } from '@/lib/rewards';
import { memberSurvey, type SurveyView } from '@/lib/surveys';
import { questionsAsked } from '@/lib/surveys/rules/asked';
import { say } from '@/lib/surveys/rules/say';
import { SurveyCode } from '@/lib/surveys/schema';
import { PanelSkeleton } from '../../_components/skeletons';
import { currentProgram, requireMember } from '../../_reading/member';
import { Answering } from './_components/answering';

type Params = {
  readonly params: Promise<{ readonly code: string }>;
  readonly searchParams: Promise<{ readonly order?: string | string[] }>;
};

/** The title of the page of one survey. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('answering'))('one') };
}

export default async function SurveyPage({ params, searchParams }: Params) {
  const [{ code }, { order }] = await Promise.all([params, searchParams]);
  return (
    <Suspense fallback={<PanelSkeleton className="after-pause h-96" />}>
      <Survey code={code} order={typeof order === 'string' ? order : null} />
    </Suspense>
  );
}

async function Survey({ code, order }: { readonly code: string; readonly order: string | null }) {
  const memberId = await requireMember(`/surveys/${code}`);
  if (!SurveyCode.safeParse(code).success) notFound();
  const now = pageNow();
  const [locale, survey] = await Promise.all([getLocale(), memberSurvey(reader(), memberId, code, now)]);
  // One that has never begun is known to nobody.
  if (survey === null || survey.phase === 'scheduled') notFound();
  const { terms, version, orders } = survey;
  const about = terms.trigger.as === 'once' ? null : (orders.find(({ id }) => id === order) ?? orders[0] ?? null);
  const lines = describeRewards(terms.rewards, await rewardNames(reader(), terms.rewards), locale);
  return (
    <>
      <MemberTop title={say(terms.name, locale)} back="/surveys" />
      <ClientTexts namespaces={['answering', 'rewards']}>
        <Answering
          // A new version begins anew; another order is another matter.
          key={`${version}|${about?.id ?? ''}`}
          survey={code}
          version={version}
          owner={publicId('member', memberId)}
          order={about === null ? null : { id: about.id, number: about.number }}
          description={say(terms.description, locale)}
          thanks={say(terms.thanks, locale)}
          isAnonymous={terms.isAnonymous}
          questions={questionsAsked(terms)}
          gives={lines}
          closed={survey.why === null ? null : <Closed survey={survey} />}
        />
      </ClientTexts>
    </>
  );
}

/** Why it cannot be answered now, and the way on. */
async function Closed({ survey: { why, answeredAt, terms } }: { readonly survey: SurveyView }) {
  const [t, { zone }] = await Promise.all([getTranslations('answering'), currentProgram()]);
  const known = t.has(`closed.${why}.title` as 'closed.survey_ended.title') ? why : 'survey_not_for_you';
  return (
    <Card>
      <EmptyState
        drawing={why === 'survey_answered' ? 'box' : 'calendar'}
        title={t(`closed.${known as 'survey_ended'}.title`)}
        actions={<LinkButton href="/surveys">{t('others')}</LinkButton>}
      >
        {t(`closed.${known as 'survey_ended'}.note`)}{' '}
        {why === 'survey_answered' && answeredAt !== null ? (
          <DateTime at={answeredAt} format="datetime" zone={zone} />
        ) : null}
        {why === 'survey_ended' ? <DateTime at={terms.to} zone={zone} isEnd /> : null}
      </EmptyState>
    </Card>
  );
}
