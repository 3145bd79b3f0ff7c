import { getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { DescriptionList } from '@/components/ui/description-list';
import { formatDateTime, formatNumber } from '@/lib/kernel/format';
import type { Offered } from '@/lib/mall';
import { mallWords } from '../_reading';

/** Points at hand, stock, what one member may have and has had, until when, and how it comes (M6). */
export async function ItemFacts({
  offered: { terms, left },
  balance,
  had,
}: {
  readonly offered: Offered;
  readonly balance: number;
  readonly had: { readonly total: number; readonly inPeriod: number };
}) {
  const [t, { locale, zone }] = await Promise.all([getTranslations('mall'), mallWords()]);
  const { perPeriod, perMember, to, kind } = terms;
  const items = [
    { name: t('fact.balance'), value: t('points', { points: formatNumber(balance) }) },
    { name: t('fact.left'), value: left === null ? t('plenty') : t('pieces', { count: left }) },
  ];
  if (perMember !== null)
    items.push({ name: t('fact.limit'), value: t('limit.ever', { limit: perMember, had: had.total }) });
  if (perPeriod !== null)
    items.push({
      name: t('fact.limit'),
      value: t(`limit.${perPeriod.period}`, { limit: perPeriod.times, had: had.inPeriod }),
    });
  if (to !== null) items.push({ name: t('fact.until'), value: formatDateTime(to, 'datetime', locale, zone) });
  items.push({ name: t('fact.comes'), value: t(`comes.${kind}`) });
  return (
    <Card inset className="mt-3">
      <DescriptionList className="text-dense" items={items.map((item, place) => ({ ...item, key: String(place) }))} />
    </Card>
  );
}
