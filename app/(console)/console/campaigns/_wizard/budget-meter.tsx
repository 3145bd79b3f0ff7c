'use client';
import { useLocale, useTranslations } from 'next-intl';
import { Track } from '@/components/ui/track';
import { formatMoney, formatNumber } from '@/lib/kernel/format';
import type { CheckedView } from './use-autosave';

/** A budget as it is told beside a campaign. */
export type BudgetView = NonNullable<CheckedView['budget']>;

/** What of a budget is taken and what it holds (N7). */
export function BudgetMeter({ bar }: { readonly bar: BudgetView }) {
  const t = useTranslations('campaigns');
  const locale = useLocale();
  const { name, limit, left, kind, isPaused } = bar;
  const amount = (value: number) => (kind === 'AMOUNT' ? formatMoney(value, 'plain') : formatNumber(value));
  const used = limit - left;
  const share = limit === 0 ? 100 : (used * 100) / limit;
  return (
    <Track
      name={isPaused ? t('budget.paused') : locale === 'en' ? name.en : name.zh}
      reading={t('budget.reading', { used: amount(used), limit: amount(limit) })}
      value={used}
      max={Math.max(1, limit)}
      label={t('budget.used')}
      tone={share >= 100 ? 'danger' : share >= 80 ? 'warning' : 'accent'}
    />
  );
}
