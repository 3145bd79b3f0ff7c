import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { ClientTexts } from '@/components/shell/client-texts';
import { ConsolePage } from '@/components/shell/console-page';
import { Skeleton } from '@/components/ui/skeleton';
import { playCodes } from '@/lib/campaigns';
import { may } from '@/lib/kernel/actor';
import { must } from '@/lib/kernel/assert';
import { staffActorOfRequest } from '@/lib/platform/session';
import { Guarded } from '../../../_components/guarded';
import { PlayTile } from './_components/play-tile';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('plays'))('title') };
}

export default async function PlaysPage() {
  const t = await getTranslations('plays');
  return (
    <Guarded can="campaigns.read" what={t('title')}>
      <Plays />
    </Guarded>
  );
}

/** Every plan by itself: each counts its members, and none waits for another (S3-7, S4-4.2). */
async function Plays() {
  const actor = must(await staffActorOfRequest(), 'a guarded page has a reader');
  const t = await getTranslations('plays');
  const canEdit = may(actor, 'campaigns.edit');
  const canKeep = may(actor, 'segments.edit');
  return (
    <ClientTexts namespaces={['plays', 'campaigns']}>
      <ConsolePage title={t('title')} note={t('note')} crumbs={[{ label: t('title') }]}>
        <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
          {playCodes().map((code) => (
            <li key={code} className="grid">
              <Suspense fallback={<Skeleton className="h-64 rounded-card" />}>
                <PlayTile code={code} canEdit={canEdit} canKeep={canKeep} />
              </Suspense>
            </li>
          ))}
        </ul>
      </ConsolePage>
    </ClientTexts>
  );
}
