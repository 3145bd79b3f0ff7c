import { getLocale, getTranslations } from 'next-intl/server';
import type { Names } from '@/components/timeline/use-words';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { Money } from '@/components/ui/money';
import { Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { ask } from '@/lib/platform/route';
import { memberTimeline } from '@/lib/timeline';
import { OlderLink } from './older-link';
import type { MemberFile } from './read-member';

const PAGE = 30;

/** The member's orders, newest first, each leading to its page. */
export async function OrdersTab({
  file,
  names,
  cursor,
}: {
  readonly file: MemberFile;
  readonly names: Names;
  readonly cursor: string | undefined;
}) {
  const [t, tt, locale, page] = await Promise.all([
    getTranslations('members'),
    getTranslations('timeline'),
    getLocale(),
    ask(memberTimeline, {
      memberId: file.id,
      kinds: 'order',
      limit: PAGE,
      ...(cursor === undefined ? {} : { cursor }),
    }),
  ]);
  const language = locale === 'en' ? 'en' : 'zh';
  const orders = page.items.flatMap((item) => (item.kind === 'order' ? [item] : []));
  if (orders.length === 0) {
    return (
      <Card>
        <EmptyState drawing="box" title={t('empty.orders')}>
          {t('emptyNote.orders')}
        </EmptyState>
      </Card>
    );
  }
  return (
    <Card className="overflow-hidden">
      <Table caption={t('tab.orders')}>
        <TableHead>
          <Th>{t('order.number')}</Th>
          <Th>{t('order.placedAt')}</Th>
          <Th>{t('order.goods')}</Th>
          <Th>{t('order.status')}</Th>
          <Th end>{t('order.amount')}</Th>
        </TableHead>
        <tbody>
          {orders.map((order) => (
            <Tr key={order.id}>
              <Td row className="whitespace-nowrap">
                <TextLink href={`/console/orders/${encodeURIComponent(order.order)}`}>{order.order}</TextLink>
              </Td>
              <Td className="text-muted">
                <DateTime at={order.at} zone={names.zone} />
              </Td>
              <Td className="min-w-40">
                {order.title === null
                  ? tt('order.lines', { count: order.lines })
                  : tt('order.goods', { first: order.title, others: order.lines - 1 })}
                {order.storeCode === null ? null : (
                  <span className="block text-xs text-muted">
                    {names.stores[order.storeCode]?.[language] ?? order.storeCode}
                  </span>
                )}
              </Td>
              <Td>
                <Badge tone={order.status === 'completed' ? 'success' : 'plain'}>{tt(`status.${order.status}`)}</Badge>
              </Td>
              <Td end>
                <Money fen={order.amount} />
                {order.refunded > 0 ? (
                  <span className="block text-xs text-warning">
                    <Money fen={-order.refunded} />
                  </span>
                ) : null}
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
      <OlderLink href={`/console/members/${file.id}?tab=orders`} cursor={cursor} nextCursor={page.nextCursor} />
    </Card>
  );
}
