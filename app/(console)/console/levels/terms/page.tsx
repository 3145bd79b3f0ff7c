import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { levels } from '@/app/_terms/printers';
import { TermsPreview } from '@/app/_terms/terms-preview';
import { ConsolePage } from '@/components/shell/console-page';
import { schemeBook } from '@/lib/levels';
import { pool } from '@/lib/platform/db';
import { Guarded } from '../../../_components/guarded';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('terms'))('preview.title') };
}

export default async function LevelTermsPage() {
  const t = await getTranslations('terms');
  return (
    <Guarded can="settings.read" what={t('preview.title')}>
      <Terms />
    </Guarded>
  );
}

async function Terms() {
  const [t, { versions, draft }] = await Promise.all([getTranslations('terms'), schemeBook(pool(), new Date())]);
  const book = {
    printer: levels,
    code: null,
    name: null,
    note: null,
    versions: versions.map(({ version, effectiveFrom, scheme }) => ({ version, from: effectiveFrom, terms: scheme })),
  };
  return (
    <ConsolePage title={t('preview.title')} crumbs={[{ label: t('preview.title') }]}>
      <TermsPreview book={book} draft={draft?.scheme ?? null} />
    </ConsolePage>
  );
}
