import { cookies } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { DEFAULT_LOCALE, DEFAULT_ZONE, LOCALE_COOKIE, localeOf } from '@/lib/kernel/locale';
import { messagesOf } from './messages';

/** What next-intl needs for a request: the language of the cookie (set by the proxy on the first visit) and all its texts. */
export default getRequestConfig(async () => {
  const locale = localeOf((await cookies()).get(LOCALE_COOKIE)?.value) ?? DEFAULT_LOCALE;
  return { locale, messages: messagesOf(locale), timeZone: DEFAULT_ZONE };
});
