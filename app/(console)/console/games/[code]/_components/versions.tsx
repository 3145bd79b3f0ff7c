import { getTranslations } from 'next-intl/server';
import { Card, CardHeader } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import type { GamePage } from '@/lib/games';
import { totalOf } from '@/lib/games/rules/ranges';

/** Every version with its note, when it counts from, and its weights. */
export async function Versions({ page }: { readonly page: GamePage }) {
  const t = await getTranslations('games');
  return (
    <Card>
      <CardHeader title={t('versions.title')} note={t('versions.note')} />
      <Table caption={t('versions.title')}>
        <TableHead>
          <Th>{t('versions.version')}</Th>
          <Th>{t('column.from')}</Th>
          <Th>{t('versions.by')}</Th>
          <Th>{t('versions.change')}</Th>
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
              <Td>{publishedBy}</Td>
              <Td>
                <p>{note}</p>
                {terms === null ? null : (
                  <p className="text-xs text-muted">
                    {[
                      ...terms.prizes.map(({ code, weight }) => `${code} ${weight}`),
                      ...(terms.nothing > 0 ? [`${t('nothing')} ${terms.nothing}`] : []),
                    ].join(' · ')}{' '}
                    / {totalOf(terms.prizes, terms.nothing)}
                  </p>
                )}
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
