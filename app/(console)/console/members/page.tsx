import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { ClientTexts } from '@/components/shell/client-texts';
import { ConsolePage } from '@/components/shell/console-page';
import { must } from '@/lib/kernel/assert';
import { staffActorOfRequest } from '@/lib/platform/session';
import { Guarded } from '../../_components/guarded';
import { MembersTable } from './_components/members-table';
import { listNames } from './_reading/names';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('members'))('title') };
}

export default async function MembersPage() {
  const t = await getTranslations('members');
  return (
    <Guarded can="members.read" what={t('title')}>
      <ConsolePage title={t('title')} note={t('note')} full>
        <Suspense>
          <Members />
        </Suspense>
      </ConsolePage>
    </Guarded>
  );
}

async function Members() {
  const actor = must(await staffActorOfRequest(), 'a guarded page has a reader');
  return (
    <ClientTexts namespaces={['table', 'members', 'timeline', 'audit', 'console']}>
      <MembersTable names={await listNames(actor)} />
    </ClientTexts>
  );
}
