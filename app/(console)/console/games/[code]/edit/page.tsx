import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ConsolePage } from '@/components/shell/console-page';
import { Guarded } from '../../../../_components/guarded';
import { EditorPage } from '../../_editor/editor-page';
import { readGame } from '../../_reading/read-game';

type Params = { readonly params: Promise<{ readonly code: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('games'))('editor.title') };
}

export default async function EditGamePage({ params }: Params) {
  const [{ code }, t] = await Promise.all([params, getTranslations('games')]);
  return (
    <Guarded can="games.edit" what={t('editor.title')}>
      <EditGame code={code} />
    </Guarded>
  );
}

async function EditGame({ code }: { readonly code: string }) {
  const [t, { versions, draft }] = await Promise.all([getTranslations('games'), readGame(code)]);
  const [newest] = versions;
  return (
    <ConsolePage title={t('editor.title')} note={t('editor.note')} crumbs={[{ label: t('editor.title') }]}>
      <EditorPage
        code={code}
        version={newest?.version ?? 0}
        terms={draft?.terms ?? newest?.terms ?? {}}
        draftBy={draft?.savedBy ?? null}
      />
    </ConsolePage>
  );
}
