import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ClientTexts } from '@/components/shell/client-texts';
import { ConsolePage } from '@/components/shell/console-page';
import { Guarded } from '../../../_components/guarded';
import { ItemEditor } from '../_components/item-editor';
import { editorParts } from '../_components/parts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('mall-console'))('new') };
}

export default async function NewItemPage() {
  const t = await getTranslations('mall-console');
  return (
    <Guarded can="mall.edit" what={t('new')}>
      <NewItem />
    </Guarded>
  );
}

const BLANK = {
  name: { zh: '', en: '' },
  about: { zh: '', en: '' },
  category: 'home',
  kind: 'goods',
  ways: ['delivery'],
};

async function NewItem() {
  const [t, parts] = await Promise.all([getTranslations('mall-console'), editorParts()]);
  return (
    <ConsolePage title={t('new')} crumbs={[{ label: t('title'), href: '/console/mall' }, { label: t('new') }]}>
      <ClientTexts namespaces={['mall-console', 'mall-words', 'rewards']}>
        <ItemEditor code={null} version={0} begin={BLANK} {...parts} />
      </ClientTexts>
    </ConsolePage>
  );
}
