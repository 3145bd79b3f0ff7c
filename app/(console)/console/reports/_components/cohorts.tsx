import { useTranslations } from 'next-intl';
import { Card, CardHeader } from '@/components/ui/card';
import { cn } from '@/components/ui/cn';
import { Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import { formatNumber, formatPercent } from '@/lib/kernel/format';
import type { Locale } from '@/lib/kernel/locale';
import { cohortRows } from '@/lib/reports/rules/cohorts';
import { tickName } from '../_reading/tick-name';

/** Shades from few to many, a step for each fifth; the percentage stands in each cell, so that no shade has to be read. */
const SHADES = ['bg-chart/10', 'bg-chart/25', 'bg-chart/40', 'bg-chart/55', 'bg-chart/70'] as const;

const shadeOf = (share: number): string => (share === 0 ? '' : (SHADES[Math.min(4, Math.floor(share * 5))] ?? ''));

/** Of those who first bought in a month, how many bought again in each month after it. */
export function Cohorts({
  cells,
  words,
  zone,
}: {
  readonly cells: Parameters<typeof cohortRows>[0];
  readonly words: { readonly locale: Locale };
  readonly zone: string;
}) {
  const t = useTranslations('reports');
  const rows = cohortRows(cells);
  const months = Math.max(...rows.map(({ shares }) => shares.length));
  return (
    <Card>
      <CardHeader title={t('cohorts')} note={t('cohortsNote')} />
      <Table caption={t('cohorts')}>
        <TableHead>
          <Th>{t('cohort')}</Th>
          <Th end>{t('cohortSize')}</Th>
          {Array.from({ length: Math.max(0, months - 1) }, (_, place) => place + 1).map((month) => (
            <Th key={month} end>
              {t('monthLater', { count: month })}
            </Th>
          ))}
        </TableHead>
        <tbody>
          {rows.map(({ cohort, size, shares }) => (
            <Tr key={cohort}>
              <Td row>{tickName(cohort, 'month', words, zone)}</Td>
              <Td end>{size === null ? t('tooFewShort') : formatNumber(size)}</Td>
              {shares.slice(1).map(({ month, share }) => (
                <Td key={month} end className={cn(share !== null && shadeOf(share))}>
                  {share === null ? '–' : formatPercent(share)}
                </Td>
              ))}
            </Tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
