import { getTranslations } from 'next-intl/server';
import { Card, CardHeader } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import type { GamePage } from '@/lib/games';
import { personName } from '@/lib/members/rules/mask';
import { prizeName } from './prize-name';

/** The newest draws: whose, by which weights, the roll, what it meant and what was given. */
export async function Draws({ page, locale }: { readonly page: GamePage; readonly locale: string }) {
  const [t, ui] = await Promise.all([getTranslations('games'), getTranslations('ui')]);
  const nameOf = (code: string | null) => (code === null ? t('nothing') : prizeName(page, code, locale));
  if (page.draws.length === 0)
    return (
      <Card>
        <CardHeader title={t('draws.title')} />
        <p className="px-4 pb-4 text-dense text-muted">{t('draws.none')}</p>
      </Card>
    );
  return (
    <Card>
      <CardHeader title={t('draws.title')} note={t('draws.note')} />
      <Table caption={t('draws.title')}>
        <TableHead>
          <Th>{t('draws.member')}</Th>
          <Th>{t('draws.at')}</Th>
          <Th>{t('draws.way')}</Th>
          <Th end>{t('draws.roll')}</Th>
          <Th>{t('draws.rolled')}</Th>
          <Th>{t('draws.given')}</Th>
        </TableHead>
        <tbody>
          {page.draws.map(({ id, memberId, member, at, way, version, roll, total, rolled, prize, instead }) => (
            <Tr key={id}>
              <Td row>
                {memberId === null ? (
                  <span className="text-muted">{t('draws.hidden')}</span>
                ) : (
                  <TextLink href={`/console/members/${memberId}`}>
                    {personName(member ?? { name: null, code: memberId }, ui('erased'))}
                  </TextLink>
                )}
              </Td>
              <Td className="whitespace-nowrap">
                <DateTime at={at} format="datetime" zone={page.zone} />
              </Td>
              <Td>{t(`way.${way}`)}</Td>
              <Td end>{t('draws.rollOf', { roll, total, version })}</Td>
              <Td>{nameOf(rolled)}</Td>
              <Td>
                {nameOf(prize)}
                {instead === null ? null : (
                  <p className="text-xs text-muted">{t(`instead.${instead}` as 'instead.sold_out')}</p>
                )}
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
