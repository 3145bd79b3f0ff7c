import { getLocale, getTranslations } from 'next-intl/server';
import { ClientTexts } from '@/components/shell/client-texts';
import { OrderActs } from '@/components/shop/order-acts';
import { Card } from '@/components/ui/card';
import { LinkButton } from '@/components/ui/link-button';
import { formatDateTime } from '@/lib/kernel/format';
import { publicId } from '@/lib/kernel/id';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import type { OrderStory } from '@/lib/orders';
import { pageNow, reader } from '@/lib/platform/reading';
import { isShopOpen, latestRequest, refundWays } from '@/lib/shop';
import { RequestState } from './request-state';

/** What a member may do with an order of the demo shop: pay it in time, give it up, or give back a part of it. */
export async function ShopPanel({ story, zone }: { readonly story: OrderStory; readonly zone: string }) {
  if (!isShopOpen()) return null;
  const [t, said, refund, request] = await Promise.all([
    getTranslations('shop'),
    getLocale(),
    refundWays(reader(), story, pageNow()),
    latestRequest(reader(), story.externalId),
  ]);
  const locale = localeOf(said) ?? DEFAULT_LOCALE;
  const order = publicId('order', story.id);
  if (refund.isShops && story.status === 'placed') {
    return (
      <Card tint inset className="mb-3 grid gap-3">
        {story.payBy === null ? null : (
          <p className="text-dense">{t('order.payBy', { time: formatDateTime(story.payBy, 'time', locale, zone) })}</p>
        )}
        <ClientTexts namespaces={['buying']}>
          <OrderActs order={order} />
        </ClientTexts>
      </Card>
    );
  }
  const isLeft = story.lines.some(({ quantity, refundedQuantity }) => refundedQuantity < quantity);
  const mayAsk = refund.asking.allowed && isLeft && request?.state !== 'open';
  return (
    <>
      {request === null ? null : (
        <ClientTexts namespaces={['buying']}>
          <RequestState request={request} zone={zone} />
        </ClientTexts>
      )}
      {mayAsk ? (
        <div className="mb-3 flex flex-wrap items-center justify-between gap-3 rounded-card bg-sunken px-4 py-3">
          <p className="min-w-0 flex-1 text-dense text-muted">
            {t(refund.own.allowed ? 'order.refundable' : 'order.askable')}
          </p>
          <LinkButton href={`/orders/${order}/refund`} variant="outline" size="sm">
            {t('order.refund')}
          </LinkButton>
        </div>
      ) : null}
    </>
  );
}
