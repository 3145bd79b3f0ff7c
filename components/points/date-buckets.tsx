import { useLocale, useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { List, ListRow } from '@/components/ui/list';
import { daysUntil, localDate } from '@/lib/kernel/day';
import { formatDateTime, formatNumber } from '@/lib/kernel/format';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import type { Bucket } from './short-date';

const SOON_DAYS = 30;

/** Points by local date, soonest first: when they arrive, or the last day on which they count (4.A.3, 4.A.4). */
export function DateBuckets({
  kind,
  buckets,
  zone,
  now,
}: {
  readonly kind: 'arriving' | 'expiring';
  readonly buckets: readonly Bucket[];
  readonly zone: string;
  readonly now: Date;
}) {
  const t = useTranslations('points');
  const locale = localeOf(useLocale()) ?? DEFAULT_LOCALE;
  return (
    <List>
      {byLocalDate(kind, buckets, zone).map(({ day, at, points }) => {
        const date = formatDateTime(at, 'date', locale, zone);
        const days = daysUntil(at, now, zone);
        return (
          <ListRow
            key={day}
            title={t('amount', { points: formatNumber(points) })}
            detail={kind === 'arriving' ? t('arrivesOn', { date }) : t('expiresOn', { date })}
            trail={
              days <= SOON_DAYS ? (
                <Badge tone={kind === 'expiring' ? 'warning' : 'accent'}>
                  {t('soon', { days: Math.max(0, days) })}
                </Badge>
              ) : null
            }
          />
        );
      })}
    </List>
  );
}

/** Buckets of one local date as one; an end is exclusive, so its date is that of the moment before. */
function byLocalDate(kind: 'arriving' | 'expiring', buckets: readonly Bucket[], zone: string) {
  const days = new Map<string, { day: string; at: Date; points: number }>();
  for (const { at, points } of buckets) {
    const shown = kind === 'expiring' ? new Date(at.getTime() - 1) : at;
    const day = localDate(shown, zone);
    const known = days.get(day);
    days.set(day, { day, at: shown, points: points + (known?.points ?? 0) });
  }
  return [...days.values()];
}
