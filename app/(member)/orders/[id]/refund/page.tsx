import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { nameOf } from '@/components/orders/order-lines';
import { ClientTexts } from '@/components/shell/client-texts';
import { MemberTop } from '@/components/shell/member-top';
import { RefundForm } from '@/components/shop/refund-form';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { parseId } from '@/lib/kernel/id';
import { orderStory } from '@/lib/orders';
import { pageNow, reader } from '@/lib/platform/reading';
import { isShopOpen, latestRequest, refundWays } from '@/lib/shop';
import { PanelSkeleton } from '../../../_components/skeletons';
import { requireMember } from '../../../_reading/member';

type Params = { readonly params: Promise<{ readonly id: string }> };

/** The title of the page of a refund. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('shop'))('refundTitle') };
}

export default async function RefundPage({ params }: Params) {
  const [t, { id }] = await Promise.all([getTranslations('shop'), params]);
  if (!isShopOpen()) notFound();
  return (
    <>
      <MemberTop title={t('refundTitle')} back={`/orders/${id}`} />
      <Suspense fallback={<PanelSkeleton className="after-pause h-64" />}>
        <Refund id={id} />
      </Suspense>
    </>
  );
}

async function Refund({ id }: { readonly id: string }) {
  const memberId = await requireMember(`/orders/${id}/refund`);
  const orderId = parseId('order', id);
  const story = orderId === null ? null : await orderStory(reader(), memberId, orderId);
  if (story === null) notFound();
  const [t, orders, { own, ownMax, asking }, request] = await Promise.all([
    getTranslations('shop'),
    getTranslations('orders'),
    refundWays(reader(), story, pageNow()),
    latestRequest(reader(), story.externalId),
  ]);
  if (request?.state === 'open') redirect(`/orders/${id}`);
  if (!asking.allowed) {
    return (
      <Card>
        <EmptyState
          drawing="locked"
          title={t(`refundNo.${asking.code === 'refund_at_desk' ? asking.code : 'refund_not_paid'}`)}
          actions={<LinkButton href={`/orders/${id}`}>{t('back')}</LinkButton>}
        />
      </Card>
    );
  }
  const lines = story.lines.flatMap((line) => {
    const left = line.quantity - line.refundedQuantity;
    if (line.kind !== 'goods' || left <= 0) return [];
    return { id: line.id, name: nameOf(orders, line), left, net: line.net - line.refundedNet };
  });
  return (
    <ClientTexts namespaces={['buying']}>
      <RefundForm order={id} lines={lines} atOnce={own.allowed ? ownMax : null} />
    </ClientTexts>
  );
}
