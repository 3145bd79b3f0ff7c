import type { Route } from 'next';
import { getTranslations } from 'next-intl/server';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { Input } from '@/components/ui/input';
import { NearLink } from '@/components/ui/near-link';
import { WALLET_ORDERS } from '@/lib/coupons';
import { type WalletAsked, walletHref } from './wallet-query';

const MANY = 20;

/** Search once there are many, and the order of what can be used; a plain form, so it works before any script has come. */
export async function WalletFilter({
  asked,
  count,
  soon,
}: {
  readonly asked: WalletAsked;
  readonly count: number;
  readonly soon: number;
}) {
  const t = await getTranslations('wallet');
  const { tab, order, q } = asked;
  return (
    <>
      {count > MANY || q !== '' ? (
        // biome-ignore lint/a11y/useSemanticElements: older phones do not know the search element
        <form action="/coupons" role="search" className="mb-3 flex gap-2">
          {tab === 'usable' ? null : <input type="hidden" name="tab" value={tab} />}
          {order === 'ending' ? null : <input type="hidden" name="order" value={order} />}
          <span className="min-w-0 flex-1">
            <Input type="search" name="q" defaultValue={q} aria-label={t('search')} placeholder={t('search')} />
          </span>
          <Button type="submit">{t('find')}</Button>
        </form>
      ) : null}
      {tab === 'usable' && count > 1 ? (
        <div className="mb-3 flex flex-wrap items-center justify-between gap-2">
          <ul aria-label={t('order.label')} className="flex gap-1.5">
            {WALLET_ORDERS.map((one) => (
              <li key={one}>
                <NearLink
                  href={walletHref(asked, { order: one }) as Route}
                  aria-current={one === order ? 'true' : undefined}
                  className={cn(
                    'relative inline-block rounded-full border px-3 py-1 text-xs after:absolute after:inset-x-0 after:-inset-y-2 after:content-[""]',
                    one === order
                      ? 'border-accent bg-tint font-medium text-accent'
                      : 'border-line bg-surface text-muted',
                  )}
                >
                  {t(`order.${one}`)}
                </NearLink>
              </li>
            ))}
          </ul>
          {soon > 0 ? <p className="text-xs font-medium text-warning">{t('soon', { count: soon })}</p> : null}
        </div>
      ) : null}
    </>
  );
}
