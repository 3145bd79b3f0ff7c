import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ClientTexts } from '@/components/shell/client-texts';
import { ConsolePage } from '@/components/shell/console-page';
import { Banner } from '@/components/ui/banner';
import { formatDateTime } from '@/lib/kernel/format';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';

/** The page of one sort of dated rules: its name, what is about to begin, and the parts. */
export async function StandingFrame({
  title,
  note,
  page: { newest, zone },
  children,
}: {
  readonly title: string;
  readonly note: string;
  readonly page: {
    readonly newest: { readonly state: string; readonly version: number; readonly effectiveFrom: Date };
    readonly zone: string;
  };
  readonly children: ReactNode;
}) {
  const [t, locale] = await Promise.all([getTranslations('standing'), getLocale()]);
  const from = formatDateTime(newest.effectiveFrom, 'date', localeOf(locale) ?? DEFAULT_LOCALE, zone);
  return (
    <ClientTexts namespaces={['standing']}>
      <ConsolePage title={title} note={note} crumbs={[{ label: title }]}>
        <div className="grid gap-4">
          {newest.state === 'scheduled' ? (
            <Banner tone="info" title={t('versions.coming', { version: newest.version, from })} />
          ) : null}
          {children}
        </div>
      </ConsolePage>
    </ClientTexts>
  );
}
