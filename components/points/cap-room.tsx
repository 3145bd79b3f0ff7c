import { getLocale, getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { ProgressBar } from '@/components/ui/track';
import { formatDateTime, formatNumber } from '@/lib/kernel/format';
import type { Locale } from '@/lib/kernel/locale';

/** What is left of one cap on points, as it stands. */
type Room = {
  readonly cap: string;
  readonly period: 'day' | 'week' | 'month';
  readonly used: number;
  readonly limit: number;
  readonly endsAt: Date;
};

const TITLES = { day: 'day', week: 'week', month: 'month' } as const;

/** How much of each cap is used and what can still be earned, said before a purchase and not after it (N9). */
export async function CapRoom({ rooms, zone }: { readonly rooms: readonly Room[]; readonly zone: string }) {
  const [t, locale] = await Promise.all([getTranslations('cap-room'), getLocale()]);
  const dateOf = (at: Date) => formatDateTime(at, 'date', locale as Locale, zone);
  if (rooms.length === 0) return null;
  return (
    <Card inset>
      <ul className="grid gap-3">
        {rooms.map(({ cap, period, used, limit, endsAt }) => (
          <li key={cap} className="grid gap-1 text-dense">
            <p>{t(TITLES[period], { used: formatNumber(used), limit: formatNumber(limit) })}</p>
            <ProgressBar value={Math.min(used, limit)} max={limit} label={t('label')} />
            <p className="text-xs text-muted">
              {used >= limit
                ? t('full', { date: dateOf(endsAt) })
                : t('left', { left: formatNumber(limit - used), date: dateOf(endsAt) })}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
