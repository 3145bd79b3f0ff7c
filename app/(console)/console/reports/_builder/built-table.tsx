'use client';
import type { Route } from 'next';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Badge } from '@/components/ui/badge';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import { FEW, SMALL } from '@/lib/kernel/small';
import { isTick } from '@/lib/reports/rules/ask';
import type { BuiltRow } from '@/lib/reports/rules/built';
import { findMetric } from '@/lib/reports/rules/metrics';
import { tellInColumn } from '@/lib/reports/rules/tell';
import { Change } from '../_components/change';
import type { BuiltShown } from '../_reading/built';
import { tickName } from '../_reading/tick-name';
import { drillOf } from './drill';

/** A built report as a table: a line for each tick, place or subject, a column for each number, beside what it was. */
export function BuiltTable({
  shown: { told, names },
  title,
  splitName,
  mayDrill,
}: {
  readonly shown: BuiltShown;
  readonly title: string;
  readonly splitName: string;
  readonly mayDrill: boolean;
}) {
  const t = useTranslations('reports');
  const locale = localeOf(useLocale()) ?? DEFAULT_LOCALE;
  const { split, measures } = told.definition;
  const isInTime = isTick(split);
  const nameOf = (key: string) => (isTick(split) ? tickName(key, split, { locale }, told.zone) : (names[key] ?? key));
  const lines = isInTime ? told.rows.toReversed() : told.rows;
  return (
    <Card>
      <CardHeader title={title} />
      {lines.length === 0 ? (
        <EmptyState drawing="search" title={t('nothing')}>
          {t('nothingNote')}
        </EmptyState>
      ) : (
        <Table caption={title}>
          <TableHead>
            <Th>{splitName}</Th>
            {measures.map((code) => (
              <Th key={code} end>
                {t(`metric.${code}.name` as 'metric.orders.name')}
              </Th>
            ))}
          </TableHead>
          <tbody>
            {lines.map((row) => (
              <Tr key={row.key}>
                <Td row>{nameOf(row.key)}</Td>
                {row.isHidden ? (
                  <Td end colSpan={measures.length}>
                    <Badge>{t('tooFew', { count: SMALL })}</Badge>
                  </Td>
                ) : (
                  measures.map((code) => (
                    <Td key={code} end>
                      <Told row={row} code={code} href={mayDrill ? drillOf(told, code, row.key) : null} />
                    </Td>
                  ))
                )}
              </Tr>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  );
}

function Told({ row, code, href }: { readonly row: BuiltRow; readonly code: string; readonly href: string | null }) {
  const metric = findMetric(code);
  if (metric === undefined) return null;
  if (row.few.includes(code)) return FEW;
  const value = row.values[code] ?? null;
  return (
    <span className="inline-flex flex-wrap items-baseline justify-end gap-x-1.5">
      <Leading href={value === null || value === 0 ? null : href}>{tellInColumn(value, metric.unit)}</Leading>
      {row.before === null ? null : (
        <Change value={value} before={row.before[code] ?? null} good={metric.good} unit={metric.unit} />
      )}
    </span>
  );
}

const Leading = ({ href, children }: { readonly href: string | null; readonly children: ReactNode }) =>
  href === null ? (
    <span>{children}</span>
  ) : (
    <TextLink figure href={href as Route}>
      {children}
    </TextLink>
  );
