import { useLocale } from 'next-intl';
import { type DateStyle, formatDateTime, formatEnd } from '@/lib/kernel/format';
import { DEFAULT_LOCALE, DEFAULT_ZONE, localeOf } from '@/lib/kernel/locale';
import { cn } from './cn';

// In one line, as long as there is a line that is wide enough; in a table always, which can be scrolled.
const WHOLE = 'inline-block max-w-full shrink-0 [td_&]:whitespace-nowrap [th_&]:whitespace-nowrap';

/** An instant on the programme's wall clock, or the end of a range, in the reader's language; the exact instant stays in `datetime`. */
export function DateTime({
  at,
  format = 'datetime',
  zone = DEFAULT_ZONE,
  isEnd = false,
  className,
}: {
  readonly at: Date | string;
  readonly format?: DateStyle;
  readonly zone?: string;
  readonly isEnd?: boolean;
  readonly className?: string;
}) {
  const locale = localeOf(useLocale()) ?? DEFAULT_LOCALE;
  const instant = new Date(at);
  return (
    <time dateTime={instant.toISOString()} className={cn(WHOLE, className)}>
      {(isEnd ? formatEnd : formatDateTime)(instant, format, locale, zone)}
    </time>
  );
}
