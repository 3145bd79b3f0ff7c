import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { ClientTexts } from '@/components/shell/client-texts';
import { ConsolePage } from '@/components/shell/console-page';
import { pool } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { Guarded } from '../../_components/guarded';
import { BacktestsTable } from './_components/backtests-table';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('rehearsals'))('title') };
}

export default async function BacktestsPage() {
  const t = await getTranslations('rehearsals');
  return (
    <Guarded can="rehearsals.read" what={t('title')}>
      <Backtests />
    </Guarded>
  );
}

async function Backtests() {
  const [t, { zone }] = await Promise.all([getTranslations('rehearsals'), program(pool())]);
  return (
    <ClientTexts namespaces={['table', 'rehearsals']}>
      <ConsolePage title={t('title')} note={t('note')} full>
        <Suspense>
          <BacktestsTable zone={zone} />
        </Suspense>
      </ConsolePage>
    </ClientTexts>
  );
}
