import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { ClientTexts } from '@/components/shell/client-texts';
import { ConsolePage } from '@/components/shell/console-page';
import { may } from '@/lib/kernel/actor';
import { must } from '@/lib/kernel/assert';
import { pool } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { staffActorOfRequest } from '@/lib/platform/session';
import { Guarded } from '../../_components/guarded';
import { ClosingsTable } from './_components/closings-table';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('privacy-console'))('title') };
}

export default async function PrivacyPage() {
  const t = await getTranslations('privacy-console');
  return (
    <Guarded can="privacy.read" what={t('title')}>
      <Closings />
    </Guarded>
  );
}

async function Closings() {
  const actor = must(await staffActorOfRequest(), 'a guarded page has a reader');
  const [t, { zone }] = await Promise.all([getTranslations('privacy-console'), program(pool())]);
  return (
    <ClientTexts namespaces={['table', 'privacy-console']}>
      <ConsolePage title={t('title')} note={t('note')} full>
        <Suspense>
          <ClosingsTable zone={zone} mayServe={may(actor, 'privacy.serve')} mayOpen={may(actor, 'members.read')} />
        </Suspense>
      </ConsolePage>
    </ClientTexts>
  );
}
