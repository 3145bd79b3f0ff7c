import { getTranslations } from 'next-intl/server';
import { Banner } from '@/components/ui/banner';
import { LinkButton } from '@/components/ui/link-button';
import { formatMoney, formatNumber } from '@/lib/kernel/format';
import type { OwnExchange } from '@/lib/mall';
import { CancelExchange } from './cancel-exchange';

/** That it worked, or that it was cancelled and what came back. */
export async function ExchangeNotes({ order, isNew }: { readonly order: OwnExchange; readonly isNew: boolean }) {
  const [t, words] = await Promise.all([getTranslations('mall'), getTranslations('mall-words')]);
  if (order.state === 'cancelled')
    return (
      <Banner tone="info" className="mb-3" title={t('cancelled', { points: formatNumber(order.points) })}>
        {order.cash > 0 ? t('cashBack', { cash: formatMoney(order.cash) }) : null}
      </Banner>
    );
  if (!isNew) return null;
  return (
    <Banner tone="success" title={t('done')} className="mb-3">
      {words(`next.${order.kind as 'goods'}`)}
    </Banner>
  );
}

/** Where what was given is found, and the way back while it still waits. */
export async function ExchangeNext({ order }: { readonly order: OwnExchange }) {
  const t = await getTranslations('mall');
  const { id, kind, state, points } = order;
  if (state === 'awaiting_shipment' || state === 'awaiting_pickup')
    return <CancelExchange order={id} points={points} />;
  if (kind !== 'coupon' && kind !== 'benefit') return null;
  return (
    <LinkButton href={kind === 'coupon' ? '/coupons' : '/benefits'} full>
      {t(kind === 'coupon' ? 'toCoupons' : 'toBenefits')}
    </LinkButton>
  );
}
