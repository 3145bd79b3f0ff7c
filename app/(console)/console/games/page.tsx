import { Plus } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { ClientTexts } from '@/components/shell/client-texts';
import { ConsolePage } from '@/components/shell/console-page';
import { LinkButton } from '@/components/ui/link-button';
import { may } from '@/lib/kernel/actor';
import { must } from '@/lib/kernel/assert';
import { pool } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { staffActorOfRequest } from '@/lib/platform/session';
import { Guarded } from '../../_components/guarded';
import { GamesTable } from './_components/games-table';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('games'))('title') };
}

export default async function GamesPage() {
  const t = await getTranslations('games');
  return (
    <Guarded can="games.read" what={t('title')}>
      <Games />
    </Guarded>
  );
}

async function Games() {
  const actor = must(await staffActorOfRequest(), 'a guarded page has a reader');
  const [t, { zone }] = await Promise.all([getTranslations('games'), program(pool())]);
  return (
    <ClientTexts namespaces={['table', 'games']}>
      <ConsolePage
        title={t('title')}
        note={t('note')}
        full
        actions={
          may(actor, 'games.edit') ? (
            <LinkButton href="/console/games/new" variant="primary" icon={<Plus aria-hidden="true" />}>
              {t('new')}
            </LinkButton>
          ) : null
        }
      >
        <Suspense>
          <GamesTable zone={zone} />
        </Suspense>
      </ConsolePage>
    </ClientTexts>
  );
}
