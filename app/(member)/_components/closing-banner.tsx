import { getLocale, getTranslations } from 'next-intl/server';
import { ClientTexts } from '@/components/shell/client-texts';
import { Banner } from '@/components/ui/banner';
import { formatDateTime } from '@/lib/kernel/format';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import { ownHome } from '../_reading/home';
import { KeepAccount } from './keep-account';

/** Says that the account closes and when, with the one act that keeps it; nothing for everybody else. */
export async function ClosingBanner({ memberId, zone }: { readonly memberId: string; readonly zone: string }) {
  const open = (await ownHome(memberId)).privacy.closing;
  if (open === null) return null;
  const [t, said] = await Promise.all([getTranslations('privacy.closing'), getLocale()]);
  const at = formatDateTime(open.dueAt, 'datetime', localeOf(said) ?? DEFAULT_LOCALE, zone);
  return (
    <Banner
      tone="warning"
      title={t('open', { at })}
      className="mb-3"
      action={
        <ClientTexts namespaces={['privacy', 'signin']}>
          <KeepAccount />
        </ClientTexts>
      }
    >
      {t('openNote')} {open.blocked === null ? null : t('openBlocked')}
    </Banner>
  );
}
