import { useTranslations } from 'next-intl';
import { Card, CardHeader } from '@/components/ui/card';
import { Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import { formatMoney, formatNumber, formatPercent } from '@/lib/kernel/format';
import type { ReportTold } from '@/lib/reports';
import { liabilityFen, type Worth } from '@/lib/reports/rules/liability';
import { tickName } from '../_reading/tick-name';
import type { ReportWords } from '../_reading/words';

const BP = 10_000;

/** What the program owes in points, by when they were earned and by when they end, and what that is likely to cost (N6). */
export function Owed({
  owed,
  worth,
  words,
  zone,
}: {
  readonly owed: NonNullable<ReportTold['owed']>;
  readonly worth: Worth;
  readonly words: ReportWords;
  readonly zone: string;
}) {
  const t = useTranslations('reports');
  const breakage = formatPercent(owed.breakageBp / BP);
  return (
    <>
      <p className="text-dense">
        {t('owedNote', { points: formatNumber(worth.points), money: formatMoney(worth.fen, 'plain'), breakage })}
      </p>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 desk:grid-cols-2">
        {(['expiry', 'age'] as const).map((kind) => (
          <Card key={kind}>
            <CardHeader title={t(`owed.${kind}`)} />
            <Table caption={t(`owed.${kind}`)} className="max-h-[26rem] overflow-y-auto rounded-b-card">
              <TableHead sticky>
                <Th>{t(`owedMonth.${kind}`)}</Th>
                <Th end>{t('owedPoints')}</Th>
                <Th end>{t('owedWorth')}</Th>
                <Th end>{t('owedCost')}</Th>
              </TableHead>
              <tbody>
                {(kind === 'age' ? owed[kind].toReversed() : owed[kind]).map(({ month, points }) => (
                  <Tr key={month}>
                    <Td row>{month === '' ? t('owedNever') : tickName(`${month}-01`, 'month', words, zone)}</Td>
                    <Td end>{formatNumber(points)}</Td>
                    <Td end>{formatMoney(liabilityFen(points, worth, 0))}</Td>
                    <Td end>{formatMoney(liabilityFen(points, worth, owed.breakageBp))}</Td>
                  </Tr>
                ))}
              </tbody>
            </Table>
          </Card>
        ))}
      </div>
    </>
  );
}
