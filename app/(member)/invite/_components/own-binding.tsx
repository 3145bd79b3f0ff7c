import { useLocale, useTranslations } from 'next-intl';
import { RewardList } from '@/components/rewards/reward-list';
import { Banner } from '@/components/ui/banner';
import { formatDateTime, formatMoney } from '@/lib/kernel/format';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import type { ownBinding } from '@/lib/referral';

type Binding = NonNullable<Awaited<ReturnType<typeof ownBinding>>>;

/** To whoever was invited himself: what he gets, and what it still takes. Silent once it is settled either way. */
export function OwnBinding({ state, rewards, minAmount, until, zone }: Binding & { readonly zone: string }) {
  const t = useTranslations('invite.own');
  const locale = localeOf(useLocale()) ?? DEFAULT_LOCALE;
  if ((state !== 'bound' && state !== 'pending') || rewards.length === 0) return null;
  const date = until === null ? '' : formatDateTime(new Date(until), 'date', locale, zone);
  return (
    <Banner tone="info" title={t('title')} className="mb-3">
      <RewardList inline lines={rewards} />
      {t('separator')}
      {state === 'pending'
        ? t('pending', { date })
        : minAmount > 0
          ? t('boundOf', { date, amount: formatMoney(minAmount) })
          : t('bound', { date })}
    </Banner>
  );
}
