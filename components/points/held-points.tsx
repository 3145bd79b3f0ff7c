import { useLocale, useTranslations } from 'next-intl';
import { List, ListRow } from '@/components/ui/list';
import { formatDateTime, formatNumber } from '@/lib/kernel/format';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import type { Bucket } from './short-date';

/** Points that are set aside, soonest end first, with the moment at which they are free again (4.A.8). */
export function HeldPoints({ holding, zone }: { readonly holding: readonly Bucket[]; readonly zone: string }) {
  const t = useTranslations('points');
  const locale = localeOf(useLocale()) ?? DEFAULT_LOCALE;
  return (
    <List>
      {holding.map(({ at, points }) => (
        <ListRow
          key={at.toISOString()}
          title={t('amount', { points: formatNumber(points) })}
          detail={t('heldUntil', {
            date: formatDateTime(at, 'short', locale, zone),
            time: formatDateTime(at, 'time', locale, zone),
          })}
        />
      ))}
    </List>
  );
}
