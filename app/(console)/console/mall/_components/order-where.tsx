import { getLocale, getTranslations } from 'next-intl/server';
import { deliveryOf, type ListedExchange } from '@/lib/mall';
import { pool } from '@/lib/platform/db';
import { storeNames } from '@/lib/stores';

/** Where an exchange that waits goes: the store with its code, or the address for whoever may see personal data. */
export async function OrderWhere({
  exchange,
  mayReveal,
}: {
  readonly exchange: ListedExchange;
  readonly mayReveal: boolean;
}) {
  const { state, way, uuid, carrier, tracking } = exchange;
  const isOpen = state === 'awaiting_shipment' || state === 'awaiting_pickup';
  const [t, locale] = await Promise.all([getTranslations('mall-console'), getLocale()]);
  if (carrier !== null) return <Small>{`${carrier} ${tracking}`}</Small>;
  if (!isOpen || way === 'instant') return null;
  if (way === 'delivery' && !mayReveal) return <Small>{t('where.hidden')}</Small>;
  const [where, stores] = await Promise.all([deliveryOf(pool(), uuid), storeNames()]);
  if (where === null) return null;
  const store = stores.get(where.store ?? '');
  if (way === 'pickup')
    return (
      <Small>
        {t('where.pickup', { store: (locale === 'en' ? store?.en : store?.zh) ?? where.store ?? '' })}{' '}
        {t('where.code', { code: where.pickupCode ?? '' })}
      </Small>
    );
  return where.address === null ? null : (
    <Small>{`${where.address.name} ${where.address.mobile} ${where.address.address}`}</Small>
  );
}

const Small = ({ children }: { readonly children: React.ReactNode }) => (
  <span className="block text-xs text-muted">{children}</span>
);
