import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ConsolePage } from '@/components/shell/console-page';
import { Guarded } from '../../../_components/guarded';
import { EditorPage } from '../_editor/editor-page';
import { readSurvey } from '../_reading/read-survey';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('surveys'))('editor.newTitle') };
}

type Params = { readonly searchParams: Promise<{ readonly from?: string | string[] }> };

const BLANK = {
  name: { zh: '', en: '' },
  description: { zh: '', en: '' },
  trigger: { as: 'once' },
  isAnonymous: false,
  questions: [],
  rewards: [{ kind: 'points', params: { points: 20 } }],
};

export default async function NewSurveyPage({ searchParams }: Params) {
  const [{ from }, t] = await Promise.all([searchParams, getTranslations('surveys')]);
  return (
    <Guarded can="surveys.edit" what={t('editor.newTitle')}>
      <NewSurvey from={typeof from === 'string' ? from : null} />
    </Guarded>
  );
}

/** A survey from nothing, or one that begins as another is, under a code of its own. */
async function NewSurvey({ from }: { readonly from: string | null }) {
  const [t, other] = await Promise.all([getTranslations('surveys'), from === null ? null : readSurvey(from)]);
  const terms = other?.versions[0]?.terms ?? other?.draft?.terms ?? BLANK;
  return (
    <ConsolePage title={t('editor.newTitle')} note={t('editor.note')} crumbs={[{ label: t('editor.newTitle') }]}>
      <EditorPage code={null} version={0} terms={terms} draftBy={null} />
    </ConsolePage>
  );
}
