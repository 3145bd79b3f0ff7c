import { useTranslations } from 'next-intl';
import { Stat } from '@/components/ui/stat';
import { FEW } from '@/lib/kernel/small';
import type { Metric } from '@/lib/reports/rules/metric';
import { findMetric } from '@/lib/reports/rules/metrics';
import { tellValue } from '@/lib/reports/rules/tell';
import { Change } from './change';

type Head = {
  readonly code: string;
  readonly value: number | null;
  readonly before: number | null;
  readonly isFew: boolean;
};

/** The numbers of the whole, each beside what it was; one that has a list behind it opens it. */
export function Heads({
  heads,
  hrefOf,
}: {
  readonly heads: readonly Head[];
  readonly hrefOf: (metric: Metric) => string | null;
}) {
  const t = useTranslations('reports');
  return (
    <section
      aria-label={t('heads')}
      className="grid grid-cols-2 gap-px overflow-hidden rounded-card border border-line bg-line desk:auto-cols-fr desk:grid-flow-col desk:grid-cols-none"
    >
      {heads.map(({ code, value, before, isFew }, place) => {
        const metric = findMetric(code);
        if (metric === undefined) return null;
        const href = hrefOf(metric);
        const isAlone = heads.length % 2 === 1 && place === 0;
        return (
          <Stat
            key={code}
            nameFirst
            name={t(`metric.${code}.name` as 'metric.orders.name')}
            value={isFew ? FEW : tellValue(value, metric.unit)}
            remark={
              before === null ? null : (
                <span className="inline-flex flex-wrap items-center gap-x-1.5">
                  <Change value={value} before={before} good={metric.good} unit={metric.unit} />
                  {t('was', { value: tellValue(before, metric.unit) })}
                </span>
              )
            }
            {...(href === null ? {} : { href })}
            className={`bg-surface ${isAlone ? 'max-desk:col-span-2' : ''}`}
          />
        );
      })}
    </section>
  );
}
