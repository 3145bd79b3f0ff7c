import { getTranslations } from 'next-intl/server';
import type { TermsWords } from '@/components/coupons/words';
import type { BatchPage } from '@/lib/coupons';
import { describeTerms } from '@/lib/coupons/rules/describe';
import { TermsSchema } from '@/lib/coupons/rules/terms';
import { diffSentences } from '@/lib/kernel/earning';
import { byColumn, NotedChange, publishedColumn, VersionsCard } from '../../../_components/versions-card';
import { TermDifferences } from '../../_components/terms-list';

/** Every version with its note and, in words, what it changed of the one before. */
export async function Versions({ page, words }: { readonly page: BatchPage; readonly words: TermsWords }) {
  const t = await getTranslations('coupons');
  return (
    <VersionsCard
      t={t}
      versions={page.versions}
      columns={[
        publishedColumn(t('versions.at'), page.zone),
        byColumn(t('versions.by')),
        {
          head: t('versions.change'),
          cell: ({ note, terms }, before) => (
            <NotedChange note={note} first={t('versions.first')}>
              {before === undefined ? null : (
                <TermDifferences differences={changed(before.terms, terms)} words={words} />
              )}
            </NotedChange>
          ),
        },
      ]}
    />
  );
}

const changed = (before: unknown, after: unknown) =>
  diffSentences(describeTerms(TermsSchema.parse(before)), describeTerms(TermsSchema.parse(after)));
