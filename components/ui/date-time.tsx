import { useLocale } from 'next-intl';
import { type DateStyle, formatDateTime } from '@/lib/kernel/format';
import { DEFAULT_LOCALE, DEFAULT_ZONE, localeOf } from '@/lib/kernel/locale';
import { cn } from './cn';

/** An instant on the programme's wall clock, in the reader's language; the exact instant stays in `datetime`. */
export function DateTime({
  at,
  format = 'datetime',
  zone = DEFAULT_ZONE,
  className,
}: {
  readonly at: Date | string;
  readonly format?: DateStyle;
  readonly zone?: string;
  readonly className?: string;
}) {
  const locale = localeOf(useLocale()) ?? DEFAULT_LOCALE;
  const instant = new Date(at);
  return (
    <time dateTime={instant.toISOString()} className={cn('whitespace-nowrap', className)}>
      {formatDateTime(instant, format, locale, zone)}
    </time>
  );
}
