import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Guarded } from '../../../_components/guarded';
import { TaskDetail } from './_components/task-detail';

type Params = { readonly params: Promise<{ readonly code: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('tasks'))('title') };
}

export default async function TaskDetailPage({ params }: Params) {
  const [{ code }, t] = await Promise.all([params, getTranslations('tasks')]);
  return (
    <Guarded can="tasks.read" what={t('title')}>
      <TaskDetail code={code} />
    </Guarded>
  );
}
