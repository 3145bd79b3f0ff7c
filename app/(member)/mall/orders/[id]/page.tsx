import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { ClientTexts } from '@/components/shell/client-texts';
import { MemberTop } from '@/components/shell/member-top';
import { parseId } from '@/lib/kernel/id';
import { ownExchange } from '@/lib/mall';
import { reader } from '@/lib/platform/reading';
import { PanelSkeleton } from '../../../_components/skeletons';
import { requireMember } from '../../../_reading/member';
import { ExchangeCard } from '../../_components/exchange-card';
import { ExchangeNext, ExchangeNotes } from '../../_components/exchange-notes';

type Asked = {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
};

/** The title of the page of one exchange. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('mall'))('order') };
}

export default async function ExchangePage(asked: Asked) {
  const t = await getTranslations('mall');
  return (
    <>
      <MemberTop title={t('order')} back="/mall/orders" />
      <Suspense fallback={<PanelSkeleton className="h-64" />}>
        <Exchange {...asked} />
      </Suspense>
    </>
  );
}

async function Exchange({ params, searchParams }: Asked) {
  const [{ id }, { new: isNew }] = await Promise.all([params, searchParams]);
  const memberId = await requireMember(`/mall/orders/${id}`);
  const orderId = parseId('mallOrder', id);
  // Somebody else's exchange is not there, just like one that never was.
  const order = orderId === null ? null : await ownExchange(reader(), memberId, orderId);
  if (order === null) notFound();
  return (
    <ClientTexts namespaces={['mall-act', 'mall-words']}>
      <ExchangeNotes order={order} isNew={isNew === '1'} />
      <ExchangeCard order={order} />
      <div className="mt-3 grid gap-3">
        <ExchangeNext order={order} />
      </div>
    </ClientTexts>
  );
}
