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
import { OffersTable } from './_components/offers-table';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('offers'))('title') };
}

export default async function OffersPage() {
  const t = await getTranslations('offers');
  return (
    <Guarded can="offers.read" what={t('title')}>
      <Offers />
    </Guarded>
  );
}

async function Offers() {
  const actor = must(await staffActorOfRequest(), 'a guarded page has a reader');
  const [t, { zone }] = await Promise.all([getTranslations('offers'), program(pool())]);
  return (
    <ClientTexts namespaces={['table', 'offers', 'pricing']}>
      <ConsolePage
        title={t('title')}
        note={t('note')}
        full
        actions={
          <>
            <LinkButton href="/console/offers/equal-price">{t('equalPrice')}</LinkButton>
            {may(actor, 'offers.edit') ? (
              <LinkButton href="/console/offers/new" variant="primary" icon={<Plus aria-hidden="true" />}>
                {t('newOffer')}
              </LinkButton>
            ) : null}
          </>
        }
      >
        <Suspense>
          <OffersTable zone={zone} />
        </Suspense>
      </ConsolePage>
    </ClientTexts>
  );
}
