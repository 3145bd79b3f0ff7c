import { Gift, MessageSquareText } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { RefreshOnReturn } from '@/components/members/refresh-on-return';
import { ClientTexts } from '@/components/shell/client-texts';
import { MemberTop } from '@/components/shell/member-top';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { List, ListRow } from '@/components/ui/list';
import { Section } from '@/components/ui/section';
import { memberCampaigns } from '@/lib/campaigns';
import { memberGames } from '@/lib/games';
import { pageNow, reader } from '@/lib/platform/reading';
import { memberSurveys } from '@/lib/surveys';
import { RulesLink } from '../_components/rules-link';
import { RowsSkeleton } from '../_components/skeletons';
import { requireMember } from '../_reading/member';
import { CampaignRow } from './_components/campaign-row';
import { GameRow } from './_components/game-row';
import { gameWords } from './_reading/game-words';

const SHOWN = ['running', 'warming', 'ended'] as const;

/** The title of the page of activities. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('activities'))('title') };
}

export default async function ActivitiesPage() {
  const t = await getTranslations('activities');
  return (
    <>
      <MemberTop
        title={t('title')}
        back="/"
        action={
          <LinkButton href="/activities/prizes" variant="outline" size="sm" icon={<Gift aria-hidden="true" />}>
            {t('prizes.title')}
          </LinkButton>
        }
      />
      <Suspense fallback={<RowsSkeleton rows={3} />}>
        <Activities />
        <Surveys />
      </Suspense>
      <RulesLink to="/game" />
    </>
  );
}

/** The way to the surveys, for whom there are any. */
async function Surveys() {
  const memberId = await requireMember('/activities');
  const [t, surveys] = await Promise.all([getTranslations('activities'), memberSurveys(reader(), memberId, pageNow())]);
  if (surveys.length === 0) return null;
  const waiting = surveys.filter(({ why }) => why === null).length;
  return (
    <List className="mt-4">
      <ListRow
        href="/surveys"
        icon={<MessageSquareText />}
        title={t('surveys')}
        detail={waiting > 0 ? t('surveysWaiting', { count: waiting }) : t('surveysNone')}
      />
    </List>
  );
}

/** What runs, what warms up, and what ended lately. */
async function Activities() {
  const memberId = await requireMember('/activities');
  const now = pageNow();
  const [t, words, games, campaigns] = await Promise.all([
    getTranslations('activities'),
    gameWords(),
    memberGames(reader(), memberId, now),
    memberCampaigns(reader(), memberId, now),
  ]);
  if (games.length + campaigns.length === 0) {
    return (
      <Card>
        <EmptyState drawing="calendar" title={t('empty')}>
          {t('emptyNote')}
        </EmptyState>
      </Card>
    );
  }
  return (
    <ClientTexts namespaces={['activities']}>
      <RefreshOnReturn asOf={now.toISOString()} />
      <div className="[&>section:first-child]:mt-0">
        {SHOWN.map((phase) => {
          const some = games.filter((game) => game.phase === phase);
          const held = campaigns.filter(
            (one) => one.phase === phase || (phase === 'running' && one.phase === 'paused'),
          );
          return some.length + held.length === 0 ? null : (
            <Section key={phase} id={phase} title={t(`phase.${phase}`)}>
              <List>
                {held.map((one) => (
                  <CampaignRow key={one.code} campaign={one} words={words} now={now} />
                ))}
                {some.map((game) => (
                  <GameRow key={game.code} game={game} words={words} now={now} />
                ))}
              </List>
            </Section>
          );
        })}
      </div>
    </ClientTexts>
  );
}
