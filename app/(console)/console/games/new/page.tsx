import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ConsolePage } from '@/components/shell/console-page';
import { Guarded } from '../../../_components/guarded';
import { EditorPage } from '../_editor/editor-page';
import { readGame } from '../_reading/read-game';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('games'))('editor.newTitle') };
}

type Params = { readonly searchParams: Promise<{ readonly from?: string | string[] }> };

const BLANK = {
  name: { zh: '', en: '' },
  skin: 'wheel',
  prizes: [],
  nothing: 0,
  fallback: null,
  chances: { freePerDay: 1, points: null, perDay: null, perMember: null },
};

export default async function NewGamePage({ searchParams }: Params) {
  const [{ from }, t] = await Promise.all([searchParams, getTranslations('games')]);
  return (
    <Guarded can="games.edit" what={t('editor.newTitle')}>
      <NewGame from={typeof from === 'string' ? from : null} />
    </Guarded>
  );
}

/** A game from nothing, or one that begins as another is, under a code of its own. */
async function NewGame({ from }: { readonly from: string | null }) {
  const [t, other] = await Promise.all([getTranslations('games'), from === null ? null : readGame(from)]);
  const terms = other?.versions[0]?.terms ?? other?.draft?.terms ?? BLANK;
  return (
    <ConsolePage title={t('editor.newTitle')} note={t('editor.note')} crumbs={[{ label: t('editor.newTitle') }]}>
      <EditorPage code={null} version={0} terms={terms} draftBy={null} />
    </ConsolePage>
  );
}
