import { useTranslations } from 'next-intl';
import { cn } from '@/components/ui/cn';
import { formatNumber } from '@/lib/kernel/format';
import type { LedgerLine } from './line';

/** A movement set like money: its sign, its number, its unit; what goes out is coloured and signed. */
export function Amount({
  asset,
  amount,
  className,
}: Pick<LedgerLine, 'asset' | 'amount'> & { readonly className?: string }) {
  const t = useTranslations('passbook');
  return (
    <span className={cn('whitespace-nowrap font-bold', amount < 0 && 'text-warning', className)}>
      {formatNumber(amount, true)} <span className="text-xs font-normal text-muted">{t(`asset.${asset}`)}</span>
    </span>
  );
}
