import { getTranslations } from 'next-intl/server';
import type { TermsWords } from '@/components/offers/words';
import { DateTime } from '@/components/ui/date-time';
import { type Difference, diffSentences } from '@/lib/kernel/earning';
import type { OfferStory } from '@/lib/pricing';
import { describeOffer } from '@/lib/pricing/rules/describe-offer';
import { OfferTermsSchema } from '@/lib/pricing/schema';
import { byColumn, NotedChange, Since, VersionsCard } from '../../../_components/versions-card';
import { OfferDifferences } from '../../_components/offer-sentences';

type Version = OfferStory['versions'][number];

/** Every version with its note, from when it counts, and, in words, what it changed of the one before. */
export async function Versions({
  versions,
  words,
}: {
  readonly versions: readonly Version[];
  readonly words: TermsWords;
}) {
  const t = await getTranslations('offers');
  return (
    <VersionsCard
      t={t}
      versions={versions}
      columns={[
        {
          head: t('versions.from'),
          tight: true,
          cell: ({ effectiveFrom, withdrawnAt }) => (
            <>
              <Since at={effectiveFrom} zone={words.zone} always={t('versions.always')} />
              {withdrawnAt === null ? null : (
                <p className="text-xs text-muted">
                  {t('versions.withdrawn')} <DateTime at={withdrawnAt} format="datetime" zone={words.zone} />
                </p>
              )}
            </>
          ),
        },
        byColumn(t('versions.by')),
        {
          head: t('versions.change'),
          cell: (one, before) => (
            <NotedChange note={one.note} first={t('versions.first')}>
              {before === undefined ? null : <OfferDifferences differences={changed(before, one)} words={words} />}
            </NotedChange>
          ),
        },
      ]}
    />
  );
}

function changed(before: Version, after: Version): readonly Difference[] {
  const [was, is] = [OfferTermsSchema.safeParse(before.terms), OfferTermsSchema.safeParse(after.terms)];
  return was.success && is.success ? diffSentences(describeOffer(was.data, before), describeOffer(is.data, after)) : [];
}
