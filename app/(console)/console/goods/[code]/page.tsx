import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { ClientTexts } from '@/components/shell/client-texts';
import { ConsolePage } from '@/components/shell/console-page';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { productStory } from '@/lib/catalog';
import { may } from '@/lib/kernel/actor';
import { must } from '@/lib/kernel/assert';
import { isRefusal } from '@/lib/kernel/refusal';
import { storesInSight } from '@/lib/members';
import { ask } from '@/lib/platform/route';
import { staffActorOfRequest } from '@/lib/platform/session';
import { Guarded } from '../../../_components/guarded';
import { goodsNames } from '../_reading/goods-names';
import { ProductPage } from './_components/product-page';

type Props = { readonly params: Promise<{ readonly code: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('goods'))('product.one') };
}

export default async function Page({ params }: Props) {
  const t = await getTranslations('goods');
  return (
    <Guarded can="catalog.read" what={t('title')}>
      <Product code={decodeURIComponent((await params).code)} />
    </Guarded>
  );
}

async function Product({ code }: { readonly code: string }) {
  const actor = must(await staffActorOfRequest(), 'a guarded page has a reader');
  const [t, locale] = await Promise.all([getTranslations('goods'), getLocale()]);
  const [story, names] = await Promise.all([readStory(code), goodsNames(locale)]);
  if (story === null) {
    return (
      <ConsolePage title={t('product.missing')} crumbs={[{ label: code }]}>
        <EmptyState
          drawing="search"
          title={t('product.missing')}
          actions={<LinkButton href="/console/goods">{t('product.back')}</LinkButton>}
        >
          {t('product.missingNote', { code })}
        </EmptyState>
      </ConsolePage>
    );
  }
  return (
    <ClientTexts namespaces={['goods']}>
      <ProductPage
        story={story}
        names={names}
        isEnglish={locale === 'en'}
        canEdit={may(actor, 'catalog.edit')}
        ownStores={may(actor, 'catalog.availability') ? ((await storesInSight(actor)) ?? 'all') : []}
        now={new Date()}
      />
    </ClientTexts>
  );
}

/** The product, or null when nothing has this code. */
async function readStory(code: string) {
  try {
    return await ask(productStory, { code });
  } catch (error) {
    if (isRefusal(error) && error.code === 'product_not_found') return null;
    throw error;
  }
}
