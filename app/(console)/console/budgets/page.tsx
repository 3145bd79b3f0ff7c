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
import { BudgetsTable } from './_components/budgets-table';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('budgets'))('title') };
}

export default async function BudgetsPage() {
  const t = await getTranslations('budgets');
  return (
    <Guarded can="budgets.read" what={t('title')}>
      <Budgets />
    </Guarded>
  );
}

async function Budgets() {
  const actor = must(await staffActorOfRequest(), 'a guarded page has a reader');
  const [t, { zone }] = await Promise.all([getTranslations('budgets'), program(pool())]);
  return (
    <ClientTexts namespaces={['table', 'budgets']}>
      <ConsolePage
        title={t('title')}
        note={t('note')}
        full
        actions={
          may(actor, 'budgets.edit') ? (
            <LinkButton href="/console/budgets/new" variant="primary" icon={<Plus aria-hidden="true" />}>
              {t('new')}
            </LinkButton>
          ) : null
        }
      >
        <Suspense>
          <BudgetsTable zone={zone} />
        </Suspense>
      </ConsolePage>
    </ClientTexts>
  );
}
