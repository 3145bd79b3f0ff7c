import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { ClientTexts } from '@/components/shell/client-texts';
import { ConsolePage } from '@/components/shell/console-page';
import { Guarded } from '../../../_components/guarded';
import { OfferEditor } from '../_editor/offer-editor';
import { editorParts } from '../_reading/editor-parts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('offers'))('editor.newTitle') };
}

export default async function NewOfferPage() {
  const t = await getTranslations('offers');
  return (
    <Guarded can="offers.edit" what={t('editor.newTitle')}>
      <NewOffer />
    </Guarded>
  );
}

const BEGIN = {
  code: '',
  terms: { kind: 'spend_save', params: { from: 30_000, off: 5_000 }, layer: 'order', name: { zh: '', en: '' } },
  startsAt: null,
  endsAt: null,
};

async function NewOffer() {
  const [t, parts] = await Promise.all([getTranslations('offers'), editorParts(await getLocale())]);
  return (
    <ConsolePage title={t('editor.newTitle')} note={t('editor.note')} crumbs={[{ label: t('editor.newTitle') }]}>
      <ClientTexts namespaces={['offers', 'pricing']}>
        <OfferEditor code={null} basedOn={0} published={null} begin={BEGIN} draftBy={null} {...parts} />
      </ClientTexts>
    </ConsolePage>
  );
}
