import { useLocale, useTranslations } from 'next-intl';
import { StatusPill } from '@/components/ui/badge';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import type { RehearsedCosts } from '@/lib/benefits';
import { formatMoney, formatNumber } from '@/lib/kernel/format';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';

type Row = RehearsedCosts['levels'][number];

/** What the draft would cost by the benefits of levels: packs at once, months before and after, beside each level's budget. */
export function CostCard({
  costs,
  nameOf,
}: {
  readonly costs: RehearsedCosts;
  readonly nameOf: (code: string) => string;
}) {
  const t = useTranslations('level-costs');
  const locale = localeOf(useLocale()) ?? DEFAULT_LOCALE;
  const { levels, total, uncounted, isAny, showsBudgets } = costs;
  if (!isAny) {
    return (
      <Card>
        <CardHeader title={t('title')} />
        <EmptyState drawing="ledger" title={t('none')} />
      </Card>
    );
  }
  const names = uncounted.map((name) => (locale === 'zh-CN' ? name.zh : name.en));
  return (
    <Card>
      <CardHeader title={t('title')} note={t('note')} />
      <Table caption={t('title')}>
        <TableHead>
          <Th>{t('level')}</Th>
          <Th end>{t('packs')}</Th>
          <Th end>{t('packCost')}</Th>
          <Th end>{t('before')}</Th>
          <Th end>{t('first')}</Th>
          <Th end>{t('after')}</Th>
          {showsBudgets ? <Th end>{t('budget')}</Th> : null}
          {showsBudgets ? <Th>{t('verdict')}</Th> : null}
        </TableHead>
        <tbody>
          {levels.map((row) => (
            <Tr key={row.level}>
              <Td row>{nameOf(row.level)}</Td>
              <Figures row={row} />
              {showsBudgets ? <BudgetCells budget={row.budget} /> : null}
            </Tr>
          ))}
          <Tr className="font-medium">
            <Td row>{t('total')}</Td>
            <Figures row={total} />
            {showsBudgets ? <Td /> : null}
            {showsBudgets ? <Td /> : null}
          </Tr>
        </tbody>
      </Table>
      {names.length === 0 ? null : (
        <p className="px-4 py-3 text-dense text-muted">{t('uncounted', { names: names.join(t('join')) })}</p>
      )}
    </Card>
  );
}

function Figures({ row }: { readonly row: Pick<Row, 'packs' | 'had' | 'packFen' | 'before' | 'first' | 'after'> }) {
  const t = useTranslations('level-costs');
  const { packs, had, packFen, before, first, after } = row;
  return (
    <>
      <Td end>
        {formatNumber(packs)}
        {had === 0 ? null : (
          <span className="block whitespace-nowrap text-xs text-muted">{t('had', { count: had })}</span>
        )}
      </Td>
      <Td end>{formatMoney(packFen)}</Td>
      <Td end>{formatMoney(before)}</Td>
      <Td end>{formatMoney(packFen + first)}</Td>
      <Td end>{formatMoney(after)}</Td>
    </>
  );
}

function BudgetCells({ budget }: { readonly budget: Row['budget'] }) {
  const t = useTranslations('level-costs');
  if (budget === null) {
    return (
      <>
        <Td end className="text-muted">
          –
        </Td>
        <Td className="text-muted">{t('noBudget')}</Td>
      </>
    );
  }
  const { left, limit, exceeds } = budget;
  return (
    <>
      <Td end>
        {formatMoney(left)}
        {left === limit ? null : (
          <span className="block whitespace-nowrap text-xs text-muted">{t('of', { limit: formatMoney(limit) })}</span>
        )}
      </Td>
      <Td>
        <StatusPill meaning={exceeds === null ? 'ok' : 'attention'}>{t(`exceeds.${exceeds ?? 'none'}`)}</StatusPill>
      </Td>
    </>
  );
}
