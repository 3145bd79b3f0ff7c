import { NextIntlClientProvider } from 'next-intl';
import { getMessages } from 'next-intl/server';
import type { ReactNode } from 'react';

/**
 * Gives the browser the texts of some namespaces only: `ui` and `shell` come with every layout, a page adds its own
 * around the client part that needs them. A nested one must name all it needs.
 */
export async function ClientTexts({
  namespaces,
  children,
}: {
  readonly namespaces: readonly string[];
  readonly children: ReactNode;
}) {
  const all = await getMessages();
  const some = Object.fromEntries(['ui', 'shell', ...namespaces].map((name) => [name, all[name] ?? {}]));
  return <NextIntlClientProvider messages={some}>{children}</NextIntlClientProvider>;
}
