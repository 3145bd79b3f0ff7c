import { useLocale, useTranslations } from 'next-intl';
import { formatDateTime, formatEnd } from '@/lib/kernel/format';
import { DEFAULT_LOCALE, type Locale, localeOf } from '@/lib/kernel/locale';
import type { Message } from '@/lib/messaging';

/** What a message says, in the reader's language: its title and the line below. */
export function useMessageWords(
  { kind, values }: Pick<Message, 'kind' | 'values'>,
  zone: string,
): { title: string; text: string } {
  const t = useTranslations('inbox');
  const locale = localeOf(useLocale()) ?? DEFAULT_LOCALE;
  const said = Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, sayValue(key, value, locale, zone)]),
  );
  const [title, text] = [`kind.${kind}.title`, `kind.${kind}.text`] as ['kind.welcome.title', 'kind.welcome.text'];
  // A kind that is no more says nothing but that something happened.
  return t.has(title) ? { title: t(title, said), text: t(text, said).trim() } : { title: t('title'), text: '' };
}

function sayValue(key: string, value: Message['values'][string], locale: Locale, zone: string): string | number {
  if (typeof value === 'object') return locale === 'en' ? value.en : value.zh;
  if (key === 'since') return formatDateTime(new Date(value), 'date', locale, zone);
  // An end is exclusive: the last day is the one before.
  if (key === 'until') return formatEnd(new Date(value), 'date', locale, zone);
  return value;
}
