import { Card, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { formatPercent } from '@/lib/kernel/format';
import type { ReportTold } from '@/lib/reports';
import { findMetric } from '@/lib/reports/rules/metrics';
import { summaryOf } from '@/lib/reports/rules/summary';
import { tellValue } from '@/lib/reports/rules/tell';
import { type ReportWords, tickName } from '../_reading/words';
import { DrawnSeries } from './drawn-series';

const BP = 10_000;
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
      told: Object.fromEntries(Object.entries(all).map(([code, value]) => [code, tellValue(value, unit)])),
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
          points={points}
          series={chart.map((key) => ({ key, label: words.metric(key) }))}
          {...(hasBefore ? { before: { key: BEFORE, label: comparedTo(told, words) } } : {})}
          shape={shape}
          unit={unit}
        />
      )}
    </Card>
  );
}

/** What the period is compared with, in words. */
const comparedTo = ({ asked }: ReportTold, { t }: ReportWords): string =>
  t(asked.compare === 'year' ? 'before.year' : 'before.previous');

/** One sentence that says what the chart shows. */
function sentence(told: ReportTold, words: ReportWords, lead: string): string {
  const { t } = words;
  const metric = findMetric(lead);
  if (metric === undefined) return '';
  const isSum = metric.reading.kind === 'sum';
  const endOf = (points: ReportTold['series']): number =>
    isSum ? points.reduce((total, { values }) => total + (values[lead] ?? 0), 0) : (points.at(-1)?.values[lead] ?? 0);
  const { trend, value, changeBp, peak } = summaryOf(
    endOf(told.series),
    told.before.length === 0 ? null : endOf(told.before),
    told.series.map(({ tick, values }) => ({ tick, value: values[lead] ?? 0 })),
  );
  const facts = {
    metric: words.metric(lead),
    value: tellValue(value, metric.unit),
    change: formatPercent(changeBp / BP),
    compared: comparedTo(told, words),
  };
  const said = words.summary(isSum, trend, facts);
  if (peak === null) return said;
  const at = { tick: tickName(peak.tick, told.tick, words, told.zone), value: tellValue(peak.value, metric.unit) };
  return `${said}${t('summary.peak', at)}`;
}
