import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { ClientTexts } from '@/components/shell/client-texts';
import { ConsolePage } from '@/components/shell/console-page';
import { Guarded } from '../../../_components/guarded';
import { editorParts } from '../../offers/_reading/editor-parts';
import { BatchEditor } from '../_editor/batch-editor';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('coupons'))('editor.newTitle') };
}

export default async function NewBatchPage() {
  const t = await getTranslations('coupons');
  return (
    <Guarded can="coupons.edit" what={t('editor.newTitle')}>
      <NewBatch />
    </Guarded>
  );
}

async function NewBatch() {
  const [t, parts] = await Promise.all([getTranslations('coupons'), editorParts(await getLocale())]);
  const begin = {
    name: { zh: '', en: '' },
    kind: 'amount_off',
    params: { threshold: 10_000, off: 1_000 },
    total: 1_000,
    perMember: 1,
    claimFrom: new Date(Math.floor(Date.now() / 60_000) * 60_000).toISOString(),
    validity: { type: 'days', days: 30 },
  };
  return (
    <ConsolePage title={t('editor.newTitle')} note={t('editor.note')} crumbs={[{ label: t('editor.newTitle') }]}>
      <ClientTexts namespaces={['coupons', 'offers', 'pricing']}>
        <BatchEditor batch={null} version={0} published={null} begin={begin} hasDraft={false} {...parts} />
      </ClientTexts>
    </ConsolePage>
  );
}
