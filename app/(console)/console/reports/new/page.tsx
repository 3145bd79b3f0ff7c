import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ClientTexts } from '@/components/shell/client-texts';
import { ConsolePage } from '@/components/shell/console-page';
import { definitionAt } from '@/lib/reports/rules/definition';
import { Guarded } from '../../../_components/guarded';
import { BuilderPart } from '../_builder/builder-part';
import type { Asked } from '../_reading/address';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('report-builder'))('build') };
}

export default async function NewReportPage({ searchParams }: { readonly searchParams: Promise<Asked> }) {
  const [asked, t] = await Promise.all([searchParams, getTranslations('report-builder')]);
  return (
    <Guarded can="reports.edit" what={t('build')}>
      <ClientTexts namespaces={['reports', 'report-builder']}>
        <ConsolePage title={t('build')} note={t('buildNote')} crumbs={[{ label: t('build') }]}>
          <BuilderPart first={definitionAt(asked)} saved={null} />
        </ConsolePage>
      </ClientTexts>
    </Guarded>
  );
}
