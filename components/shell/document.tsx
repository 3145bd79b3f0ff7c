import { GeistSans } from 'geist/font/sans';
import { cookies } from 'next/headers';
import { getLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { THEME_COOKIE, themeOf } from '@/lib/kernel/locale';

/** The html and body of every page, in the reader's language and theme; wrap it in Suspense, it reads cookies. */
export async function Document({
  surface,
  children,
}: {
  /** Roomy for members, dense for the console. */
  readonly surface: 'member' | 'console';
  readonly children: ReactNode;
}) {
  const [locale, jar] = await Promise.all([getLocale(), cookies()]);
  return (
    <html
      lang={locale}
      data-theme={themeOf(jar.get(THEME_COOKIE)?.value)}
      data-surface={surface}
      className={`${GeistSans.variable} font-sans`}
    >
      <body className="bg-paper text-ink">{children}</body>
    </html>
  );
}
