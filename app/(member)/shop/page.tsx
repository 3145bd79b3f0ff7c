import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { MemberTop } from '@/components/shell/member-top';
import { isShopOpen } from '@/lib/shop';
import { CartLink } from './_components/cart-link';
import { Shelf } from './_components/shelf';
import { type ShelfQuery, shelfQuery } from './_components/shelf-query';
import { ShelfSkeleton } from './_components/shelf-skeleton';

/** The title of the shop. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('shop'))('title') };
}

export default async function ShopPage({ searchParams }: { readonly searchParams: Promise<ShelfQuery> }) {
  const [t, query] = await Promise.all([getTranslations('shop'), searchParams]);
  if (!isShopOpen()) notFound();
  const asked = shelfQuery(query);
  return (
    <>
      <MemberTop
        title={t('title')}
        back="/"
        action={
          <Suspense>
            <CartLink />
          </Suspense>
        }
      />
      <p className="-mt-2 mb-3 px-0.5 text-xs text-muted">{t('demo')}</p>
      <Suspense key={JSON.stringify(asked)} fallback={<ShelfSkeleton />}>
        <Shelf asked={asked} />
      </Suspense>
    </>
  );
}
