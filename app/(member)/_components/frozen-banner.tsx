import { getLocale, getTranslations } from 'next-intl/server';
import { Banner } from '@/components/ui/banner';
import { formatDateTime } from '@/lib/kernel/format';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import { freezeReasonOf } from '@/lib/members/rules/freeze';
import { memberActor } from '@/lib/platform/session';
import { storeNames } from '@/lib/stores';
import { currentProgram, ownProfile } from '../_reading/member';

/** Says on every page why the account is frozen, what is kept, and what its member can do; nothing for everybody else (4.L). */
export async function FrozenBanner() {
  const actor = await memberActor();
  if (actor === null) return null;
  const { status, frozenReason, frozenAt, storeCode } = await ownProfile(actor.id);
  if (status !== 'frozen') return null;
  const [t, said, stores, { zone }] = await Promise.all([
    getTranslations('frozen'),
    getLocale(),
    storeNames(),
    currentProgram(),
  ]);
  const locale = localeOf(said) ?? DEFAULT_LOCALE;
  const reason = freezeReasonOf(frozenReason);
  const own = stores.get(storeCode ?? '');
  const store = own?.phone ? own : [...stores.values()].find(({ phone, isClosed }) => phone !== '' && !isClosed);
  const at = frozenAt === null ? null : formatDateTime(frozenAt, 'date', locale, zone);
  return (
    <Banner tone="danger" title={at === null ? t('title') : t('since', { at })} className="mb-3">
      <span className="grid gap-1">
        <span>{t(`why.${reason}`)}</span>
        <span>{t('kept')}</span>
        <span>{t(`act.${reason}`)}</span>
        {store === undefined ? (
          <span>{t('visit')}</span>
        ) : (
          <a
            href={`tel:${store.phone.replaceAll(/[^\d+]/g, '')}`}
            className="inline-flex min-h-6 items-center text-ink underline underline-offset-4"
          >
            {t('call', { store: locale === 'en' ? store.en : store.zh, phone: store.phone })}
          </a>
        )}
      </span>
    </Banner>
  );
}
