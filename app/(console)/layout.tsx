import '../globals.css';
import type { Metadata, Viewport } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { type ReactNode, Suspense } from 'react';
import { ClientTexts } from '@/components/shell/client-texts';
import { ConsoleShell } from '@/components/shell/console-shell';
import { Document } from '@/components/shell/document';
import { signOutStaff } from '@/lib/access/actions';
import { approvalsWaiting } from '@/lib/approvals';
import { pool } from '@/lib/platform/db';
import { staffActorOfRequest } from '@/lib/platform/session';
import { ConsoleProviders } from '../console-providers';
import { PreviewBanner } from './_components/preview-banner';
import { roleNamer } from './_components/role-namer';
import { consoleNav } from './console-nav';

/** The titles of console pages end in the name of the back office; search engines stay out. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('shell');
  const name = t('consoleName');
  return { title: { default: name, template: `%s · ${name}` }, robots: { index: false, follow: false } };
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1, viewportFit: 'cover' };

const BADGE_MAX = 99;

export default function ConsoleLayout({ children }: { readonly children: ReactNode }) {
  return (
    <Suspense>
      <Document surface="console">
        <ConsoleFrame>{children}</ConsoleFrame>
      </Document>
    </Suspense>
  );
}

async function ConsoleFrame({ children }: { readonly children: ReactNode }) {
  const actor = await staffActorOfRequest();
  if (actor === null) redirect('/console/sign-in');
  const [shell, t, waiting] = await Promise.all([
    getTranslations('shell'),
    getTranslations('shell.nav'),
    approvalsWaiting(pool(), actor, new Date()),
  ]);
  const codes = [...actor.roles, ...(actor.preview ? [actor.preview.role] : [])];
  const nameOf = await roleNamer(codes);
  const detail = actor.roles.map(nameOf).join(' · ');
  const badge =
    waiting === 0 ? undefined : shell('waiting', { count: waiting > BADGE_MAX ? `${BADGE_MAX}+` : waiting });
  return (
    <ClientTexts namespaces={['table']}>
      <ConsoleProviders>
        <ConsoleShell
          groups={consoleNav(t, actor, { '/console/approvals': badge })}
          user={{ name: actor.name, detail, accountHref: '/console/account' }}
          signOut={leave}
          searchUrl="/api/console/search"
          banner={actor.preview ? <PreviewBanner role={nameOf(actor.preview.role)} /> : undefined}
        >
          {children}
        </ConsoleShell>
      </ConsoleProviders>
    </ClientTexts>
  );
}

async function leave(): Promise<void> {
  'use server';
  await signOutStaff();
  redirect('/console/sign-in');
}
