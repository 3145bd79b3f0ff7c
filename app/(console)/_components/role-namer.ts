import 'server-only';
import { getLocale, getTranslations } from 'next-intl/server';
import { roleNames } from '@/lib/access';
import { pool } from '@/lib/platform/db';

/** What roles are called in the reader's language, the built-in ones and those that the retailer made. */
export async function roleNamer(codes: readonly string[]): Promise<(code: string) => string> {
  const [t, own, locale] = await Promise.all([getTranslations('access.role'), roleNames(pool(), codes), getLocale()]);
  return (code) => {
    const made = own.get(code);
    if (made !== undefined) return locale === 'en' ? made.nameEn : made.nameZh;
    return t.has(code) ? t(code) : code;
  };
}
