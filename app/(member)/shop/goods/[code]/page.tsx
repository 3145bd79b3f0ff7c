import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { ShareButton } from '@/components/sharing/share-button';
import { ClientTexts } from '@/components/shell/client-texts';
import { MemberTop } from '@/components/shell/member-top';
import { AddToCart } from '@/components/shop/add-to-cart';
import { GoodsTile } from '@/components/shop/goods-tile';
import { PriceTag } from '@/components/shop/price-tag';
import { Card } from '@/components/ui/card';
import { formatMoney } from '@/lib/kernel/format';
import { pageNow, reader } from '@/lib/platform/reading';
import { isShopOpen, shopProduct, unitsInCart } from '@/lib/shop';
import { PanelSkeleton } from '../../../_components/skeletons';
import { requireMember } from '../../../_reading/member';
import { CartLink } from '../../_components/cart-link';
import { GoodsReviews } from './_components/goods-reviews';

type Params = { readonly params: Promise<{ readonly code: string }> };

/** The title of the page of one product. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('shop'))('product') };
}

export default async function ProductPage({ params }: Params) {
  const t = await getTranslations('shop');
  if (!isShopOpen()) notFound();
  return (
    <>
      <MemberTop
        title={t('product')}
        back="/shop"
        action={
          <Suspense>
            <CartLink />
          </Suspense>
        }
      />
      <Suspense fallback={<PanelSkeleton className="after-pause h-96" />}>
        <Product params={params} />
      </Suspense>
    </>
  );
}

async function Product({ params }: Params) {
  const code = decodeURIComponent((await params).code);
  const memberId = await requireMember(`/shop/goods/${encodeURIComponent(code)}`);
  const [t, locale, inCart] = await Promise.all([
    getTranslations('shop'),
    getLocale(),
    unitsInCart(reader(), memberId),
  ]);
  const product = await shopProduct(reader(), code, { memberId, now: pageNow() });
  if (product === null) notFound();
  const own = (name: { readonly zh: string; readonly en: string }) => (locale === 'en' ? name.en : name.zh);
  const [first] = product.skus;
  return (
    <>
      <Card inset className="grid gap-4">
        <GoodsTile top={product.top} className="aspect-[16/9] w-full" />
        <div className="grid gap-1">
          <h2 className="text-lg">{own(product.name)}</h2>
          {first ? <PriceTag list={first.list} own={first.own} isFrom={product.skus.length > 1} /> : null}
          <p className="text-xs text-muted">{t('quoteNote')}</p>
        </div>
        <ClientTexts namespaces={['sharing']}>
          <ShareButton
            what="product"
            code={code}
            path={`/shop/goods/${encodeURIComponent(code)}`}
            name={own(product.name)}
          />
        </ClientTexts>
        <ClientTexts namespaces={['buying']}>
          <AddToCart
            legend={t('choose')}
            skus={product.skus.map((sku) => ({
              code: sku.code,
              name: own(sku.name),
              price: formatMoney(sku.own?.amount ?? sku.list, 'plain'),
              inCart: inCart.get(sku.code) ?? 0,
            }))}
          />
        </ClientTexts>
      </Card>
      <GoodsReviews skus={product.skus.map((sku) => sku.code)} />
    </>
  );
}
