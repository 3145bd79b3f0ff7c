import { useTranslations } from 'next-intl';
import { Card, CardHeader } from '@/components/ui/card';
import type { Say } from '@/components/ui/say';
import { Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import { formatNumber } from '@/lib/kernel/format';
import { figureOf } from '../../_components/headline';
import type { ResultProps } from './backtest-result';

/** Who would rise and fall, by the way they move. */
export function Moves({ page: { sums, share }, names }: ResultProps) {
  const t = useTranslations('rehearsals');
  const moves = Object.entries(sums?.moves ?? {}).sort(([, a], [, b]) => b - a);
  if (moves.length === 0) return null;
  return (
    <Card>
      <CardHeader title={t('moves.title')} />
      <Table caption={t('moves.title')}>
        <TableHead>
          <Th>{t('moves.move')}</Th>
          <Th end>{t('moves.members')}</Th>
        </TableHead>
        <tbody>
          {moves.map(([move, members]) => {
            const [from = '', to = ''] = move.split(' ');
            return (
              <Tr key={move}>
                <Td row>{t('moves.fromTo', { from: names.levelOf(from), to: names.levelOf(to) })}</Td>
                <Td end>{figureOf(t as unknown as Say, share, members, formatNumber)}</Td>
              </Tr>
            );
          })}
        </tbody>
      </Table>
    </Card>
  );
}
