import { getLocale, getTranslations } from 'next-intl/server';
import { Card, CardHeader } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { Money } from '@/components/ui/money';
import { NumberText } from '@/components/ui/number-text';
import type { Say } from '@/components/ui/say';
import { Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import { formatMoney, formatNumber } from '@/lib/kernel/format';
import type { OrderRefund, OrderStory } from '@/lib/orders';
import { offerKeptFor } from '@/lib/orders/rules/frozen-told';
import { pointsTaken } from './earned-card';

/** The refunds of an order, oldest first, with the units that came back and what was taken back. */
export async function RefundsCard({ story, zone }: { readonly story: OrderStory; readonly zone: string }) {
  const [t, locale] = await Promise.all([getTranslations('orders-console'), getLocale()]);
  const language = locale === 'en' ? 'en' : 'zh';
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
                <NumberText value={pointsTaken(refund.moved)} />
                <Waived amount={refund.moved.waived?.points ?? 0} t={t} />
              </Td>
              <Td end>
                <NumberText value={refund.moved.growth} />
                <Waived amount={refund.moved.waived?.growth ?? 0} t={t} />
              </Td>
              <Td end className="font-medium text-warning">
                <Money fen={-refund.amount} />
                <Beside refund={refund} story={story} language={language} t={t} />
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

/** What of a refund is no money, or was kept back, and why (4.D.2). */
function Beside({
  refund: { tender, moved },
  story,
  language,
  t,
}: {
  readonly refund: OrderRefund;
  readonly story: OrderStory;
  readonly language: 'zh' | 'en';
  readonly t: Say;
}) {
  const coupons = (to: string) => (moved.coupons ?? []).filter((coupon) => coupon.to === to).length;
  const lines = [
    ...(tender === 0 ? [] : [t('pointsBack', { amount: formatMoney(tender) })]),
    ...(moved.kept ?? []).map(({ for: key, amount }) =>
      t(amount > 0 ? 'keptBack' : 'paidOut', {
        offer: offerKeptFor(story.frozen, key)?.[language] ?? key,
        amount: formatMoney(Math.abs(amount)),
      }),
    ),
    ...(coupons('returned') === 0 ? [] : [t('couponsBack', { count: coupons('returned') })]),
    ...(coupons('voided') === 0 ? [] : [t('couponsVoid', { count: coupons('voided') })]),
  ];
  return lines.map((line) => (
    <span key={line} className="block text-xs font-normal text-muted">
      {line}
    </span>
  ));
}

/** What was due and not taken back (4.A.10), below what was. */
function Waived({ amount, t }: { readonly amount: number; readonly t: Say }) {
  if (amount === 0) return null;
  return <span className="block text-xs text-muted">{t('refund.waived', { amount: formatNumber(amount) })}</span>;
}
