import { useLocale, useTranslations } from 'next-intl';
import { Stat, Stats } from '@/components/ui/stat';
import { localTime } from '@/lib/kernel/day';
import { formatDateTime, formatNumber } from '@/lib/kernel/format';
import { DEFAULT_LOCALE, type Locale, localeOf } from '@/lib/kernel/locale';

/** Points that end or arrive together. */
export type Bucket = { readonly points: number; readonly at: Date };

const SOON_MS = 90 * 86_400_000;

/** What a member holds in three numbers, each leading to the list behind it; the soonest date stands below. */
export function PointsStats({
  label,
  available,
  pending,
  growth,
  expiring,
  arriving,
  now,
  zone,
}: {
  readonly label: string;
  readonly available: number;
  readonly pending: number;
  readonly growth: number;
  readonly expiring: readonly Bucket[];
  readonly arriving: readonly Bucket[];
  readonly now: Date;
  readonly zone: string;
}) {
  const t = useTranslations('points');
  const locale = localeOf(useLocale()) ?? DEFAULT_LOCALE;
  const shortly = (at: Date) => shortDate(at, now, locale, zone);
  const ends = expiring[0];
  const comes = arriving[0];
  return (
    <Stats label={label}>
      <Stat
        href="/points"
        value={formatNumber(available)}
        name={t('points')}
        tone={ends && ends.at.getTime() - now.getTime() < SOON_MS ? 'warning' : 'muted'}
        remark={
          ends
            ? // An end is exclusive: the last day is the one before.
              t(ends.points === available ? 'expiresAll' : 'expires', {
                points: formatNumber(ends.points),
                date: shortly(new Date(ends.at.getTime() - 1)),
              })
            : t('noExpiry')
        }
      />
      <Stat
        href="/points"
        value={formatNumber(pending)}
        name={t('pending')}
        remark={
          comes
            ? t('arrives', {
                points: formatNumber(comes.points),
                date: shortly(comes.at),
              })
            : t('noPending')
        }
      />
      <Stat href="/growth" value={formatNumber(growth)} name={t('growth')} remark={t('growthRemark')} />
    </Stats>
  );
}

/** A date that fits under a number: `12/31`, `31 Dec`; with its year when that is another one. */
function shortDate(at: Date, now: Date, locale: Locale, zone: string): string {
  const { year, month, day } = localTime(at, zone);
  const isThisYear = year === localTime(now, zone).year;
  if (locale === 'en') return formatDateTime(at, isThisYear ? 'short' : 'date', locale, zone);
  return isThisYear ? `${month}/${day}` : `${year}/${month}/${day}`;
}
