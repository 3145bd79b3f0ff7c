import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { growth, points } from '@/app/_terms/printers';
import { TermsPreview } from '@/app/_terms/terms-preview';
import { ConsolePage } from '@/components/shell/console-page';
import { earningPage } from '@/lib/earning';
import { ask } from '@/lib/platform/route';
import { Guarded } from '../../../../_components/guarded';

type Params = { readonly params: Promise<{ readonly ruleSet: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('terms'))('preview.title') };
}

export default async function EarningTermsPage({ params }: Params) {
  const { ruleSet } = await params;
  if (ruleSet !== 'points' && ruleSet !== 'growth') notFound();
  const t = await getTranslations('terms');
  return (
    <Guarded can="settings.read" what={t('preview.title')}>
      <Terms ruleSet={ruleSet} />
    </Guarded>
  );
}

async function Terms({ ruleSet }: { readonly ruleSet: 'points' | 'growth' }) {
  const [t, earning, { versions, draft }] = await Promise.all([
    getTranslations('terms'),
    getTranslations('earning'),
    ask(earningPage, { ruleSet }),
  ]);
  const book = {
    printer: ruleSet === 'points' ? points : growth,
    code: null,
    name: null,
    note: null,
    versions: versions
      .filter(({ state }) => state !== 'withdrawn')
      .map(({ version, effectiveFrom, rules }) => ({ version, from: effectiveFrom, terms: rules })),
  };
  return (
    <ConsolePage
      title={t('preview.title')}
      crumbs={[
        { label: earning(`set.${ruleSet}`), href: `/console/earning/${ruleSet}` },
        { label: t('preview.title') },
      ]}
    >
      <TermsPreview book={book} draft={draft?.rules ?? null} />
    </ConsolePage>
  );
}
