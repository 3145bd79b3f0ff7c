import { useTranslations } from 'next-intl';
import { cn } from '@/components/ui/cn';
import { formatMoney, formatNumber } from '@/lib/kernel/format';

/** What an item costs: points and unit, money beside them, and the price of others crossed out; wants `mall-words`. */
export function PointsPrice({
  points,
  list,
  cash,
  isLarge = false,
}: {
  readonly points: number;
  readonly list: number;
  readonly cash: number;
  readonly isLarge?: boolean;
}) {
  const t = useTranslations('mall-words');
  return (
    <span className="flex flex-wrap items-baseline gap-x-1.5">
      <span className={cn('font-bold text-accent', isLarge ? 'text-xl' : 'text-base')}>
        {cash === 0
          ? t('points', { points: formatNumber(points) })
          : t('mixed', { points: formatNumber(points), cash: formatMoney(cash) })}
      </span>
      {list > points ? (
        <>
          <span className="sr-only">{t('listPrice', { points: formatNumber(list) })}</span>
          <s aria-hidden="true" className="text-xs text-muted">
            {formatNumber(list)}
          </s>
        </>
      ) : null}
    </span>
  );
}
