import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { MemberTop } from '@/components/shell/member-top';
import { isShopOpen } from '@/lib/shop';
import { RulesLink } from '../../_components/rules-link';
import { PanelSkeleton } from '../../_components/skeletons';
import { Cart } from './_components/cart';

/** The title of the cart. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('shop'))('cart') };
}

export default async function CartPage() {
  const t = await getTranslations('shop');
  if (!isShopOpen()) notFound();
  return (
    <>
      <MemberTop title={t('cart')} back="/shop" />
      <Suspense
        fallback={
          <div className="after-pause grid gap-3">
            <PanelSkeleton className="h-40" />
            <PanelSkeleton className="h-56" />
            <PanelSkeleton className="h-32" />
          </div>
        }
      >
        <Cart />
      </Suspense>
      <RulesLink to="#stacking" />
    </>
  );
}
