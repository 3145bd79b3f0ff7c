import '../globals.css';
import type { Metadata, Viewport } from 'next';
import { getTranslations } from 'next-intl/server';
import { type ReactNode, Suspense } from 'react';
import { ClientTexts } from '@/components/shell/client-texts';
import { Document } from '@/components/shell/document';
import { ConsoleProviders } from '../console-providers';

/** What hangs on a wall stands outside the shell: nothing of it can be clicked into (B1). */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('shell');
  const name = t('consoleName');
  return { title: { default: name, template: `%s · ${name}` }, robots: { index: false, follow: false } };
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1, viewportFit: 'cover' };

export default function WallLayout({ children }: { readonly children: ReactNode }) {
  return (
    <Suspense>
      <Document surface="console">
        <ClientTexts namespaces={['workbench', 'reports']}>
          <ConsoleProviders>{children}</ConsoleProviders>
        </ClientTexts>
      </Document>
    </Suspense>
  );
}
