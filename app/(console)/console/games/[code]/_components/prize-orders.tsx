import { getTranslations } from 'next-intl/server';
import { ClientTexts } from '@/components/shell/client-texts';
import { StatusPill } from '@/components/ui/badge';
import { Card, CardHeader } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import type { GamePage } from '@/lib/games';
import { personName } from '@/lib/members/rules/mask';
import { prizeName } from './prize-name';
import { ShipPrize } from './ship-prize';

const MEANINGS = { to_address: 'waiting', to_ship: 'attention', shipped: 'ok' } as const;

/** Goods that were won: those to send first, then those whose address is awaited, then what has left. */
export async function PrizeOrders({
  page,
  locale,
  canShip,
}: {
  readonly page: GamePage;
  readonly locale: string;
  readonly canShip: boolean;
}) {
  const [t, ui] = await Promise.all([getTranslations('games'), getTranslations('ui')]);
  if (page.orders.length === 0) return null;
  return (
    <Card>
      <CardHeader title={t('orders.title')} note={t('orders.note')} />
      <Table caption={t('orders.title')}>
        <TableHead>
          <Th>{t('draws.member')}</Th>
          <Th>{t('odds.outcome')}</Th>
          <Th>{t('draws.at')}</Th>
          <Th>{t('column.state')}</Th>
          <Th>{t('orders.parcel')}</Th>
        </TableHead>
        <tbody>
          {page.orders.map(({ draw, memberId, member, prize, state, createdAt, carrier, parcel }) => (
            <Tr key={draw}>
              <Td row>
                {memberId === null ? (
                  <span className="text-muted">{t('draws.hidden')}</span>
                ) : (
                  <TextLink href={`/console/members/${memberId}`}>
                    {personName(member ?? { name: null, code: memberId }, ui('erased'))}
                  </TextLink>
                )}
              </Td>
              <Td>{prizeName(page, prize, locale)}</Td>
              <Td className="whitespace-nowrap">
                <DateTime at={createdAt} format="datetime" zone={page.zone} />
              </Td>
              <Td>
                <StatusPill meaning={MEANINGS[state]}>{t(`orderState.${state}`)}</StatusPill>
              </Td>
              <Td>
                {state === 'shipped' ? `${carrier ?? ''} ${parcel ?? ''}` : null}
                {state === 'to_ship' && canShip && memberId !== null ? (
                  <ClientTexts namespaces={['games']}>
                    <ShipPrize memberId={memberId} draw={draw} />
                  </ClientTexts>
                ) : null}
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
