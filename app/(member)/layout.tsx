import '../globals.css';
import type { Metadata, Viewport } from 'next';
import { getTranslations } from 'next-intl/server';
import { type ReactNode, Suspense } from 'react';
import { ClientTexts } from '@/components/shell/client-texts';
import { Document } from '@/components/shell/document';
import { MemberShell } from '@/components/shell/member-shell';
import { build } from '@/lib/platform/version';
import { MemberProviders } from '../providers';
import { FrozenBanner } from './_components/frozen-banner';
import { MemberFooter } from './_components/member-footer';
import { UnlockedDot } from './_components/unlocked-dot';
import { OfflineKeeper } from './_offline/offline-keeper';
import { memberTabs } from './member-tabs';

/** The titles of member pages end in the name of the product. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('shell');
  return {
    title: { default: t('brand'), template: `%s · ${t('brand')}` },
    description: t('memberDescription'),
    appleWebApp: { title: t('brand') },
  };
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#FAF8F5' },
    { media: '(prefers-color-scheme: dark)', color: '#141210' },
  ],
};

export default function MemberLayout({ children }: { readonly children: ReactNode }) {
  return (
    <Suspense>
      <Document surface="member">
        <MemberFrame>{children}</MemberFrame>
      </Document>
    </Suspense>
  );
}

async function MemberFrame({ children }: { readonly children: ReactNode }) {
  const t = await getTranslations('shell.tabs');
  const served = build();
  return (
    <ClientTexts namespaces={[]}>
      <MemberProviders>
        <MemberShell tabs={memberTabs(t)} marks={{ '/benefits': <UnlockedDot /> }}>
          <FrozenBanner />
          {children}
          <MemberFooter />
        </MemberShell>
        {served === null ? null : <OfflineKeeper build={served} />}
      </MemberProviders>
    </ClientTexts>
  );
}
