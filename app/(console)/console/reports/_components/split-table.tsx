import type { Route } from 'next';
import { Badge } from '@/components/ui/badge';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkSegments } from '@/components/ui/link-segments';
import { Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import type { Actor } from '@/lib/kernel/actor';
import { FEW, SMALL } from '@/lib/kernel/small';
import type { ReportTold } from '@/lib/reports';
import { OTHERS } from '@/lib/reports/rules/gather';
import type { SplitRow } from '@/lib/reports/rules/hidden';
import { type Dimension, isDimension } from '@/lib/reports/rules/metric';
import { findMetric } from '@/lib/reports/rules/metrics';
import { tellInColumn } from '@/lib/reports/rules/tell';
import { type Asked, addressOf } from '../_reading/address';
import { objectOf, rowsOf } from '../_reading/drill';
import type { ReportWords } from '../_reading/words';

/** The numbers of a report told apart; a row opens what it is about, or the report of that place alone. */
export function SplitTable({
  told,
  words,
  names,
  asked,
  actor,
}: {
  readonly told: ReportTold;
  readonly words: ReportWords;
  readonly names: ReadonlyMap<string, string>;
  readonly asked: Asked;
  readonly actor: Actor;
}) {
  const { t } = words;
  const { report, by } = told;
  const path = `/console/reports/${report.code}`;
  const title = words.split(by === 'subject' ? (report.subject ?? '') : by);
  const hrefOf = ({ key, isHidden }: SplitRow): string | null => {
    if (isHidden || key === '' || key === OTHERS) return null;
    if (by === 'subject' || by === 'campaign') return objectOf(by === 'subject' ? report.subject : by, key, actor);
    if (isDimension(by)) return within(by, key);
    return `${path}${addressOf(asked, { [by]: key, ...(by === 'store' ? { region: null } : {}) })}`;
  };
  // A category opens those below it; where there are none, and in a brand, its products.
  function within(dimension: Dimension, key: string): string | null {
    if (dimension === 'sku' || !told.splits.includes('sku') || key.endsWith('/')) return null;
    const about = `${dimension}:${key}`;
    return `${path}${addressOf(asked, { about, by: dimension === 'category' && told.asked.about !== about ? 'category' : 'sku' })}`;
  }
  return (
    <Card>
      <CardHeader
        title={title}
        action={
          told.splits.length < 2 ? null : (
            <LinkSegments
              label={t('splitBy')}
              parts={told.splits.map((one) => ({
                href: `${path}${addressOf(asked, { by: one })}`,
                label: words.split(one === 'subject' ? (report.subject ?? '') : one),
                isHere: one === by,
              }))}
            />
          )
        }
      />
      {told.rows.length === 0 ? (
        <EmptyState drawing="search" title={t('nothing')}>
          {t('nothingNote')}
        </EmptyState>
      ) : (
        <Table caption={title}>
          <TableHead>
            <Th>{title}</Th>
            {report.columns.map((code) => (
              <Th key={code} end>
                {words.metric(code)}
              </Th>
            ))}
          </TableHead>
          <tbody>
            {inOrder(told, words).map((row) => {
              const href = hrefOf(row);
              const name = names.get(row.key) ?? row.key;
              return (
                <Tr key={row.key}>
                  <Td row>{href === null ? name : <TextLink href={href as Route}>{name}</TextLink>}</Td>
                  {row.isHidden ? (
                    <Td end colSpan={report.columns.length}>
                      <Badge>{t('tooFew', { count: SMALL })}</Badge>
                    </Td>
                  ) : (
                    report.columns.map((code) => (
                      <Td key={code} end>
                        {row.few.includes(code) ? (
                          FEW
                        ) : (
                          <Leading href={row.values[code] ? rowsOf(code, told, row.key, actor) : null}>
                            {tellInColumn(row.values[code], findMetric(code)?.unit ?? 'count')}
                          </Leading>
                        )}
                      </Td>
                    ))
                  )}
                </Tr>
              );
            })}
          </tbody>
        </Table>
      )}
    </Card>
  );
}

/** A number, which leads to its rows where it has any. */
const Leading = ({ href, children }: { readonly href: string | null; readonly children: string }) =>
  href === null ? (
    children === '0' ? (
      <span className="text-muted">0</span>
    ) : (
      children
    )
  ) : (
    <TextLink figure href={href as Route}>
      {children}
    </TextLink>
  );

/** Levels stand in their own order and tiers from the lowest; everything else by its first number. */
function inOrder({ by, rows, report }: ReportTold, { levels }: ReportWords): readonly SplitRow[] {
  if (by === 'level') {
    const order = [...levels.keys()];
    return rows.toSorted((a, b) => order.indexOf(a.key) - order.indexOf(b.key));
  }
  return by === 'subject' && report.subject === 'tier'
    ? rows.toSorted((a, b) => a.key.localeCompare(b.key, 'en'))
    : rows;
}
