import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ClientTexts } from '@/components/shell/client-texts';
import { ConsolePage } from '@/components/shell/console-page';
import { ask } from '@/lib/platform/route';
import { savedOne } from '@/lib/reports';
import { definitionAt } from '@/lib/reports/rules/definition';
import { Guarded } from '../../../../../_components/guarded';
import { BuilderPart } from '../../../_builder/builder-part';
import type { Asked } from '../../../_reading/address';
import { opened } from '../../../_reading/opened';

type Props = { readonly params: Promise<{ readonly id: string }>; readonly searchParams: Promise<Asked> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('report-builder'))('edit') };
}

export default async function EditReportPage({ params, searchParams }: Props) {
  const [{ id }, asked, t] = await Promise.all([params, searchParams, getTranslations('report-builder')]);
  return (
    <Guarded can="reports.edit" what={t('edit')}>
      <ClientTexts namespaces={['reports', 'report-builder']}>
        <Editing id={id} asked={asked} />
      </ClientTexts>
    </Guarded>
  );
}

/** The builder over a saved report; what was changed and not saved yet stands in the address. */
async function Editing({ id, asked }: { readonly id: string; readonly asked: Asked }) {
  const [t, { report }] = await Promise.all([getTranslations('report-builder'), opened(ask(savedOne, { id }))]);
  const { title, definition, revision, mayChange } = report;
  if (!mayChange || definition === null) notFound();
  return (
    <ConsolePage
      title={title}
      note={t('editNote')}
      crumbs={[
        { label: t('savedTitle'), href: '/console/reports/saved' },
        { label: title, href: `/console/reports/saved/${id}` },
        { label: t('edit') },
      ]}
    >
      <BuilderPart
        first={Object.keys(asked).length === 0 ? definition : definitionAt(asked)}
        saved={{ id, title, revision }}
      />
    </ConsolePage>
  );
}
