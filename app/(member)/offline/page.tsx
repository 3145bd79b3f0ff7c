import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ClientTexts } from '@/components/shell/client-texts';
import { WithoutNet } from './_components/without-net';

/** The title of every page that is opened without a net. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('offline'))('title') };
}

/**
 * What the worker shows in place of a page that could not be fetched (M4, M7). It is kept in the browser, so it holds
 * nobody's data: what is shown of a member it finds there.
 */
export default function OfflinePage() {
  return (
    <ClientTexts namespaces={['offline', 'pass']}>
      <WithoutNet />
    </ClientTexts>
  );
}
