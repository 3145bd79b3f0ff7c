import { getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { formatNumber } from '@/lib/kernel/format';
import type { Quoted } from '@/lib/pricing';

/** What paying will earn, with what a cap takes off it (N9). */
export async function CartEarn({ earn }: { readonly earn: Quoted['priced']['earn'] }) {
  const t = await getTranslations('shop');
  if (earn === null) return null;
  const cut = earn.points.desired - earn.points.granted;
  return (
    <Card tint inset className="mt-3">
      <p className="text-xs text-muted">{t('earn')}</p>
      <p className="flex flex-wrap gap-x-4 font-medium">
        <span>{t('earnPoints', { points: formatNumber(earn.points.granted, true) })}</span>
        <span>{t('earnGrowth', { growth: formatNumber(earn.growth, true) })}</span>
      </p>
      {cut > 0 ? <p className="text-xs text-muted">{t('earnCut', { cut: formatNumber(cut) })}</p> : null}
    </Card>
  );
}
