import { getTranslations } from 'next-intl/server';
import type { BenefitWords } from '@/components/benefits/words';
import { Card, CardHeader } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import type { BenefitPage } from '@/lib/benefits';
import { describeTerms } from '@/lib/benefits/rules/describe';
import type { Terms } from '@/lib/benefits/rules/terms';
import { diffSentences } from '@/lib/kernel/earning';
import { VersionNote } from '../../../_components/version-note';
import { TermDifferences } from '../../_components/terms-list';

/** Every version with its note, when it counts from and, in words, what it changed of the one before. */
export async function Versions({ page, words }: { readonly page: BenefitPage; readonly words: BenefitWords }) {
  const t = await getTranslations('benefits');
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
          {page.versions.map((one, place) => {
            const before = page.versions[place + 1];
            return (
              <Tr key={one.version}>
                <Td row className="whitespace-nowrap">
                  {t('versions.number', { version: one.version })}
                </Td>
                <Td className="whitespace-nowrap">
                  {one.effectiveFrom.getTime() === 0 ? (
                    t('versions.always')
                  ) : (
                    <DateTime at={one.effectiveFrom} format="datetime" zone={page.zone} />
                  )}
                </Td>
                <Td>{one.publishedBy}</Td>
                <Td>
                  <VersionNote note={one.note} />
                  {before === undefined ? (
                    <p className="text-xs text-muted">{t('versions.first')}</p>
                  ) : (
                    <TermDifferences differences={changed(before.terms, one.terms)} words={words} />
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

const said = (terms: Terms | null) => (terms === null ? [] : describeTerms(terms));
const changed = (before: Terms | null, after: Terms | null) => diffSentences(said(before), said(after));
