import { Plus } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { ClientTexts } from '@/components/shell/client-texts';
import { ConsolePage } from '@/components/shell/console-page';
import { LinkButton } from '@/components/ui/link-button';
import { may } from '@/lib/kernel/actor';
import { must } from '@/lib/kernel/assert';
import { staffActorOfRequest } from '@/lib/platform/session';
import { Guarded } from '../../_components/guarded';
import { BenefitsTable } from './_components/benefits-table';
import { levelParts } from './_reading/parts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('benefits'))('title') };
}

export default async function BenefitsPage() {
  const t = await getTranslations('benefits');
  return (
    <Guarded can="benefits.read" what={t('title')}>
      <Benefits />
    </Guarded>
  );
}

async function Benefits() {
  const actor = must(await staffActorOfRequest(), 'a guarded page has a reader');
  const [t, names] = await Promise.all([getTranslations('benefits'), levelParts()]);
  return (
    <ClientTexts namespaces={['table', 'benefits']}>
      <ConsolePage
        title={t('title')}
        note={t('note')}
        full
        actions={
          may(actor, 'benefits.edit') ? (
            <LinkButton href="/console/benefits/new" variant="primary" icon={<Plus aria-hidden="true" />}>
              {t('newBenefit')}
            </LinkButton>
          ) : null
        }
      >
        <Suspense>
          <BenefitsTable {...names} />
        </Suspense>
      </ConsolePage>
    </ClientTexts>
  );
}
