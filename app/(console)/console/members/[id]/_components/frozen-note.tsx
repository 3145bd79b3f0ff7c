import { getLocale, getTranslations } from 'next-intl/server';
import { Banner } from '@/components/ui/banner';
import { formatDateTime } from '@/lib/kernel/format';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import type { MemberProfile } from '@/lib/members';
import { freezeReasonOf } from '@/lib/members/rules/freeze';

/** Why an account is frozen and since when, with the sentence that its member reads; nothing for all others. */
export async function FrozenNote({
  profile: { status, frozenReason, frozenAt },
  zone,
}: {
  readonly profile: MemberProfile;
  readonly zone: string;
}) {
  if (status !== 'frozen') return null;
  const [t, told, said] = await Promise.all([
    getTranslations('members.freeze'),
    getTranslations('frozen'),
    getLocale(),
  ]);
  const reason = freezeReasonOf(frozenReason);
  const locale = localeOf(said) ?? DEFAULT_LOCALE;
  const since = frozenAt === null ? null : t('since', { at: formatDateTime(frozenAt, 'datetime', locale, zone) });
  return (
    <Banner
      tone="danger"
      className="mb-4"
      title={[t(`reasons.${reason}`), ...(since === null ? [] : [since])].join(' · ')}
    >
      {t('told', { text: `${told(`why.${reason}`)} ${told(`act.${reason}`)}` })}
    </Banner>
  );
}
