import { Gift } from 'lucide-react';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { ShareButton } from '@/components/sharing/share-button';
import { ClientTexts } from '@/components/shell/client-texts';
import { MemberTop } from '@/components/shell/member-top';
import { LinkButton } from '@/components/ui/link-button';
import { memberGame } from '@/lib/games';
import { GameCode } from '@/lib/games/schema';
import { pageNow, reader } from '@/lib/platform/reading';
import { PanelSkeleton } from '../../_components/skeletons';
import { requireMember } from '../../_reading/member';
import { gameWords } from '../_reading/game-words';
import { GamePanel } from './_components/game-panel';

type Params = { readonly params: Promise<{ readonly code: string }> };

/** The title of the page of one activity. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('activities'))('title') };
}

export default async function ActivityPage({ params }: Params) {
  const { code } = await params;
  return (
    <Suspense fallback={<PanelSkeleton className="after-pause h-96" />}>
      <Activity code={code} />
    </Suspense>
  );
}

async function Activity({ code }: { readonly code: string }) {
  const memberId = await requireMember(`/activities/${code}`);
  if (!GameCode.safeParse(code).success) notFound();
  const now = pageNow();
  const [words, game] = await Promise.all([gameWords(), memberGame(reader(), memberId, code, now)]);
  if (game === null) notFound();
  return (
    <>
      <MemberTop
        title={words.pick(game.terms.name)}
        back="/activities"
        action={
          <LinkButton href="/activities/prizes" variant="outline" size="sm" icon={<Gift aria-hidden="true" />}>
            {words.t('prizes.title')}
          </LinkButton>
        }
      />
      <GamePanel memberId={memberId} game={game} words={words} now={now} />
      {game.phase === 'running' ? (
        <div className="mt-4 flex justify-center">
          <ClientTexts namespaces={['sharing']}>
            <ShareButton what="activity" code={code} path={`/activities/${code}`} name={words.pick(game.terms.name)} />
          </ClientTexts>
        </div>
      ) : null}
    </>
  );
}
