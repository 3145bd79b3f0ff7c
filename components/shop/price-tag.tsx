import { useTranslations } from 'next-intl';
import { formatMoney } from '@/lib/kernel/format';

/** What it costs this member: his own price first, the list price beside it when that is higher. */
export function PriceTag({
  list,
  own,
  isFrom = false,
}: {
  readonly list: number;
  readonly own: { readonly kind: 'member' | 'level' | 'contract'; readonly amount: number } | null;
  /** The lowest of several. */
  readonly isFrom?: boolean;
}) {
  const t = useTranslations('shop');
  const price = formatMoney(own?.amount ?? list, 'plain');
  return (
    <span className="flex flex-wrap items-baseline gap-x-1.5">
      <span className="text-base font-bold text-accent">{isFrom ? t('from', { price }) : price}</span>
      {own === null ? null : (
        <span className="text-2xs text-muted">
          {t(`own.${own.kind}`)} <span className="sr-only">{t('list', { price: formatMoney(list, 'plain') })}</span>
          <s aria-hidden="true">{formatMoney(list, 'plain')}</s>
        </span>
      )}
    </span>
  );
}
