import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ClientTexts } from '@/components/shell/client-texts';
import { ConsolePage } from '@/components/shell/console-page';
import { Guarded } from '../../../../_components/guarded';
import { TaskEditor } from '../../_editor/task-editor';
import { taskEditorParts } from '../../_reading/editor-parts';
import { readTask } from '../../_reading/read-task';

type Params = { readonly params: Promise<{ readonly code: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('tasks'))('editor.title') };
}

export default async function EditTaskPage({ params }: Params) {
  const [{ code }, t] = await Promise.all([params, getTranslations('tasks')]);
  return (
    <Guarded can="tasks.edit" what={t('editor.title')}>
      <EditTask code={code} />
    </Guarded>
  );
}

async function EditTask({ code }: { readonly code: string }) {
  const [t, page, parts] = await Promise.all([getTranslations('tasks'), readTask(code), taskEditorParts(code)]);
  const [newest] = page.versions;
  const terms = page.draft?.terms ?? (JSON.parse(JSON.stringify(newest?.terms ?? {})) as Record<string, unknown>);
  return (
    <ConsolePage title={t('editor.title')} note={t('editor.note')} crumbs={[{ label: t('editor.title') }]}>
      <ClientTexts namespaces={['tasks', 'offers', 'pricing', 'rewards']}>
        <TaskEditor
          begin={{ code, version: newest?.version ?? 0, terms, draftBy: page.draft?.savedBy ?? null }}
          {...parts}
        />
      </ClientTexts>
    </ConsolePage>
  );
}
