import { Stat } from '@/components/ui/stat';
import type { Actor } from '@/lib/kernel/actor';
import type { ReportTold } from '@/lib/reports';
import { findMetric } from '@/lib/reports/rules/metrics';
import { SMALL } from '@/lib/reports/rules/small';
import { tellValue } from '@/lib/reports/rules/tell';
import { drillOf } from '../_reading/drill';
import type { ReportWords } from '../_reading/words';
import { Change } from './change';

/** The numbers that lead a report, each beside what it was; one that has a list behind it opens it. */
export function Heads({
  told,
  words,
  actor,
}: {
  readonly told: ReportTold;
  readonly words: ReportWords;
  readonly actor: Actor;
}) {
  const { t } = words;
  return (
    <section
      aria-label={t('heads')}
      className="grid grid-cols-2 gap-px overflow-hidden rounded-card border border-line bg-line desk:auto-cols-fr desk:grid-flow-col desk:grid-cols-none"
    >
      {told.heads.map(({ code, value, before, isFew }, place) => {
        const metric = findMetric(code);
        if (metric === undefined) return null;
        const href = drillOf(metric, told, actor);
        return (
          <Stat
            key={code}
            nameFirst
            name={words.metric(code)}
            value={isFew ? `<${SMALL}` : tellValue(value, metric.unit)}
            remark={
              before === null ? null : (
                <span className="inline-flex flex-wrap items-center gap-x-1.5">
                  <Change value={value} before={before} good={metric.good} unit={metric.unit} />
                  {t('was', { value: tellValue(before, metric.unit) })}
                </span>
              )
            }
            {...(href === null ? {} : { href })}
            className={`bg-surface ${told.heads.length % 2 === 1 && place === 0 ? 'max-desk:col-span-2' : ''}`}
          />
        );
      })}
    </section>
  );
}
