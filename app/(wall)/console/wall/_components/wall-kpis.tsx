import { getTranslations } from 'next-intl/server';
import { Sparkline } from '@/components/charts/sparkline';
import { DateTime } from '@/components/ui/date-time';
import { ProgressBar } from '@/components/ui/track';
import { FEW } from '@/lib/kernel/small';
import { ask } from '@/lib/platform/route';
import { findMetric } from '@/lib/reports/rules/metrics';
import { tellValue } from '@/lib/reports/rules/tell';
import { type KpiView, kpiBoard } from '@/lib/workbench';
import { type BenchAddress, benchOf } from '../../../../(console)/console/_bench/address';
import { type BenchWords, benchWords } from '../../../../(console)/console/_bench/words';
import { Change } from '../../../../(console)/console/reports/_components/change';
import { NotCounted } from '../../../../(console)/console/reports/_components/not-counted';

/** The six numbers of the workbench, as large as the screen lets them be. */
export async function WallKpis({ asked }: { readonly asked: BenchAddress }) {
  const [t, words, { clock, kpis }] = await Promise.all([
    getTranslations('workbench'),
    benchWords(),
    ask(kpiBoard, benchOf(asked)),
  ]);
  if (clock.countedAt === null) return <NotCounted />;
  return (
    <section aria-label={t('kpis')}>
      <ul className="grid grid-cols-2 gap-px overflow-hidden rounded-card border border-line bg-line desk:grid-cols-3">
        {kpis.map((kpi) => (
          <li
            key={kpi.code}
            className="grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-2 bg-surface p-[clamp(0.75rem,1.4vw,2rem)]"
          >
            <Kpi kpi={kpi} words={words} />
          </li>
        ))}
      </ul>
      <p className="mt-2 text-[clamp(0.75rem,1vw,1.125rem)] text-muted">
        {t('comparedWith', {
          days: words.span(clock.days, clock.zone),
          before: words.span(clock.compared, clock.zone),
        })}{' '}
        · {t('asOf')} <DateTime at={clock.countedAt} format="datetime" zone={clock.zone} />
      </p>
    </section>
  );
}

function Kpi({
  kpi: { code, value, before, trend, aim },
  words,
}: {
  readonly kpi: KpiView;
  readonly words: BenchWords;
}) {
  const metric = findMetric(code);
  if (metric === undefined) return null;
  const name = words.metric(code);
  const isFew = value === null && metric.unit === 'people';
  return (
    <>
      <h2 className="text-[clamp(0.8125rem,1.3vw,1.5rem)] font-normal text-muted">{name}</h2>
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <span className="text-[clamp(1.25rem,3.6vw,4.5rem)] leading-none font-bold whitespace-nowrap">
          {isFew ? FEW : tellValue(value, metric.unit)}
        </span>
        <span className="[&_span]:text-[clamp(0.75rem,1.3vw,1.5rem)] [&_svg]:size-[1em]">
          <Change value={value} before={before} good={metric.good} unit={metric.unit} />
        </span>
      </p>
      <Sparkline values={trend.map((point) => point.value)} />
      {aim === null || value === null ? null : (
        <ProgressBar
          value={value}
          max={Math.max(1, aim)}
          label={words.t('aimOf', { name })}
          tone={value >= aim ? 'success' : 'accent'}
        />
      )}
    </>
  );
}
