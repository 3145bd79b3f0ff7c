import './globals.css';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { BrandMark } from '@/components/shell/brand-mark';
import { Document } from '@/components/shell/document';
import { LinkButton } from '@/components/ui/link-button';

/** The title of a page that is not there. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('shell.notFound'))('title') };
}

export default function GlobalNotFound() {
  return (
    <Suspense>
      <Document surface="member">
        <NotFound />
      </Document>
    </Suspense>
  );
}

async function NotFound() {
  const t = await getTranslations('shell.notFound');
  return (
    <main className="mx-auto grid min-h-dvh max-w-phone content-center justify-items-start gap-3 px-6">
      <BrandMark className="size-12" />
      <h1 className="mt-2 text-xl">{t('title')}</h1>
      <p className="text-muted">{t('detail')}</p>
      <LinkButton href="/" variant="primary" className="mt-2">
        {t('home')}
      </LinkButton>
    </main>
  );
}
