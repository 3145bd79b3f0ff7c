import { ChevronDown } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { DateTime } from '@/components/ui/date-time';
import { IconPlate } from '@/components/ui/list';
import { localTime } from '@/lib/kernel/day';
import { formatDateTime } from '@/lib/kernel/format';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import { Amount } from './amount';
import { LedgerFacts } from './ledger-facts';
import { LedgerIcon } from './ledger-icon';
import type { LedgerLine } from './line';
import { sayHow, sayTitle } from './words';

/** One movement: what, how much, how it came about in words, when; its line of dates opens the full why. */
export function LedgerRow({
  line,
  zone,
  now,
}: {
  readonly line: LedgerLine;
  readonly zone: string;
  /** When the page was made, ISO 8601: points that become available later say so. */
  readonly now: string;
}) {
  const t = useTranslations('passbook');
  const locale = localeOf(useLocale()) ?? DEFAULT_LOCALE;
  const how = sayHow(t, line, locale);
  return (
    <li className="flex gap-3 px-3.5 py-3">
      <IconPlate className={line.amount < 0 ? 'bg-sunken text-muted' : undefined}>
        <LedgerIcon line={line} />
      </IconPlate>
      <div className="min-w-0 flex-1">
        <p className="flex items-baseline justify-between gap-3 leading-snug">
          <span className="min-w-0 font-medium">{sayTitle(t, line)}</span>
          <Amount asset={line.asset} amount={line.amount} waived={line.waived} className="shrink-0" />
        </p>
        {how ? <p className="mt-0.5 text-xs text-muted">{how}</p> : null}
        <details className="group mt-0.5 text-xs">
          <summary className="relative flex list-none flex-wrap items-center gap-x-2 py-1 text-muted after:absolute after:inset-x-0 after:-inset-y-2 [&::-webkit-details-marker]:hidden">
            <LedgerDates line={line} zone={zone} now={now} />
            <span className="ml-auto inline-flex items-center gap-0.5 hover:text-ink">
              <span className="border-b border-dotted border-muted">{t('why')}</span>
              <ChevronDown
                className="size-3.5 transition-transform duration-calm group-open:rotate-180"
                aria-hidden="true"
              />
            </span>
          </summary>
          <div className="mt-1.5 rounded-lg bg-sunken px-3 py-2.5 text-ink">
            <LedgerFacts line={line} zone={zone} />
          </div>
        </details>
      </div>
    </li>
  );
}

/** When it happened, and when points that are still on their way arrive. */
export function LedgerDates({
  line,
  zone,
  now,
}: {
  readonly line: LedgerLine;
  readonly zone: string;
  readonly now: string;
}) {
  const t = useTranslations('passbook');
  const locale = localeOf(useLocale()) ?? DEFAULT_LOCALE;
  const yearOf = (at: string) => localTime(new Date(at), zone).year;
  const isThisYear = yearOf(line.at) === yearOf(now);
  const arrives = line.amount > 0 ? line.lots.find(({ from }) => from > now)?.from : undefined;
  return (
    <>
      <span>
        <DateTime at={line.at} format={isThisYear ? 'short' : 'date'} zone={zone} />{' '}
        <DateTime at={line.at} format="time" zone={zone} />
      </span>
      {arrives ? (
        <span className="text-accent">
          {t('waiting', { date: formatDateTime(new Date(arrives), 'short', locale, zone) })}
        </span>
      ) : null}
    </>
  );
}
