import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { ClientTexts } from '@/components/shell/client-texts';
import { ConsolePage } from '@/components/shell/console-page';
import { Guarded } from '../../../_components/guarded';
import { editorParts } from '../../offers/_reading/editor-parts';
import { BenefitEditor } from '../_editor/benefit-editor';
import { readBenefit } from '../_reading/read-benefit';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('benefits'))('editor.newTitle') };
}

type Params = { readonly searchParams: Promise<{ readonly from?: string | string[] }> };

export default async function NewBenefitPage({ searchParams }: Params) {
  const [{ from }, t] = await Promise.all([searchParams, getTranslations('benefits')]);
  return (
    <Guarded can="benefits.edit" what={t('editor.newTitle')}>
      <NewBenefit from={typeof from === 'string' ? from : null} />
    </Guarded>
  );
}

const BLANK = {
  name: { zh: '', en: '' },
  kind: 'free_delivery',
  params: { from: 0 },
  levels: [],
  times: 1,
  per: 'month',
  giveOn: [{ on: 'period' }],
  validity: { type: 'period' },
};

/** A benefit from nothing, or one that begins as another is, under a code of its own. */
async function NewBenefit({ from }: { readonly from: string | null }) {
  const [t, parts, other] = await Promise.all([
    getTranslations('benefits'),
    editorParts(await getLocale()),
    from === null ? null : readBenefit(from),
  ]);
  const terms = other === null ? BLANK : (other.versions[0]?.terms ?? other.draft?.terms ?? BLANK);
  const begin = JSON.parse(JSON.stringify(terms)) as Record<string, unknown>;
  return (
    <ConsolePage title={t('editor.newTitle')} note={t('editor.note')} crumbs={[{ label: t('editor.newTitle') }]}>
      <ClientTexts namespaces={['benefits', 'offers', 'pricing']}>
        <BenefitEditor begin={{ code: null, version: 0, terms: begin, draftBy: null }} published={null} {...parts} />
      </ClientTexts>
    </ConsolePage>
  );
}
