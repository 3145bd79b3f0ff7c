import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { cn } from '@/components/ui/cn';
import type { Say } from '@/components/ui/say';
import { Stat } from '@/components/ui/stat';
import { formatMoney, formatNumber, formatPercent } from '@/lib/kernel/format';
import { figureOf } from '../../_components/headline';
import type { ResultProps } from './backtest-result';

type Tile = { readonly name: string; readonly value: ReactNode; readonly remark?: ReactNode; readonly isBad?: boolean };

/** So many to a row that no row is left short. */
const COLUMNS: Readonly<Record<number, string>> = {
  2: 'xl:grid-cols-2',
  5: 'xl:grid-cols-5',
  6: 'xl:grid-cols-3',
  10: 'xl:grid-cols-5',
};

/** The main figures of a result, each with what it is a part of. */
export function Kpis({ page }: ResultProps) {
  const t = useTranslations('rehearsals');
  const { sums, share, kind, showsMargins } = page;
  if (sums === null) return null;
  const say = t as unknown as Say;
  const count = (value: number) => figureOf(say, share, value, formatNumber);
  const money = (value: number) => figureOf(say, share, value, (fen) => formatMoney(fen, 'plain'));
  const signed = (value: number) => figureOf(say, share, value, (one) => formatNumber(one, true));
  const part = (value: number, of: number) => (of === 0 ? '–' : formatPercent(value / of));
  const amount = (value: number) => (kind === 'points' || kind === 'growth' ? count(value) : money(value));
  const { costs, winners, losers, fullPrice, justOver, justUnder, belowCost } = sums;
  const isLevels = kind === 'levels';
  const people: readonly Tile[] = [
    {
      name: t('kpi.winners'),
      value: t('kpi.people', { count: count(winners.members) }),
      remark: isLevels ? null : t('kpi.winnersBy', { amount: amount(winners.amount) }),
    },
    {
      name: t('kpi.losers'),
      value: t('kpi.people', { count: count(losers.members) }),
      remark: isLevels || losers.members === 0 ? null : t('kpi.losersBy', { amount: amount(-losers.amount) }),
      isBad: losers.members > 0,
    },
  ];
  const touched: Tile = {
    name: t('kpi.touched'),
    value: t('kpi.orders', { count: count(sums.touched) }),
    remark: t('kpi.touchedOf', { share: part(sums.touched, sums.orders) }),
  };
  const cost: Tile = {
    name: t('kpi.cost'),
    value: money(sums.cost),
    remark: t('kpi.costOf', { share: part(sums.cost, sums.paid) }),
  };
  const near: readonly Tile[] = [
    {
      name: t('kpi.over'),
      value: money(justOver.cost),
      remark: t('kpi.overOf', { orders: count(justOver.orders) }),
    },
    {
      name: t('kpi.under'),
      value: t('kpi.orders', { count: count(justUnder.orders) }),
      remark:
        justUnder.orders === 0
          ? null
          : t('kpi.underOf', { gap: formatMoney(Math.round(justUnder.gap / justUnder.orders), 'plain') }),
    },
  ];
  const offers: readonly Tile[] = [
    cost,
    touched,
    {
      name: t('kpi.fullPrice'),
      value: money(fullPrice.cost),
      remark: t('kpi.fullPriceOf', { orders: count(fullPrice.orders) }),
      isBad: fullPrice.cost > 0,
    },
    ...people,
    ...(justOver.orders + justUnder.orders === 0 ? [] : near),
    ...(showsMargins
      ? [
          {
            name: t('kpi.below'),
            value: t('kpi.orders', { count: count(belowCost.orders) }),
            remark: t('kpi.belowOf', { orders: count(belowCost.orders), loss: money(belowCost.loss) }),
            isBad: belowCost.orders > 0,
          },
          { name: t('kpi.floor'), value: t('kpi.orders', { count: count(sums.atFloor) }), isBad: sums.atFloor > 0 },
        ]
      : []),
    { name: t('kpi.points'), value: signed(costs.points), remark: money(costs.pointsFen) },
  ];
  const tiles = {
    offer: offers,
    campaign: offers,
    points: [cost, { name: t('kpi.points'), value: signed(costs.points) }, touched, ...people],
    growth: [{ name: t('kpi.growth'), value: signed(costs.growth) }, touched, ...people],
    levels: people,
  }[kind];
  return (
    // biome-ignore lint/a11y/useSemanticElements: figures are no form
    <div
      role="group"
      aria-label={t('kpi.label')}
      className={cn(
        'grid grid-cols-2 gap-px overflow-hidden rounded-card border border-line bg-line',
        COLUMNS[tiles.length] ?? 'xl:grid-cols-4',
      )}
    >
      {tiles.map(({ name, value, remark, isBad = false }, place) => (
        <Stat
          key={name}
          nameFirst
          name={name}
          value={value}
          remark={remark}
          tone={isBad ? 'warning' : 'muted'}
          className={cn('bg-surface', tiles.length % 2 === 1 && place === 0 && 'max-xl:col-span-2')}
        />
      ))}
    </div>
  );
}
