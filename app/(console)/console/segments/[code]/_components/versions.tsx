import { getTranslations } from 'next-intl/server';
import { Card, CardHeader } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import type { SegmentPage } from '@/lib/segments';
import { differencesOf } from '@/lib/segments/rules/differences';
import type { RuleWords } from '@/lib/segments/rules/say';

/** The versions with what each changed against the one before. */
export async function Versions({ page, words }: { readonly page: SegmentPage; readonly words: RuleWords }) {
  const t = await getTranslations('segments');
  const changes = (place: number): readonly string[] => {
    const [after, before] = [page.versions[place]?.terms ?? null, page.versions[place + 1]?.terms ?? null];
    if (after === null || before === null) return [];
    return differencesOf(before, after, words).map(({ what, text }) => t(`versions.change.${what}`, { text }));
  };
  return (
    <Card>
      <CardHeader title={t('versions.title')} note={t('versions.note')} />
      <Table caption={t('versions.title')}>
        <TableHead>
          <Th>{t('versions.version')}</Th>
          <Th>{t('versions.at')}</Th>
          <Th>{t('versions.by')}</Th>
          <Th>{t('versions.changes')}</Th>
        </TableHead>
        <tbody>
          {page.versions.map((one, place) => (
            <Tr key={one.version}>
              <Td row>{one.version}</Td>
              <Td>
                <DateTime at={one.publishedAt} format="datetime" zone={page.zone} />
              </Td>
              <Td>{one.publishedBy}</Td>
              <Td>
                {one.note}
                <ul className="text-xs text-muted">
                  {changes(place).map((change) => (
                    <li key={change}>{change}</li>
                  ))}
                </ul>
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
