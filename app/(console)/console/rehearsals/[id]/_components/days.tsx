import { useTranslations } from 'next-intl';
import { ClientTexts } from '@/components/shell/client-texts';
import { Card, CardHeader } from '@/components/ui/card';
import type { Say } from '@/components/ui/say';
import { formatMoney } from '@/lib/kernel/format';
import { bucketsOf } from '@/lib/rehearsals/rules/buckets';
import { DrawnSeries } from '../../../reports/_components/drawn-series';
import { tickName } from '../../../reports/_reading/tick-name';
import { figureOf } from '../../_components/headline';
import type { ResultProps } from './backtest-result';

/** What a draft costs from day to day, or from week to week over a long time; as a chart or as a table. */
export function Days({ page: { sums, share, from, to, zone }, locale }: ResultProps) {
  const t = useTranslations('rehearsals');
  const { unit, buckets } = bucketsOf(sums?.days ?? {}, { from, to, zone });
  const money = (value: number) => figureOf(t as unknown as Say, share, value, (fen) => formatMoney(fen, 'plain'));
  const total = buckets.reduce((sum, { cost }) => sum + cost, 0);
  const most = buckets.reduce<(typeof buckets)[number] | null>(
    (best, one) => (best === null || one.cost > best.cost ? one : best),
    null,
  );
  const shortOf = (day: string) => tickName(day, 'day', { locale }, zone);
  const nameOf = (day: string) => (unit === 'week' ? t('chart.week', { day: shortOf(day) }) : shortOf(day));
  if (most === null || total === 0) return null;
  const summary = t('chart.most', {
    day: nameOf(most.day),
    cost: money(most.cost),
    unit,
    mean: money(Math.round(total / Math.max(1, buckets.length))),
  });
  return (
    <Card>
      <CardHeader title={t('chart.title')} />
      <ClientTexts namespaces={['rehearsals']}>
        <DrawnSeries
          unit="fen"
          shape="bar"
          caption={t('chart.title')}
          tickName={t('chart.day')}
          summary={summary}
          series={[{ key: 'cost', label: t('chart.cost') }]}
          points={buckets.map(({ day, cost }) => ({
            tick: day,
            label: nameOf(day),
            values: { cost },
            told: { cost: money(cost) },
          }))}
        />
      </ClientTexts>
    </Card>
  );
}
