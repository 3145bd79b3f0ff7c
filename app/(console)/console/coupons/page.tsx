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
import { CouponsTable } from './_components/coupons-table';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('coupons'))('title') };
}

export default async function CouponsPage() {
  const t = await getTranslations('coupons');
  return (
    <Guarded can="coupons.read" what={t('title')}>
      <Batches />
    </Guarded>
  );
}

async function Batches() {
  const actor = must(await staffActorOfRequest(), 'a guarded page has a reader');
  const [t, { zone }] = await Promise.all([getTranslations('coupons'), program(pool())]);
  return (
    <ClientTexts namespaces={['table', 'coupons']}>
      <ConsolePage
        title={t('title')}
        note={t('note')}
        full
        actions={
          may(actor, 'coupons.edit') ? (
            <LinkButton href="/console/coupons/new" variant="primary" icon={<Plus aria-hidden="true" />}>
              {t('newBatch')}
            </LinkButton>
          ) : null
        }
      >
        <Suspense>
          <CouponsTable zone={zone} />
        </Suspense>
      </ConsolePage>
    </ClientTexts>
  );
}
