import { getTranslations } from 'next-intl/server';
import type { BenefitWords } from '@/components/benefits/words';
import type { BenefitPage } from '@/lib/benefits';
import { describeTerms } from '@/lib/benefits/rules/describe';
import type { Terms } from '@/lib/benefits/rules/terms';
import { diffSentences } from '@/lib/kernel/earning';
import { byColumn, NotedChange, sinceColumn, VersionsCard } from '../../../_components/versions-card';
import { TermDifferences } from '../../_components/terms-list';

/** Every version with its note, when it counts from and, in words, what it changed of the one before. */
export async function Versions({ page, words }: { readonly page: BenefitPage; readonly words: BenefitWords }) {
  const t = await getTranslations('benefits');
  return (
    <VersionsCard
      t={t}
      versions={page.versions}
      columns={[
        sinceColumn(t('versions.from'), page.zone, t('versions.always')),
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

const said = (terms: Terms | null) => (terms === null ? [] : describeTerms(terms));
const changed = (before: Terms | null, after: Terms | null) => diffSentences(said(before), said(after));
