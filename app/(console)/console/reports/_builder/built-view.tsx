'use client';
import { Download } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { buttonClass } from '@/components/ui/button-class';
import { DateTime } from '@/components/ui/date-time';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import { isTick } from '@/lib/reports/rules/ask';
import type { Definition } from '@/lib/reports/rules/definition';
import { findMetric } from '@/lib/reports/rules/metrics';
import { Cohorts } from '../_components/cohorts';
import { Definitions } from '../_components/definitions';
import { Heads } from '../_components/heads';
import type { BuiltShown } from '../_reading/built';
import type { ReportTexts } from '../_reading/sentence';
import { BuiltChart } from './built-chart';
import { BuiltTable } from './built-table';
import { drillOf } from './drill';
import { Funnel } from './funnel';

/** What a reader may do beside reading: open the rows of a number, write at the time axis. */
export type BuiltRights = { readonly mayDrill: boolean; readonly mayWrite: boolean };

/** A built report as it was told: its whole, its drawing or table, and what its numbers mean. */
export function BuiltView({
  shown,
  title,
  file,
  rights: { mayDrill, mayWrite },
}: {
  readonly shown: BuiltShown;
  readonly title: string;
  /** Where it is taken as a file; the form of it is added. */
  readonly file: string;
  readonly rights: BuiltRights;
}) {
  const t = useTranslations('reports');
  const u = useTranslations('report-builder');
  const locale = localeOf(useLocale()) ?? DEFAULT_LOCALE;
  const { told } = shown;
  const { chart, measures, split } = told.definition;
  const form = (name: string) => `${file}${file.includes('?') ? '&' : '?'}format=${name}`;
  const common = { shown, title, mayDrill };
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="text-xs text-muted">
          {told.countedAt === null ? null : (
            <>
              {t('asOf')} <DateTime at={new Date(told.countedAt)} zone={told.zone} />
            </>
          )}
          {told.sight === null ? null : ` · ${t('ownStores')}`}
          {told.days.to > told.today ? ` · ${t('partDay')}` : null}
        </p>
        <div className="flex gap-2">
          {(['csv', 'xlsx'] as const).map((name) => (
            <a key={name} href={form(name)} download className={buttonClass({ size: 'sm' })}>
              <Download aria-hidden="true" />
              {u(`form.${name}`)}
            </a>
          ))}
        </div>
      </div>
      <Heads heads={told.heads} hrefOf={({ code }) => (mayDrill ? drillOf(told, code, null) : null)} />
      {chart === 'funnel' ? <Funnel told={told} title={title} /> : null}
      {chart === 'cohort' ? <Cohorts cells={told.cohorts} words={{ locale }} zone={told.zone} /> : null}
      {chart === 'table' && split !== null ? (
        <BuiltTable {...common} splitName={splitNameOf(t, told.definition)} />
      ) : null}
      {chart === 'line' || chart === 'bar' || chart === 'stacked' ? (
        <BuiltChart {...common} splitName={splitNameOf(t, told.definition)} file={file} mayWrite={mayWrite} />
      ) : null}
      <Definitions codes={measures} />
    </div>
  );
}

/** What a built report is called while nobody has named it: its numbers, and by what they are told apart. */
export function titleOf(t: ReportTexts, definition: Definition): string {
  const numbers = definition.measures.map((code) => t(`metric.${code}.name` as 'metric.orders.name')).join(t('and'));
  return definition.split === null ? numbers : `${numbers} · ${splitNameOf(t, definition)}`;
}

function splitNameOf(t: ReportTexts, { split, measures }: Definition): string {
  if (isTick(split)) return t(`tickName.${split}`);
  const name = split === 'subject' ? (findMetric(measures[0] ?? '')?.subject ?? 'store') : (split ?? 'store');
  return t(`by.${name}`);
}
