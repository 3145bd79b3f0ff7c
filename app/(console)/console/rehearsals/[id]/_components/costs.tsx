import { useTranslations } from 'next-intl';
import { Card, CardHeader } from '@/components/ui/card';
import type { Say } from '@/components/ui/say';
import { Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import { formatMoney, formatNumber } from '@/lib/kernel/format';
import { figureOf } from '../../_components/headline';
import type { ResultProps } from './backtest-result';

/** What a draft costs, by what it gives. */
export function Costs({ page: { sums, share } }: ResultProps) {
  const t = useTranslations('rehearsals');
  if (sums === null) return null;
  const { discount, freight, gifts, points, pointsFen, total } = sums.costs;
  const money = (value: number) => figureOf(t as unknown as Say, share, value, (fen) => formatMoney(fen, 'plain'));
  const rows = [
    [t('costs.discount'), discount],
    [t('costs.freight'), freight],
    [t('costs.gifts'), gifts],
    [t('costs.points', { points: formatNumber(points, true) }), pointsFen],
  ] as const;
  return (
    <Card>
      <CardHeader title={t('costs.title')} />
      <Table caption={t('costs.title')}>
        <TableHead>
          <Th>{t('costs.what')}</Th>
          <Th end>{t('column.cost')}</Th>
        </TableHead>
        <tbody>
          {rows.map(([name, value]) => (
            <Tr key={name}>
              <Td row>{name}</Td>
              <Td end>{money(value)}</Td>
            </Tr>
          ))}
          <Tr className="font-medium">
            <Td row>{t('costs.total')}</Td>
            <Td end>{money(total)}</Td>
          </Tr>
        </tbody>
      </Table>
    </Card>
  );
}
