import { Card, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import type { ReportTold } from '@/lib/reports';
import { monthStart } from '@/lib/reports/rules/days';
import { findMetric } from '@/lib/reports/rules/metrics';
import { tellInColumn } from '@/lib/reports/rules/tell';
import { comparedTo, sayTrend } from '../_reading/sentence';
import { tickName } from '../_reading/tick-name';
import type { ReportWords } from '../_reading/words';
import { DrawnSeries } from './drawn-series';

const BEFORE = 'before';

/** How the first numbers of a report went: a sentence, a chart and its table. */
export function ReportChart({ told, words }: { readonly told: ReportTold; readonly words: ReportWords }) {
  const { t } = words;
  const { chart, shape } = told.report;
  const [lead = ''] = chart;
  const unit = findMetric(lead)?.unit ?? 'count';
  const isEmpty = told.series.every(({ values }) => chart.every((code) => !values[code]));
  const hasBefore = told.before.length > 0;
  const points = told.series.map(({ tick, values }, place) => {
    const before = told.before[place]?.values[lead] ?? null;
    const shown = Object.fromEntries(chart.map((code) => [code, values[code] ?? null]));
    const all = hasBefore ? { ...shown, [BEFORE]: before } : shown;
    return {
      tick,
      label: tickName(tick, told.tick, words, told.zone),
      values: all,
      told: Object.fromEntries(Object.entries(all).map(([code, value]) => [code, tellInColumn(value, unit)])),
    };
  });
  const title = chart.map(words.metric).join(t('and'));
  return (
    <Card>
      <CardHeader title={title} note={words.tick(told.tick)} />
      {isEmpty ? (
        <EmptyState drawing="search" title={t('nothing')}>
          {t('nothingNote')}
        </EmptyState>
      ) : (
        <DrawnSeries
          caption={title}
          tickName={words.tickHead(told.tick)}
          summary={sentence(told, words, lead)}
          partial={partialTick(told)}
          points={points}
          series={chart.map((key) => ({ key, label: words.metric(key) }))}
          {...(hasBefore ? { before: { key: BEFORE, label: comparedTo(t, told.asked.compare) } } : {})}
          shape={shape}
          unit={unit}
        />
      )}
    </Card>
  );
}

/** The tick that is not over: today, or its month. */
const partialTick = ({ days, today, tick }: ReportTold): string | null =>
  days.to <= today ? null : tick === 'day' ? today : monthStart(today);

/** One sentence that says what the chart shows. */
function sentence(told: ReportTold, words: ReportWords, lead: string): string {
  const metric = findMetric(lead);
  if (metric === undefined) return '';
  return sayTrend(words.t, metric, {
    points: told.series.map(({ tick, values }) => ({ tick, value: values[lead] ?? 0 })),
    before: told.before.map(({ values }) => values[lead] ?? null),
    compare: told.asked.compare,
    partial: partialTick(told),
    tickName: (tick) => tickName(tick, told.tick, words, told.zone),
  });
}
