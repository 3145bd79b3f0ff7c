import { Plus } from 'lucide-react';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { ClientTexts } from '@/components/shell/client-texts';
import { ConsolePage } from '@/components/shell/console-page';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { may } from '@/lib/kernel/actor';
import { must } from '@/lib/kernel/assert';
import { staffActorOfRequest } from '@/lib/platform/session';
import { Guarded } from '../../_components/guarded';
import { GoodsTable } from './_components/goods-table';
import { ProductForm } from './_components/product-form';
import { goodsNames } from './_reading/goods-names';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('goods'))('title') };
}

export default async function GoodsPage() {
  const t = await getTranslations('goods');
  return (
    <Guarded can="catalog.read" what={t('title')}>
      <Goods />
    </Guarded>
  );
}

async function Goods() {
  const actor = must(await staffActorOfRequest(), 'a guarded page has a reader');
  const [t, names] = await Promise.all([getTranslations('goods'), goodsNames(await getLocale())]);
  return (
    <ClientTexts namespaces={['table', 'goods']}>
      <ConsolePage
        title={t('title')}
        note={t('note')}
        full
        actions={
          <>
            <LinkButton href="/console/goods/categories">{t('categories.title')}</LinkButton>
            <LinkButton href="/console/goods/brands">{t('brands.title')}</LinkButton>
            <LinkButton href="/console/goods/contracts">{t('contracts')}</LinkButton>
            {may(actor, 'catalog.edit') ? (
              <ProductForm
                names={names}
                trigger={
                  <Button variant="primary" icon={<Plus aria-hidden="true" />}>
                    {t('product.add')}
                  </Button>
                }
              />
            ) : null}
          </>
        }
      >
        <Suspense>
          <GoodsTable names={names} canEdit={may(actor, 'catalog.edit')} />
        </Suspense>
      </ConsolePage>
    </ClientTexts>
  );
}
