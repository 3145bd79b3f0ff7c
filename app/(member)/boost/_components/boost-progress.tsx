import { useLocale, useTranslations } from 'next-intl';
import { ProgressBar } from '@/components/ui/track';
import { formatEnd, formatNumber } from '@/lib/kernel/format';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import type { BoostView } from '@/lib/referral';

/** How many friends have helped, how many are missing, and until when. */
export function BoostProgress({ boost, zone }: { readonly boost: BoostView; readonly zone: string }) {
  const t = useTranslations('boost');
  const locale = localeOf(useLocale()) ?? DEFAULT_LOCALE;
  const { helped, wanted, phase, endsAt } = boost;
  const until = formatEnd(new Date(endsAt), 'datetime', locale, zone);
  return (
    <div className="mt-4 grid gap-1.5">
      <p className="flex flex-wrap items-baseline justify-between gap-x-3" aria-live="polite">
        <span className="text-xl font-medium tabular-nums">
          {t('ofWanted', { helped: formatNumber(helped), wanted: formatNumber(wanted) })}
        </span>
        <span className="text-dense text-muted">
          {phase === 'open' ? t('missing', { missing: formatNumber(wanted - helped) }) : t(`phase.${phase}`)}
        </span>
      </p>
      <ProgressBar value={helped} max={wanted} label={t('progress')} />
      <p className="text-xs text-muted">{phase === 'ended' ? t('endedAt', { until }) : t('until', { until })}</p>
    </div>
  );
}
