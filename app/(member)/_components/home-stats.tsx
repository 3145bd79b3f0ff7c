import { getLocale, getTranslations } from 'next-intl/server';
import { type Bucket, shortDate } from '@/components/points/short-date';
import { CountUp } from '@/components/ui/count-up';
import { Stat, Stats } from '@/components/ui/stat';
import { formatMoney, formatNumber } from '@/lib/kernel/format';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import { ownHome } from '../_reading/home';

const SOON_MS = 90 * 86_400_000;

/** What a member holds and has had of it in three numbers, each leading to what stands behind it (M1). */
export async function HomeStats({
  memberId,
  points: { available, pending, expiring },
  shownPoints,
  now,
  zone,
}: {
  readonly memberId: string;
  readonly points: {
    readonly available: number;
    readonly pending: number;
    readonly expiring: readonly Bucket[];
  };
  /** What the member was shown last, from which the number rolls up; null: nothing yet. */
  readonly shownPoints: number | null;
  readonly now: Date;
  readonly zone: string;
}) {
  const [t, p, said, { coupons, saved: total }] = await Promise.all([
    getTranslations('home'),
    getTranslations('points'),
    getLocale(),
    ownHome(memberId),
  ]);
  const locale = localeOf(said) ?? DEFAULT_LOCALE;
  const ends = expiring[0];
  const isSoon = ends !== undefined && ends.at.getTime() - now.getTime() < SOON_MS;
  // What ends soon is told before what is still to come.
  const remark =
    isSoon || (ends !== undefined && pending === 0)
      ? p(ends.points === available ? 'expiresAll' : 'expires', {
          points: formatNumber(ends.points),
          // An end is exclusive: the last day is the one before.
          date: shortDate(new Date(ends.at.getTime() - 1), now, locale, zone),
        })
      : pending > 0
        ? t('pending', { points: formatNumber(pending) })
        : p('noExpiry');
  return (
    <Stats label={t('assets')}>
      <Stat
        href="/points"
        value={<CountUp value={available} from={shownPoints} />}
        name={t('points')}
        tone={isSoon ? 'warning' : 'muted'}
        remark={remark}
      />
      <Stat
        href="/coupons"
        value={formatNumber(coupons.usable)}
        name={t('couponsName')}
        tone={coupons.soon > 0 ? 'warning' : 'muted'}
        remark={coupons.soon > 0 ? t('couponsSoon', { count: coupons.soon }) : t('couponsNote')}
      />
      <Stat
        href="/savings"
        value={formatMoney(total, 'plain')}
        name={t('saved')}
        remark={total > 0 ? t('savedNote') : t('savedNothing')}
      />
    </Stats>
  );
}
