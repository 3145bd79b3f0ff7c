import { useLocale } from 'next-intl';
import { formatCompact, formatNumber } from '@/lib/kernel/format';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import { cn } from './cn';

/** A whole number: exact by default, `compact` (1.2万 / 12K) only on tiles, where its title keeps the exact one. */
export function NumberText({
  value,
  compact = false,
  signed = false,
  className,
}: {
  readonly value: number;
  readonly compact?: boolean;
  readonly signed?: boolean;
  readonly className?: string;
}) {
  const locale = localeOf(useLocale()) ?? DEFAULT_LOCALE;
  const exact = formatNumber(value, signed);
  return (
    <span className={cn('whitespace-nowrap', className)} title={compact ? exact : undefined}>
      {compact ? formatCompact(value, locale) : exact}
    </span>
  );
}
