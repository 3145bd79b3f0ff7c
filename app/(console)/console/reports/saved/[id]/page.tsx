import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ClientTexts } from '@/components/shell/client-texts';
import { Guarded } from '../../../../_components/guarded';
import { SavedBody } from '../../_saved/saved-body';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('report-builder'))('savedTitle') };
}

export default async function SavedReportPage({ params }: { readonly params: Promise<{ readonly id: string }> }) {
  const [{ id }, t] = await Promise.all([params, getTranslations('report-builder')]);
  return (
    <Guarded can="reports.read" what={t('savedTitle')}>
      <ClientTexts namespaces={['reports', 'report-builder']}>
        <SavedBody id={id} />
      </ClientTexts>
    </Guarded>
  );
}
