import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { pool } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { Guarded } from '../../_components/guarded';
import { ListPage } from '../_components/list-page';
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
  const [t, { zone }] = await Promise.all([getTranslations('games'), program(pool())]);
  return (
    <ListPage
      namespaces={['table', 'games']}
      title={t('title')}
      note={t('note')}
      add={{ can: 'games.edit', href: '/console/games/new', label: t('new') }}
    >
      <GamesTable zone={zone} />
    </ListPage>
  );
}
