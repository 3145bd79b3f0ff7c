import { useLocale, useTranslations } from 'next-intl';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import type { Words } from './told';

/** The names that a timeline needs beside its texts: levels and stores by code, in both languages, and the zone. */
export type Names = {
  readonly levels: Readonly<Record<string, { readonly zh: string; readonly en: string }>>;
  readonly stores: Readonly<Record<string, { readonly zh: string; readonly en: string }>>;
  readonly zone: string;
};

/** The words for a timeline in the reader's language; needs the namespaces `timeline` and `audit`. */
export function useWords({ levels, stores, zone }: Names): Words {
  const say = useTranslations();
  const locale = localeOf(useLocale()) ?? DEFAULT_LOCALE;
  const language = locale === 'zh-CN' ? 'zh' : 'en';
  return {
    say,
    levelName: (code) => levels[code]?.[language] ?? code,
    storeName: (code) => stores[code]?.[language] ?? code,
    actionName: (action) => (say.has(`audit.action.${action}`) ? say(`audit.action.${action}`) : action),
    locale,
    zone,
  };
}
