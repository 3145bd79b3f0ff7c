import { getLocale, getTranslations } from 'next-intl/server';
import { Card, CardHeader } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { LevelMark, metalOf } from '@/components/ui/level-mark';
import { Money } from '@/components/ui/money';
import { Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import type { Actor } from '@/lib/kernel/actor';
import { publicId } from '@/lib/kernel/id';
import { searchMembers, storesInSight } from '@/lib/members';
import { readerOf } from '@/lib/platform/reading';
import { listNames } from '../members/_reading/names';

const SHOWN = 8;

/** Those who joined last, one click from their page; nothing at all before the first one. */
export async function NewestMembers({ actor }: { readonly actor: Actor }) {
  const [t, locale, names, storeCodes] = await Promise.all([
    getTranslations('console.newest'),
    getLocale(),
    listNames(actor),
    storesInSight(actor),
  ]);
  const { rows } = await searchMembers(await readerOf(actor), { q: '', cursor: null, limit: SHOWN, storeCodes });
  if (rows.length === 0) return null;
  const language = locale === 'en' ? 'en' : 'zh';
  return (
    <Card className="overflow-hidden">
      <CardHeader title={t('title')} action={<TextLink href="/console/members">{t('all')}</TextLink>} />
      <Table caption={t('title')}>
        <TableHead>
          <Th>{t('member')}</Th>
          <Th>{t('level')}</Th>
          <Th className="max-desk:hidden">{t('joined')}</Th>
          <Th end>{t('spent')}</Th>
        </TableHead>
        <tbody>
          {rows.map((row) => {
            const level = row.levelCode === null ? undefined : names.levels[row.levelCode];
            return (
              <Tr key={row.id}>
                <Td row>
                  <TextLink quiet href={`/console/members/${publicId('member', row.id)}`} className="text-ink">
                    {row.name ?? row.code}
                  </TextLink>{' '}
                  <span className="text-xs font-normal whitespace-nowrap text-muted">{row.mobile ?? ''}</span>
                </Td>
                <Td>{level ? <LevelMark metal={metalOf(level.metal)}>{level[language]}</LevelMark> : null}</Td>
                <Td className="text-muted max-desk:hidden">
                  <DateTime at={row.registeredAt} format="date" zone={names.zone} />
                </Td>
                <Td end>
                  <Money fen={row.amount} />
                </Td>
              </Tr>
            );
          })}
        </tbody>
      </Table>
    </Card>
  );
}
