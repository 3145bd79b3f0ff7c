import { getLocale, getTranslations } from 'next-intl/server';
import { WithdrawButton } from '@/components/shop/withdraw-button';
import { Banner } from '@/components/ui/banner';
import { formatDateTime, formatMoney } from '@/lib/kernel/format';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import type { OwnRequest } from '@/lib/shop';

const TONES = { open: 'info', approved: 'success', refused: 'warning', withdrawn: 'info' } as const;

/** What became of one's request for a refund: it waits, is done, or is refused, and then why. */
export async function RequestState({ request, zone }: { readonly request: OwnRequest; readonly zone: string }) {
  const [t, said] = await Promise.all([getTranslations('shop.request'), getLocale()]);
  const locale = localeOf(said) ?? DEFAULT_LOCALE;
  const { state, answer, createdAt, decidedAt, told } = request;
  const time = formatDateTime(decidedAt ?? createdAt, 'datetime', locale, zone);
  return (
    <Banner
      tone={TONES[state]}
      className="mb-3"
      title={t(`state.${state}`, { amount: formatMoney(told.amount) })}
      action={state === 'open' ? <WithdrawButton request={request.request} /> : null}
    >
      <p>{time}</p>
      {answer === null ? null : <p>{t('answer', { answer })}</p>}
    </Banner>
  );
}
