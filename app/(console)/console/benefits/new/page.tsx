import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { ClientTexts } from '@/components/shell/client-texts';
import { ConsolePage } from '@/components/shell/console-page';
import { Guarded } from '../../../_components/guarded';
import { editorParts } from '../../offers/_reading/editor-parts';
import { BenefitEditor } from '../_editor/benefit-editor';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('benefits'))('editor.newTitle') };
}

export default async function NewBenefitPage() {
  const t = await getTranslations('benefits');
  return (
    <Guarded can="benefits.edit" what={t('editor.newTitle')}>
      <NewBenefit />
    </Guarded>
  );
}

async function NewBenefit() {
  const [t, { choices, zone }] = await Promise.all([getTranslations('benefits'), editorParts(await getLocale())]);
  const begin = {
    name: { zh: '', en: '' },
    kind: 'free_delivery',
    params: { from: 0 },
    levels: [],
    times: 1,
    per: 'month',
    giveOn: [{ on: 'period' }],
    validity: { type: 'period' },
  };
  return (
    <ConsolePage title={t('editor.newTitle')} note={t('editor.note')} crumbs={[{ label: t('editor.newTitle') }]}>
      <ClientTexts namespaces={['benefits', 'offers', 'pricing']}>
        <BenefitEditor code={null} version={0} published={null} begin={begin} zone={zone} choices={choices} />
      </ClientTexts>
    </ConsolePage>
  );
}
