import { useTranslations } from 'next-intl';
import { Card } from '@/components/ui/card';
import { formatMoney, formatNumber } from '@/lib/kernel/format';
import type { ReferralRules } from '@/lib/referral/schema';

/** The rules as terms, each number from the version in force (N17). */
export function InviteTerms({ rules, used }: { readonly rules: ReferralRules; readonly used: number }) {
  const t = useTranslations('invite.terms');
  const { minAmount, windowDays, orderWithinDays, afterCompletionDays, afterPaymentDays, perMonth } = rules;
  const lines = [
    t('first', { days: formatNumber(windowDays) }),
    minAmount > 0
      ? t('orderOf', { days: formatNumber(orderWithinDays), amount: formatMoney(minAmount) })
      : t('order', { days: formatNumber(orderWithinDays) }),
    t('window', { completion: formatNumber(afterCompletionDays), payment: formatNumber(afterPaymentDays) }),
    ...(perMonth === null ? [] : [t('perMonth', { limit: formatNumber(perMonth), used: formatNumber(used) })]),
    t('refund'),
    t('fair'),
  ];
  return (
    <Card inset>
      <ol className="grid list-decimal gap-1.5 pl-5 text-dense">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
    </Card>
  );
}
