import { getTranslations } from 'next-intl/server';
import { Card, CardHeader } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { Money } from '@/components/ui/money';
import { NumberText } from '@/components/ui/number-text';
import type { Say } from '@/components/ui/say';
import { Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import { formatNumber } from '@/lib/kernel/format';
import type { OrderStory } from '@/lib/orders';

/** The refunds of an order, oldest first, with the units that came back and what was taken back. */
export async function RefundsCard({ story, zone }: { readonly story: OrderStory; readonly zone: string }) {
  const t = await getTranslations('orders-console');
  const nameOf = (id: string) => {
    const line = story.lines.find((one) => one.id === id);
    return line?.name ?? line?.sku ?? id;
  };
  return (
    <Card className="overflow-hidden">
      <CardHeader title={t('refunds')} />
      <Table caption={t('refunds')}>
        <TableHead>
          <Th>{t('refund.number')}</Th>
          <Th>{t('refund.at')}</Th>
          <Th>{t('refund.goods')}</Th>
          <Th end>{t('refund.points')}</Th>
          <Th end>{t('refund.growth')}</Th>
          <Th end>{t('refund.amount')}</Th>
        </TableHead>
        <tbody>
          {story.refunds.map((refund) => (
            <Tr key={refund.refundNo}>
              <Td row>{refund.refundNo}</Td>
              <Td className="text-muted">
                <DateTime at={refund.refundedAt} zone={zone} />
              </Td>
              <Td className="min-w-40">
                {refund.lines.map(({ id, quantity }) => (
                  <span key={id} className="block">
                    {nameOf(id)} × {quantity}
                  </span>
                ))}
              </Td>
              <Td end>
                <NumberText value={refund.moved.points.reduce((sum, { points }) => sum + points, 0)} />
                <Waived amount={refund.moved.waived?.points ?? 0} t={t} />
              </Td>
              <Td end>
                <NumberText value={refund.moved.growth} />
                <Waived amount={refund.moved.waived?.growth ?? 0} t={t} />
              </Td>
              <Td end className="font-medium text-warning">
                <Money fen={-refund.amount} />
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

/** What was due and not taken back (4.A.10), below what was. */
function Waived({ amount, t }: { readonly amount: number; readonly t: Say }) {
  if (amount === 0) return null;
  return <span className="block text-xs text-muted">{t('refund.waived', { amount: formatNumber(amount) })}</span>;
}
