import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Guarded } from '../../../_components/guarded';
import { GameDetail } from './_components/game-detail';

type Params = { readonly params: Promise<{ readonly code: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('games'))('title') };
}

export default async function GameDetailPage({ params }: Params) {
  const [{ code }, t] = await Promise.all([params, getTranslations('games')]);
  return (
    <Guarded can="games.read" what={t('title')}>
      <GameDetail code={code} />
    </Guarded>
  );
}
