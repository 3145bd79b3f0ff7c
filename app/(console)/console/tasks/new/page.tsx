import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ClientTexts } from '@/components/shell/client-texts';
import { ConsolePage } from '@/components/shell/console-page';
import { Guarded } from '../../../_components/guarded';
import { TaskEditor } from '../_editor/task-editor';
import { taskEditorParts } from '../_reading/editor-parts';
import { readTask } from '../_reading/read-task';

type Params = { readonly searchParams: Promise<{ readonly from?: string | string[] }> };

const BLANK = {
  name: { zh: '', en: '' },
  description: { zh: '', en: '' },
  group: 'daily',
  kind: 'orders_count',
  params: { from: 0 },
  target: 1,
  per: 'month',
  rewards: [],
  claim: 'member',
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('tasks'))('editor.newTitle') };
}

export default async function NewTaskPage({ searchParams }: Params) {
  const [{ from }, t] = await Promise.all([searchParams, getTranslations('tasks')]);
  return (
    <Guarded can="tasks.edit" what={t('editor.newTitle')}>
      <NewTask from={typeof from === 'string' ? from : null} />
    </Guarded>
  );
}

/** A task from nothing, or one that begins as another is, under a code of its own. */
async function NewTask({ from }: { readonly from: string | null }) {
  const [t, parts, other] = await Promise.all([
    getTranslations('tasks'),
    taskEditorParts(null),
    from === null ? null : readTask(from),
  ]);
  const terms = other?.versions[0]?.terms ?? other?.draft?.terms ?? BLANK;
  const begin = JSON.parse(JSON.stringify(terms)) as Record<string, unknown>;
  return (
    <ConsolePage title={t('editor.newTitle')} note={t('editor.note')} crumbs={[{ label: t('editor.newTitle') }]}>
      <ClientTexts namespaces={['tasks', 'offers', 'pricing', 'rewards']}>
        <TaskEditor begin={{ code: null, version: 0, terms: begin, draftBy: null }} {...parts} />
      </ClientTexts>
    </ConsolePage>
  );
}
