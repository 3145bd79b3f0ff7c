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
import { FailuresTable } from './_components/failures-table';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('failures'))('title') };
}

export default async function FailuresPage() {
  const t = await getTranslations('failures');
  return (
    <Guarded can="system.read" what={t('title')}>
      <Failures />
    </Guarded>
  );
}

async function Failures() {
  const actor = must(await staffActorOfRequest(), 'a guarded page has a reader');
  const [t, { zone }] = await Promise.all([getTranslations('failures'), program(pool())]);
  return (
    <ClientTexts namespaces={['table', 'failures']}>
      <ConsolePage title={t('title')} note={t('note')} full>
        <Suspense>
          <FailuresTable zone={zone} mayRepair={may(actor, 'system.repair')} seesMembers={may(actor, 'members.read')} />
        </Suspense>
      </ConsolePage>
    </ClientTexts>
  );
}
