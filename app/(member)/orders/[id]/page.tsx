import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { OrderFacts } from '@/components/orders/order-facts';
import { OrderGains } from '@/components/orders/order-gains';
import { OrderLines } from '@/components/orders/order-lines';
import { OrderRefunds } from '@/components/orders/order-refunds';
import { MemberTop } from '@/components/shell/member-top';
import { parseId } from '@/lib/kernel/id';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import { levelSchemes } from '@/lib/levels';
import { orderStory } from '@/lib/orders';
import { reader } from '@/lib/platform/reading';
import { storeNames } from '@/lib/stores';
import { PanelSkeleton } from '../../_components/skeletons';
import { currentProgram, requireMember } from '../../_reading/member';
import { orderLedgerLines } from '../../_reading/passbook';
import { OrderReviews } from './_components/order-reviews';
import { ShopPanel } from './_components/shop-panel';

/** The title of the page of one order. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('orders'))('one') };
}

export default async function OrderPage({ params }: { readonly params: Promise<{ readonly id: string }> }) {
  const t = await getTranslations('orders');
  return (
    <>
      <MemberTop title={t('one')} back="/orders" />
      <Suspense fallback={<OrderSkeleton />}>
        <Order params={params} />
      </Suspense>
    </>
  );
}

async function Order({ params }: { readonly params: Promise<{ readonly id: string }> }) {
  const { id } = await params;
  const memberId = await requireMember(`/orders/${id}`);
  const orderId = parseId('order', id);
  // Somebody else's order is not there, just like one that never was.
  const story = orderId === null ? null : await orderStory(reader(), memberId, orderId);
  if (story === null || orderId === null) notFound();
  const program = await currentProgram();
  const [lines, versions, stores, said] = await Promise.all([
    orderLedgerLines(reader(), memberId, orderId),
    levelSchemes(reader(), program),
    storeNames(),
    getLocale(),
  ]);
  const locale = localeOf(said) ?? DEFAULT_LOCALE;
  const store = stores.get(story.storeCode ?? '');
  const levels = [...versions].reverse().flatMap(({ scheme }) => scheme.levels);
  return (
    <>
      <ShopPanel story={story} zone={program.zone} />
      <OrderLines story={story} zone={program.zone} />
      <OrderReviews memberId={memberId} story={story} />
      <OrderGains story={story} lines={lines} levels={levels} zone={program.zone} />
      <OrderRefunds story={story} zone={program.zone} />
      <OrderFacts
        story={story}
        storeName={store ? (locale === 'zh-CN' ? store.zh : store.en) : null}
        zone={program.zone}
      />
    </>
  );
}

function OrderSkeleton() {
  return (
    <div aria-hidden="true" className="after-pause grid gap-6">
      <PanelSkeleton className="h-56" />
      <PanelSkeleton className="h-40" />
    </div>
  );
}
