import { createTranslator } from 'next-intl';
import { type Locale, negotiateLocale } from '@/lib/kernel/locale';
import { messagesOf } from '@/lib/platform/i18n/messages';

/** Says a text of `messages/` in one language. */
export type Translate = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** The language of a terminal: Chinese where the environment says so, else English. */
export function terminalLocale(env: Readonly<Record<string, string | undefined>>): Locale {
  const said = env.LC_ALL || env.LC_MESSAGES || env.LANG || 'en';
  return /^zh/i.test(said) ? negotiateLocale('zh') : 'en';
}

/** The texts of a language, for a terminal. */
export function translator(locale: Locale): Translate {
  const t = createTranslator({ locale, messages: messagesOf(locale) }) as unknown as Translate;
  return (key, values) => t(key, values);
}
