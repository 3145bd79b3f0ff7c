import { useTranslations } from 'next-intl';
import { cn } from '@/components/ui/cn';
import { formatNumber } from '@/lib/kernel/format';
import type { LedgerLine } from './line';

/** A movement set like money: its sign, number and unit; what goes out is coloured, what was waived said in words. */
export function Amount({
  asset,
  amount,
  waived,
  className,
}: Pick<LedgerLine, 'asset' | 'amount' | 'waived'> & { readonly className?: string }) {
  const t = useTranslations('passbook');
  if (waived > 0)
    return (
      <span className={cn('whitespace-nowrap text-muted', className)}>
        {t(WAIVED[asset], { amount: formatNumber(waived) })}
      </span>
    );
  return (
    <span className={cn('whitespace-nowrap font-bold', amount < 0 && 'text-warning', className)}>
      {formatNumber(amount, true)} <span className="text-xs font-normal text-muted">{t(`asset.${asset}`)}</span>
    </span>
  );
}

const WAIVED = { points: 'waived.points', growth: 'waived.growth' } as const;
