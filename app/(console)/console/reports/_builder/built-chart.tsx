'use client';
import { useLocale, useTranslations } from 'next-intl';
import { useRef } from 'react';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import { FEW } from '@/lib/kernel/small';
import { isTick } from '@/lib/reports/rules/ask';
import type { BuiltTold } from '@/lib/reports/rules/built';
import { monthStart, weekStart } from '@/lib/reports/rules/days';
import { findMetric } from '@/lib/reports/rules/metrics';
import { tellInColumn, tellValue } from '@/lib/reports/rules/tell';
import { DrawnSeries } from '../_components/drawn-series';
import type { BuiltShown } from '../_reading/built';
import { comparedTo, sayTrend } from '../_reading/sentence';
import { tickName } from '../_reading/tick-name';
import { drillOf } from './drill';
import { Marks, numbered } from './marks';
import { PictureButton } from './picture-button';

const BEFORE = 'before';
// More places than that are read in the table.
const PLACES_MAX = 40;

/** A built report as lines or bars, over time or over places, with the sentence and the table that say the same. */
export function BuiltChart({
  shown: { told, names },
  title,
  splitName,
  file,
  mayDrill,
  mayWrite,
}: {
  readonly shown: BuiltShown;
  readonly title: string;
  readonly splitName: string;
  readonly file: string;
  readonly mayDrill: boolean;
  readonly mayWrite: boolean;
}) {
  const t = useTranslations('reports');
  const within = useRef<HTMLDivElement>(null);
  const locale = localeOf(useLocale()) ?? DEFAULT_LOCALE;
  const { definition, rows, compared } = told;
  const { measures, split, chart } = definition;
  const [lead = ''] = measures;
  const unit = findMetric(lead)?.unit ?? 'count';
  const nameOf = (key: string) => (isTick(split) ? tickName(key, split, { locale }, told.zone) : (names[key] ?? key));
  const hasBefore = compared !== null && chart !== 'stacked' && measures.length === 1;
  const drawn = rows.slice(0, isTick(split) ? rows.length : PLACES_MAX);
  const points = drawn.map(({ key, values, before, isHidden, few }) => {
    const all: Record<string, number | null> = {
      ...Object.fromEntries(measures.map((code) => [code, values[code] ?? null])),
      ...(hasBefore ? { [BEFORE]: before?.[lead] ?? null } : {}),
    };
    const say = ([code, value]: [string, number | null]) => [
      code,
      isHidden || few.includes(code) ? FEW : tellInColumn(value, unit),
    ];
    return { tick: key, label: nameOf(key), values: all, told: Object.fromEntries(Object.entries(all).map(say)) };
  });
  const marks = numbered(told.marks, split);
  const isEmpty = points.every(({ values }) => measures.every((code) => !values[code]));
  return (
    <Card>
      <CardHeader title={title} />
      {isEmpty ? (
        <EmptyState drawing="search" title={t('nothing')}>
          {t('nothingNote')}
        </EmptyState>
      ) : (
        <div ref={within}>
          <DrawnSeries
            caption={title}
            tickName={splitName}
            summary={sentence()}
            points={points}
            series={measures.map((key) => ({ key, label: t(`metric.${key}.name` as 'metric.orders.name') }))}
            {...(hasBefore ? { before: { key: BEFORE, label: comparedTo(t, definition.compare) } } : {})}
            shape={chart === 'line' || chart === 'stacked' ? chart : 'bar'}
            unit={unit}
            isInTime={isTick(split)}
            partial={partialTick(told)}
            marks={marks.filter((one) => one.isFirst)}
            hrefOf={(tick, code) => (mayDrill && code !== BEFORE ? drillOf(told, code, tick) : null)}
            acts={<PictureButton within={within} file={file} title={title} note={sentence()} />}
          />
        </div>
      )}
      {isTick(split) ? <Marks marks={marks} mayWrite={mayWrite} zone={told.zone} today={told.today} /> : null}
    </Card>
  );

  function sentence(): string {
    const metric = findMetric(lead);
    if (metric === undefined) return '';
    if (isTick(split)) {
      return sayTrend(t, metric, {
        points: rows.map(({ key, values }) => ({ tick: key, value: values[lead] ?? 0 })),
        before: rows.every(({ before }) => before === null) ? null : rows.map(({ before }) => before?.[lead] ?? null),
        compare: definition.compare,
        partial: partialTick(told),
        tickName: nameOf,
      });
    }
    const top = rows.find(({ isHidden, values }) => !isHidden && (values[lead] ?? 0) > 0);
    const metricName = t(`metric.${lead}.name` as 'metric.orders.name');
    if (top === undefined) return t('summary.sum.empty', { metric: metricName });
    return t('summary.top', {
      metric: metricName,
      name: nameOf(top.key),
      value: tellValue(top.values[lead], metric.unit),
      count: rows.length,
    });
  }
}

/** The tick that is not over: today, its week or its month. */
function partialTick({ days, today, definition: { split } }: BuiltTold): string | null {
  if (days.to <= today) return null;
  if (split === 'week') return weekStart(today);
  return split === 'month' ? monthStart(today) : today;
}
