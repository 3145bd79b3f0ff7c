import { useTranslations } from 'next-intl';
import { Card, CardHeader } from '@/components/ui/card';
import type { Say } from '@/components/ui/say';
import { Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import { formatMoney, formatNumber } from '@/lib/kernel/format';
import { figureOf } from '../../_components/headline';
import type { ResultProps } from './backtest-result';

/** The orders by the level of their buyers, or by store: how many the draft acts on, and what it costs there. */
export function Slices({
  page: { sums, share },
  names,
  by,
  isCosted,
}: ResultProps & { readonly by: 'levels' | 'stores'; readonly isCosted: boolean }) {
  const t = useTranslations('rehearsals');
  const say = t as unknown as Say;
  const count = (value: number) => figureOf(say, share, value, formatNumber);
  const money = (value: number) => figureOf(say, share, value, (fen) => formatMoney(fen, 'plain'));
  const nameOf = (code: string) => {
    if (code === '') return t(by === 'levels' ? 'split.guest' : 'split.noStore');
    return by === 'levels' ? names.levelOf(code) : names.storeOf(code);
  };
  const rows = Object.entries(sums?.[by] ?? {}).sort(([, a], [, b]) => b.cost - a.cost || b.orders - a.orders);
  return (
    <Card>
      <CardHeader title={t(`split.${by}`)} />
      <Table caption={t(`split.${by}`)}>
        <TableHead>
          <Th>{t(by === 'levels' ? 'split.level' : 'split.store')}</Th>
          <Th end>{t('split.orders')}</Th>
          <Th end>{t('split.touched')}</Th>
          <Th end>{t('split.paid')}</Th>
          {isCosted ? <Th end>{t('split.cost')}</Th> : null}
        </TableHead>
        <tbody>
          {rows.map(([code, { orders, touched, paid, cost }]) => (
            <Tr key={code}>
              <Td row>{nameOf(code)}</Td>
              <Td end>{count(orders)}</Td>
              <Td end>{count(touched)}</Td>
              <Td end>{money(paid)}</Td>
              {isCosted ? <Td end>{money(cost)}</Td> : null}
            </Tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
