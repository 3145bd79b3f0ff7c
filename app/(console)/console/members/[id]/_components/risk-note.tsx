import { getLocale, getTranslations } from 'next-intl/server';
import { Banner } from '@/components/ui/banner';
import { formatDateTime } from '@/lib/kernel/format';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import type { MemberFile } from './read-member';

/** What colleagues should look out for with a member, who said so and when; nothing for all others. */
export async function RiskNote({ risk, zone }: Pick<MemberFile, 'risk'> & { readonly zone: string }) {
  if (risk === null) return null;
  const [t, said] = await Promise.all([getTranslations('members.risk'), getLocale()]);
  const at = formatDateTime(risk.at, 'datetime', localeOf(said) ?? DEFAULT_LOCALE, zone);
  return (
    <Banner tone="warning" className="mb-4" title={t('badge', { reason: t(`reasons.${risk.reason}`) })}>
      {t('since', { name: risk.byName, at })}
    </Banner>
  );
}
