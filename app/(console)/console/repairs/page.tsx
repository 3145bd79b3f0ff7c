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
import { RepairsTable } from './_components/repairs-table';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('repairs'))('title') };
}

export default async function RepairsPage() {
  const t = await getTranslations('repairs');
  return (
    <Guarded can="repairs.read" what={t('title')}>
      <Repairs />
    </Guarded>
  );
}

async function Repairs() {
  const actor = must(await staffActorOfRequest(), 'a guarded page has a reader');
  const [t, { zone }] = await Promise.all([getTranslations('repairs'), program(pool())]);
  return (
    <ClientTexts namespaces={['table', 'repairs']}>
      <ConsolePage
        title={t('title')}
        note={t('note')}
        full
        actions={
          may(actor, 'repairs.edit') ? (
            <LinkButton href="/console/repairs/new" variant="primary" icon={<Plus aria-hidden="true" />}>
              {t('new')}
            </LinkButton>
          ) : null
        }
      >
        <Suspense>
          <RepairsTable zone={zone} />
        </Suspense>
      </ConsolePage>
    </ClientTexts>
  );
}
