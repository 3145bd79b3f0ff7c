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
import { TasksTable } from './_components/tasks-table';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('tasks'))('title') };
}

export default async function TasksPage() {
  const t = await getTranslations('tasks');
  return (
    <Guarded can="tasks.read" what={t('title')}>
      <Tasks />
    </Guarded>
  );
}

async function Tasks() {
  const actor = must(await staffActorOfRequest(), 'a guarded page has a reader');
  const [t, { zone }] = await Promise.all([getTranslations('tasks'), program(pool())]);
  return (
    <ClientTexts namespaces={['table', 'tasks']}>
      <ConsolePage
        title={t('title')}
        note={t('note')}
        full
        actions={
          <>
            {may(actor, 'settings.read') ? (
              <LinkButton href="/console/settings#checkIn">{t('checkInSettings')}</LinkButton>
            ) : null}
            {may(actor, 'tasks.edit') ? (
              <LinkButton href="/console/tasks/new" variant="primary" icon={<Plus aria-hidden="true" />}>
                {t('newTask')}
              </LinkButton>
            ) : null}
          </>
        }
      >
        <Suspense>
          <TasksTable zone={zone} />
        </Suspense>
      </ConsolePage>
    </ClientTexts>
  );
}
