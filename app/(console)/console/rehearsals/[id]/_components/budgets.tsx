import { useTranslations } from 'next-intl';
import { StatusPill } from '@/components/ui/badge';
import { Card, CardHeader } from '@/components/ui/card';
import { Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import { formatMoney, formatNumber } from '@/lib/kernel/format';
import type { BudgetRun } from '@/lib/rehearsals';
import type { ResultProps } from './backtest-result';

const STOCK = /^offer:/;

/** Whether the budgets that a draft draws on would have lasted, and else until which day (4.G). */
export function Budgets({ page }: ResultProps) {
  const t = useTranslations('rehearsals');
  const told = ({ kind }: BudgetRun, value: number) =>
    kind === 'AMOUNT' ? formatMoney(value, 'plain') : formatNumber(value);
  const about = (text: string) => (page.share >= 1 ? text : t('about', { figure: text }));
  return (
    <Card>
      <CardHeader title={t('budget.title')} note={t('budget.note')} />
      <Table caption={t('budget.title')}>
        <TableHead>
          <Th>{t('budget.name')}</Th>
          <Th end>{t('budget.left')}</Th>
          <Th end>{t('budget.needed')}</Th>
          <Th>{t('budget.verdict')}</Th>
        </TableHead>
        <tbody>
          {page.budgets.map((one) => (
            <Tr key={one.code}>
              <Td row>{STOCK.test(one.code) ? t('budget.stock', { code: one.code.replace(STOCK, '') }) : one.code}</Td>
              <Td end>{told(one, one.left)}</Td>
              <Td end>{about(told(one, one.needed))}</Td>
              <Td>
                <StatusPill meaning={one.day === null ? 'ok' : 'attention'}>
                  {one.day === null ? t('budget.enough') : t('budget.out', { day: one.day })}
                </StatusPill>
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
