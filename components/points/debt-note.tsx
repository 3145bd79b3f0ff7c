import { useTranslations } from 'next-intl';
import { Banner } from '@/components/ui/banner';
import { formatNumber } from '@/lib/kernel/format';

/** What is owed, how it came about and how it ends; nothing when nothing is owed (4.A.10). */
export function DebtNote({ debt, className }: { readonly debt: number; readonly className?: string }) {
  const t = useTranslations('points');
  if (debt === 0) return null;
  const points = formatNumber(debt);
  return (
    <Banner tone="warning" title={t('debt', { points })} className={className}>
      {t('debtNote', { points })}
    </Banner>
  );
}
