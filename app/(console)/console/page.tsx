import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { ClientTexts } from '@/components/shell/client-texts';
import { ConsolePage } from '@/components/shell/console-page';
import { Skeleton } from '@/components/ui/skeleton';
import { type Actor, may } from '@/lib/kernel/actor';
import { must } from '@/lib/kernel/assert';
import { pool } from '@/lib/platform/db';
import { staffActorOfRequest } from '@/lib/platform/session';
import { owedGifts } from '@/lib/rewards';
import { Guarded } from '../_components/guarded';
import { Tile } from '../_components/tile';
import { Checklist } from './_components/checklist';
import { Figures } from './_components/figures';
import { Health } from './_components/health';
import { MemberSearch } from './_components/member-search';
import { NewestMembers } from './_components/newest-members';
import { OwedRewards } from './_components/owed-rewards';
import { startFigures } from './_reading/start';
import { levelNames } from './members/_reading/names';

const OWED = 10;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('console'))('title') };
}

export default async function StartPage() {
  const t = await getTranslations('console');
  return (
    <Guarded can="account.own" what={t('title')}>
      <Start />
    </Guarded>
  );
}

async function Start() {
  const [t, found] = await Promise.all([getTranslations('console'), staffActorOfRequest()]);
  const actor = must(found, 'a guarded page has a reader');
  const seesMembers = may(actor, 'members.read');
  return (
    <ClientTexts namespaces={['console']}>
      <ConsolePage title={t('title')} note={t('hello', { name: actor.name })}>
        <div className="grid gap-5">
          {seesMembers ? <MemberSearch levels={await levelNames()} /> : null}
          <Tile>
            <Suspense fallback={<Skeleton className="after-pause h-[86px] rounded-card" />}>
              <Numbers actor={actor} />
            </Suspense>
          </Tile>
          {seesMembers ? (
            <Tile>
              <Suspense>
                <Owed actor={actor} />
              </Suspense>
            </Tile>
          ) : null}
          <div className="grid grid-cols-[minmax(0,1fr)] gap-5 desk:flex">
            {/* Without members to show, the rest takes the width. */}
            <div className="min-w-0 empty:hidden desk:grow-[999] desk:basis-0">
              {seesMembers ? (
                <Tile>
                  <Suspense fallback={<Skeleton className="after-pause h-80 rounded-card" />}>
                    <NewestMembers actor={actor} />
                  </Suspense>
                </Tile>
              ) : null}
            </div>
            <div className="min-w-0 desk:grow desk:basis-80">
              <Tile>
                <Suspense fallback={<Skeleton className="after-pause h-56 rounded-card" />}>
                  <Health actor={actor} />
                </Suspense>
              </Tile>
            </div>
          </div>
        </div>
      </ConsolePage>
    </ClientTexts>
  );
}

async function Numbers({ actor }: { readonly actor: Actor }) {
  const figures = await startFigures(actor);
  // Nobody in one's own stores is not an empty installation.
  const isEmpty = actor.kind === 'staff' && actor.scope === null && figures.members?.value.members === 0;
  return isEmpty ? <Checklist actor={actor} /> : <Figures figures={figures} />;
}

/** Rewards that members of one's stores still wait for, so that somebody refills what ran out. */
async function Owed({ actor }: { readonly actor: Actor }) {
  return <OwedRewards gifts={await owedGifts(pool(), actor, null, OWED)} withMember />;
}
