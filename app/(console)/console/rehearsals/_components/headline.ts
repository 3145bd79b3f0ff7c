import type { Say } from '@/components/ui/say';
import { formatMoney, formatNumber } from '@/lib/kernel/format';
import type { BacktestView } from '@/lib/rehearsals';
import { wholeOf } from '@/lib/rehearsals/rules/runs-out';

type Told = Pick<BacktestView, 'kind' | 'share' | 'sums'>;

/** A figure of a result: of a sample what it stands for, said to be about so much. */
export const figureOf = (t: Say, share: number, value: number, format: (value: number) => string): string =>
  share >= 1 ? format(value) : t('about', { figure: format(wholeOf(value, share)) });

/** What a result comes to, in one sentence. */
export function headlineOf(t: Say, { kind, share, sums }: Told): string {
  if (sums === null || sums.orders === 0) return t('headline.none');
  const count = (value: number) => figureOf(t, share, value, formatNumber);
  const signed = (value: number) => figureOf(t, share, value, (one) => formatNumber(one, true));
  const money = (value: number) => figureOf(t, share, value, (fen) => formatMoney(fen, 'plain'));
  const orders = count(sums.orders);
  const people = { up: count(sums.winners.members), down: count(sums.losers.members) };
  const { points, growth, pointsFen } = sums.costs;
  switch (kind) {
    case 'offer':
    case 'campaign':
      return sums.touched === 0
        ? t('headline.nothing', { orders })
        : t('headline.offers', {
            orders,
            touched: count(sums.touched),
            cost: money(sums.cost),
            fullCost: money(sums.fullPrice.cost),
            fullOrders: count(sums.fullPrice.orders),
          });
    case 'points':
      return t('headline.points', { orders, points: signed(points), cost: money(pointsFen), ...people });
    case 'growth':
      return t('headline.growth', { orders, growth: signed(growth), ...people });
    case 'levels':
      return t('headline.levels', { members: count(sums.members), ...people });
  }
}
