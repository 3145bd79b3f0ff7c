import { getLocale, getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { LinkButton } from '@/components/ui/link-button';
import { formatDateTime, formatNumber } from '@/lib/kernel/format';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';

/** The points at hand, and of them what ends first (M6). */
export async function BalanceCard({
  balance,
  expiring,
  zone,
}: {
  readonly balance: number;
  readonly expiring: { readonly points: number; readonly at: Date } | null;
  readonly zone: string;
}) {
  const [t, said] = await Promise.all([getTranslations('mall'), getLocale()]);
  const locale = localeOf(said) ?? DEFAULT_LOCALE;
  // Lots end at an instant: the last day on which they count is the one before it.
  const last = expiring === null ? null : new Date(expiring.at.getTime() - 1);
  return (
    <Card inset tint className="mb-3 flex flex-wrap items-center justify-between gap-3">
      <div>
        <h2 className="text-xs font-normal text-muted">{t('balance')}</h2>
        <p className="text-2xl font-bold">{formatNumber(balance)}</p>
        {expiring === null || last === null ? null : (
          <p className="text-xs text-muted">
            {t('expiring', {
              points: formatNumber(expiring.points),
              date: formatDateTime(last, 'date', locale, zone),
            })}
          </p>
        )}
      </div>
      <LinkButton href="/mall/orders" size="sm">
        {t('orders')}
      </LinkButton>
    </Card>
  );
}
