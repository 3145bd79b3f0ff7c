'use client';
import { useTranslations } from 'next-intl';
import { Card, CardHeader } from '@/components/ui/card';
import { Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import { formatNumber, formatPercent } from '@/lib/kernel/format';
import { FEW } from '@/lib/kernel/small';
import type { BuiltTold } from '@/lib/reports/rules/built';

/** Steps from the first number to the last: how many each has, and which share of the one before and of the first. */
export function Funnel({ told, title }: { readonly told: BuiltTold; readonly title: string }) {
  const t = useTranslations('report-builder');
  const words = useTranslations('reports');
  const [first] = told.heads;
  const last = told.heads.at(-1);
  const share = (value: number | null, of: number | null | undefined): string =>
    value === null || !of ? '–' : formatPercent(value / of);
  return (
    <Card>
      <CardHeader title={title} />
      <p className="px-4 pb-2 text-dense">
        {t('funnelSaid', {
          first: words(`metric.${first?.code}.name` as 'metric.orders.name'),
          last: words(`metric.${last?.code}.name` as 'metric.orders.name'),
          share: share(last?.value ?? null, first?.value),
        })}
      </p>
      <Table caption={title}>
        <TableHead>
          <Th>{t('funnelStep')}</Th>
          <Th end>{t('funnelValue')}</Th>
          <Th end>{t('funnelOfBefore')}</Th>
          <Th end>{t('funnelOfFirst')}</Th>
          <Th className="w-2/5 max-desk:hidden" aria-hidden="true" />
        </TableHead>
        <tbody>
          {told.heads.map(({ code, value, isFew }, place) => (
            <Tr key={code}>
              <Td row>{words(`metric.${code}.name` as 'metric.orders.name')}</Td>
              <Td end>{isFew ? FEW : value === null ? '–' : formatNumber(value)}</Td>
              <Td end>{place === 0 ? '–' : share(value, told.heads[place - 1]?.value)}</Td>
              <Td end>{share(value, first?.value)}</Td>
              <Td className="max-desk:hidden" aria-hidden="true">
                <span
                  className="block h-5 rounded-xs bg-chart"
                  style={{ width: `${Math.min(100, ((value ?? 0) / (first?.value || 1)) * 100)}%` }}
                />
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
