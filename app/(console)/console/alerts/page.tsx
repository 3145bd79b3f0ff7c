import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ClientTexts } from '@/components/shell/client-texts';
import { ConsolePage } from '@/components/shell/console-page';
import { must } from '@/lib/kernel/assert';
import { pool } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { staffActorOfRequest } from '@/lib/platform/session';
import { Guarded } from '../../_components/guarded';
import { AlertsTable } from './_components/alerts-table';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('workbench'))('alerts.title') };
}

export default async function AlertsPage() {
  const t = await getTranslations('workbench');
  return (
    <Guarded can="account.own" what={t('alerts.title')}>
      <Alerts />
    </Guarded>
  );
}

async function Alerts() {
  const actor = must(await staffActorOfRequest(), 'a guarded page has a reader');
  const [t, { zone }] = await Promise.all([getTranslations('workbench'), program(pool())]);
  return (
    <ClientTexts namespaces={['table', 'workbench']}>
      <ConsolePage title={t('alerts.title')} note={t('alerts.note')} full>
        <AlertsTable zone={zone} me={actor.id} />
      </ConsolePage>
    </ClientTexts>
  );
}
