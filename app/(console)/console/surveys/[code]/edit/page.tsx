import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ConsolePage } from '@/components/shell/console-page';
import { Guarded } from '../../../../_components/guarded';
import { EditorPage } from '../../_editor/editor-page';
import { readSurvey } from '../../_reading/read-survey';

type Params = { readonly params: Promise<{ readonly code: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('surveys'))('editor.title') };
}

export default async function EditSurveyPage({ params }: Params) {
  const [{ code }, t] = await Promise.all([params, getTranslations('surveys')]);
  return (
    <Guarded can="surveys.edit" what={t('editor.title')}>
      <EditSurvey code={code} />
    </Guarded>
  );
}

async function EditSurvey({ code }: { readonly code: string }) {
  const [t, { versions, draft }] = await Promise.all([getTranslations('surveys'), readSurvey(code)]);
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
