import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { ClientTexts } from '@/components/shell/client-texts';
import { MemberTop } from '@/components/shell/member-top';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { List } from '@/components/ui/list';
import { memberPrizes } from '@/lib/games';
import { parseId } from '@/lib/kernel/id';
import { reader } from '@/lib/platform/reading';
import { RowsSkeleton } from '../../_components/skeletons';
import { requireMember } from '../../_reading/member';
import { gameWords } from '../_reading/game-words';
import { PrizeRow } from './_components/prize-row';

const PAGE = 20;

/** The title of the page of won prizes. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('activities'))('prizes.title') };
}

type Query = { readonly searchParams: Promise<{ readonly before?: string | string[] }> };

export default async function PrizesPage({ searchParams }: Query) {
  const [t, { before }] = await Promise.all([getTranslations('activities'), searchParams]);
  const from = typeof before === 'string' ? parseId('draw', before) : null;
  return (
    <>
      <MemberTop title={t('prizes.title')} back="/activities" />
      <Suspense key={from} fallback={<RowsSkeleton rows={4} />}>
        <Prizes before={from} />
      </Suspense>
    </>
  );
}

/** What the member won, newest first; goods say where they are, and ask where they go. */
async function Prizes({ before }: { readonly before: string | null }) {
  const memberId = await requireMember('/activities/prizes');
  const [words, prizes] = await Promise.all([gameWords(), memberPrizes(reader(), memberId, { before, limit: PAGE })]);
  const { t } = words;
  if (prizes.length === 0) {
    return (
      <Card>
        <EmptyState
          drawing="box"
          title={t('prizes.empty')}
          actions={<LinkButton href="/activities">{t('prizes.toActivities')}</LinkButton>}
        />
      </Card>
    );
  }
  return (
    <ClientTexts namespaces={['activities']}>
      <List label={t('prizes.title')}>
        {prizes.map((prize) => (
          <PrizeRow key={prize.id} prize={prize} words={words} />
        ))}
      </List>
      {prizes.length < PAGE ? null : (
        <div className="mt-4 grid justify-items-center">
          <LinkButton href={`/activities/prizes?before=${prizes.at(-1)?.id}`} size="sm">
            {t('prizes.more')}
          </LinkButton>
        </div>
      )}
    </ClientTexts>
  );
}
