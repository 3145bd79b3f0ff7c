import { getTranslations } from 'next-intl/server';
import type { TermsWords } from '@/components/offers/words';
import { Card, CardHeader } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import { type Difference, diffSentences } from '@/lib/kernel/earning';
import type { OfferStory } from '@/lib/pricing';
import { describeOffer } from '@/lib/pricing/rules/describe-offer';
import { OfferTermsSchema } from '@/lib/pricing/schema';
import { VersionNote } from '../../../_components/version-note';
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
    <Card>
      <CardHeader title={t('versions.title')} note={t('versions.note')} />
      <Table caption={t('versions.title')}>
        <TableHead>
          <Th>{t('versions.version')}</Th>
          <Th>{t('versions.from')}</Th>
          <Th>{t('versions.by')}</Th>
          <Th>{t('versions.change')}</Th>
        </TableHead>
        <tbody>
          {versions.map((one, place) => {
            const before = versions[place + 1];
            return (
              <Tr key={one.version}>
                <Td row className="whitespace-nowrap">
                  {t('versions.number', { version: one.version })}
                </Td>
                <Td className="whitespace-nowrap">
                  {one.effectiveFrom.getTime() === 0 ? (
                    t('versions.always')
                  ) : (
                    <DateTime at={one.effectiveFrom} format="datetime" zone={words.zone} />
                  )}
                  {one.withdrawnAt === null ? null : (
                    <p className="text-xs text-muted">
                      {t('versions.withdrawn')} <DateTime at={one.withdrawnAt} format="datetime" zone={words.zone} />
                    </p>
                  )}
                </Td>
                <Td>{one.publishedBy}</Td>
                <Td>
                  <VersionNote note={one.note} />
                  {before === undefined ? (
                    <p className="text-xs text-muted">{t('versions.first')}</p>
                  ) : (
                    <OfferDifferences differences={changed(before, one)} words={words} />
                  )}
                </Td>
              </Tr>
            );
          })}
        </tbody>
      </Table>
    </Card>
  );
}

function changed(before: Version, after: Version): readonly Difference[] {
  const [was, is] = [OfferTermsSchema.safeParse(before.terms), OfferTermsSchema.safeParse(after.terms)];
  return was.success && is.success ? diffSentences(describeOffer(was.data, before), describeOffer(is.data, after)) : [];
}
