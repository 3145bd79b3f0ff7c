import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { OrderList } from '@/components/orders/order-list';
import { ClientTexts } from '@/components/shell/client-texts';
import { MemberTop } from '@/components/shell/member-top';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { reader } from '@/lib/platform/reading';
import { RowsSkeleton } from '../_components/skeletons';
import { currentProgram, requireMember } from '../_reading/member';
import { ORDERS_LIMIT, readOrderCards } from '../_reading/orders';

/** The title of the page of orders. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('orders'))('title') };
}

export default async function OrdersPage() {
  const t = await getTranslations('orders');
  return (
    <>
      <MemberTop title={t('title')} back="/me" />
      <Suspense fallback={<RowsSkeleton rows={8} />}>
        <Orders />
      </Suspense>
    </>
  );
}

async function Orders() {
  const memberId = await requireMember('/orders');
  const [t, { zone }, first] = await Promise.all([
    getTranslations('orders'),
    currentProgram(),
    readOrderCards(reader(), memberId, null, ORDERS_LIMIT),
  ]);
  if (first.orders.length === 0) {
    return (
      <Card>
        <EmptyState drawing="shop" title={t('empty')}>
          {t('emptyNote')}
        </EmptyState>
      </Card>
    );
  }
  return (
    <ClientTexts namespaces={['orders', 'paging']}>
      <OrderList first={first} zone={zone} label={t('title')} />
    </ClientTexts>
  );
}
