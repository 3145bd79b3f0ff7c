import type { Route } from 'next';
import { getTranslations } from 'next-intl/server';
import { Sparkline } from '@/components/charts/sparkline';
import { DateTime } from '@/components/ui/date-time';
import { NearLink } from '@/components/ui/near-link';
import { ProgressBar } from '@/components/ui/track';
import { formatPercent } from '@/lib/kernel/format';
import { FEW } from '@/lib/kernel/small';
import { dayBefore } from '@/lib/kernel/wall-clock';
import { ask } from '@/lib/platform/route';
import { findMetric } from '@/lib/reports/rules/metrics';
import { changeOf, tellValue } from '@/lib/reports/rules/tell';
import { type BenchClock, type KpiView, kpiBoard } from '@/lib/workbench';
import { Change } from '../reports/_components/change';
import { NotCounted } from '../reports/_components/not-counted';
import { type BenchAddress, benchOf, reportHref } from './address';
import { Definition } from './definition';
import { type BenchWords, benchWords } from './words';

/** Six numbers, each beside the same weekdays before, with its trend and what is aimed at; each opens what is behind it (B1). */
export async function Kpis({ asked }: { readonly asked: BenchAddress }) {
  const [t, words, { clock, kpis }] = await Promise.all([
    getTranslations('workbench'),
    benchWords(),
    ask(kpiBoard, benchOf(asked)),
  ]);
  if (clock.countedAt === null) return <NotCounted />;
  return (
    <section aria-label={t('kpis')}>
      <ul className="grid grid-cols-2 gap-px overflow-hidden rounded-card border border-line bg-line max-desk:sm:grid-cols-3 desk:grid-cols-6">
        {kpis.map((kpi) => (
          <li key={kpi.code} className="relative grid content-start gap-1 bg-surface px-3 py-3 has-[a:hover]:bg-sunken">
            <KpiCell kpi={kpi} clock={clock} words={words} asked={asked} />
          </li>
        ))}
      </ul>
      <p className="mt-1.5 px-1 text-2xs text-muted">
        {t('comparedWith', {
          days: words.span(clock.days, clock.zone),
          before: words.span(clock.compared, clock.zone),
        })}
        {clock.period === 'today' ? ` · ${t('dayRuns')}` : null} · {t('asOf')}{' '}
        <DateTime at={clock.countedAt} format="datetime" zone={clock.zone} />
      </p>
    </section>
  );
}

function KpiCell({
  kpi: { code, report, value, before, trend, aim },
  clock,
  words,
  asked,
}: {
  readonly kpi: KpiView;
  readonly clock: BenchClock;
  readonly words: BenchWords;
  readonly asked: BenchAddress;
}) {
  const { t } = words;
  const metric = findMetric(code);
  if (metric === undefined) return null;
  const name = words.metric(code);
  const isFew = value === null && metric.unit === 'people';
  const said = isFew ? FEW : tellValue(value, metric.unit);
  const change = changeOf(value, before);
  const sentence = change === null || change === 0 ? 'same' : change > 0 ? 'up' : 'down';
  return (
    <>
      <div className="flex items-start justify-between gap-1">
        <h3 className="text-xs font-normal text-muted">{name}</h3>
        <span className="relative z-10 -mt-1 -mr-1">
          <Definition label={t('definitionOf', { name })} name={name} text={words.definition(code)} />
        </span>
      </div>
      <NearLink
        href={reportHref(report, clock.days, dayBefore(clock.days.to), asked) as Route}
        className="text-[clamp(1rem,4.6vw,1.25rem)] leading-tight font-bold whitespace-nowrap after:absolute after:inset-0"
      >
        {said}
      </NearLink>
      <p className="flex min-h-4 flex-wrap items-center gap-x-1.5 text-2xs text-muted">
        <span className="sr-only">
          {t(`trend.${sentence}`, {
            before: tellValue(before, metric.unit),
            change: formatPercent(Math.abs(change ?? 0)),
          })}
        </span>
        <span aria-hidden="true" className="inline-flex flex-wrap items-center gap-x-1.5">
          <Change value={value} before={before} good={metric.good} unit={metric.unit} />
          {before === null ? null : t('was', { value: tellValue(before, metric.unit) })}
        </span>
      </p>
      <Sparkline values={trend.map((point) => point.value)} />
      {aim === null || value === null ? null : (
        <div className="grid gap-1">
          <ProgressBar
            value={value}
            max={Math.max(1, aim)}
            label={t('aimOf', { name })}
            tone={value >= aim ? 'success' : 'accent'}
          />
          <p className="text-2xs text-muted">{t('aim', { value: tellValue(aim, metric.unit) })}</p>
        </div>
      )}
    </>
  );
}
