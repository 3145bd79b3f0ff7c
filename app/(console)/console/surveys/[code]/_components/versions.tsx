import { getTranslations } from 'next-intl/server';
import { Card, CardHeader } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import type { SurveyPage } from '@/lib/surveys';

/** Every version with its note, when it counts from, and how much it asks. */
export async function Versions({ page }: { readonly page: SurveyPage }) {
  const t = await getTranslations('surveys');
  return (
    <Card>
      <CardHeader title={t('versions.title')} note={t('versions.note')} />
      <Table caption={t('versions.title')}>
        <TableHead>
          <Th>{t('versions.version')}</Th>
          <Th>{t('column.from')}</Th>
          <Th end>{t('column.questions')}</Th>
          <Th>{t('versions.by')}</Th>
          <Th>{t('versions.why')}</Th>
        </TableHead>
        <tbody>
          {page.versions.map(({ version, effectiveFrom, publishedBy, note, terms }) => (
            <Tr key={version}>
              <Td row className="whitespace-nowrap">
                {t('versions.number', { version })}
              </Td>
              <Td className="whitespace-nowrap">
                <DateTime at={effectiveFrom} format="datetime" zone={page.zone} />
              </Td>
              <Td end>{terms?.questions.length ?? ''}</Td>
              <Td>{publishedBy}</Td>
              <Td>{note}</Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
