'use client';
import { useLocale, useTranslations } from 'next-intl';
import { Series } from '@/components/charts/series';
import { Card, CardHeader } from '@/components/ui/card';
import type { Monitor } from '@/lib/campaigns';
import { formatCompact } from '@/lib/kernel/format';
import { DEFAULT_LOCALE, DEFAULT_ZONE, localeOf } from '@/lib/kernel/locale';
import { tellPeople } from '@/lib/kernel/small';
import { tickName } from '../../../reports/_reading/tick-name';

/** Who took part and what was ordered, day by day of the program's clock. */
export function DaysChart({ days }: { readonly days: NonNullable<Monitor['told']>['days'] }) {
  const t = useTranslations('campaign-figures');
  const locale = localeOf(useLocale()) ?? DEFAULT_LOCALE;
  if (days.length === 0) return null;
  const named = (day: string) => tickName(day, 'day', { locale }, DEFAULT_ZONE);
  const most = days.reduce((a, b) => ((b.participants ?? 0) > (a.participants ?? 0) ? b : a));
  return (
    <Card>
      <CardHeader title={t('days')} />
      <Series
        caption={t('days')}
        tickName={t('day')}
        summary={t('daysSummary', { day: named(most.key), people: tellPeople(most.participants) })}
        shape="bar"
        series={[
          { key: 'participants', label: t('column.participants') },
          { key: 'orders', label: t('column.orders') },
        ]}
        points={days.map(({ key, participants, orders }) => ({
          tick: key,
          label: named(key),
          values: { participants, orders },
          told: { participants: tellPeople(participants), orders: tellPeople(orders) },
        }))}
        short={(value) => formatCompact(value, locale)}
      />
    </Card>
  );
}
