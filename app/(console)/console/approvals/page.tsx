import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ClientTexts } from '@/components/shell/client-texts';
import { ConsolePage } from '@/components/shell/console-page';
import { Guarded } from '../../_components/guarded';
import { ApprovalsTable } from './_components/approvals-table';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('approvals'))('title') };
}

export default async function ApprovalsPage() {
  const t = await getTranslations('approvals');
  return (
    <Guarded can="approvals.read" what={t('title')}>
      <ClientTexts namespaces={['table', 'approvals', 'adjust']}>
        <ConsolePage title={t('title')} note={t('note')} full>
          <ApprovalsTable />
        </ConsolePage>
      </ClientTexts>
    </Guarded>
  );
}
