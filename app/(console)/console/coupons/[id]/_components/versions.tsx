import { getTranslations } from 'next-intl/server';
import type { TermsWords } from '@/components/coupons/words';
import { Card, CardHeader } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import type { BatchPage } from '@/lib/coupons';
import { describeTerms } from '@/lib/coupons/rules/describe';
import { TermsSchema } from '@/lib/coupons/rules/terms';
import { diffSentences } from '@/lib/kernel/earning';
import { TermDifferences } from '../../_components/terms-list';

/** Every version with its note and, in words, what it changed of the one before. */
export async function Versions({ page, words }: { readonly page: BatchPage; readonly words: TermsWords }) {
  const t = await getTranslations('coupons');
  return (
    <Card>
      <CardHeader title={t('versions.title')} note={t('versions.note')} />
      <Table caption={t('versions.title')}>
        <TableHead>
          <Th>{t('versions.version')}</Th>
          <Th>{t('versions.at')}</Th>
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
                  <DateTime at={one.publishedAt} format="datetime" zone={page.zone} />
                </Td>
                <Td>{one.publishedBy}</Td>
                <Td>
                  <p>{one.note}</p>
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

const changed = (before: unknown, after: unknown) =>
  diffSentences(describeTerms(TermsSchema.parse(before)), describeTerms(TermsSchema.parse(after)));
