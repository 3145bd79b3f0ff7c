import { DateTime } from '@/components/ui/date-time';
import { must } from '@/lib/kernel/assert';
import { pool } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { ask } from '@/lib/platform/route';
import { staffActorOfRequest } from '@/lib/platform/session';
import { pointsSettings } from '@/lib/points';
import { reportTold } from '@/lib/reports';
import type { Report } from '@/lib/reports/rules/gallery';
import { type Asked, askedOf } from '../_reading/address';
import { filterChoices } from '../_reading/choices';
import { drillOf } from '../_reading/drill';
import { keyNames, reportWords } from '../_reading/words';
import { Cohorts } from './cohorts';
import { Definitions } from './definitions';
import { Heads } from './heads';
import { NotCounted } from './not-counted';
import { Owed } from './owed';
import { ReportChart } from './report-chart';
import { ReportFilters } from './report-filters';
import { SplitTable } from './split-table';

/** A report: what is asked, its numbers, how they went, by what they differ, and what each of them means. */
export async function ReportBody({ report, asked }: { readonly report: Report; readonly asked: Asked }) {
  const actor = must(await staffActorOfRequest(), 'a guarded page has a reader');
  const [words, told] = await Promise.all([reportWords(), ask(reportTold, { report: report.code, ...askedOf(asked) })]);
  const choices = await filterChoices(told.sight, words);
  const filters = (
    <ReportFilters
      choices={choices}
      asked={{ ...askedOf(asked), period: told.asked.period, compare: told.asked.compare }}
      days={{ from: told.days.from, to: told.days.to }}
    />
  );
  if (told.countedAt === null) return <NotCounted />;
  const [names, settings] = await Promise.all([keyNames(told, words), program(pool())]);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      {filters}
      <p className="text-xs text-muted">
        {words.t('asOf')} <DateTime at={told.countedAt} zone={told.zone} />
        {told.sight === null ? null : ` · ${words.t('ownStores')}`}
        {told.days.to > told.today ? ` · ${words.t('partDay')}` : null}
      </p>
      <Heads heads={told.heads} hrefOf={(metric) => drillOf(metric, told, actor)} />
      {report.chart.length === 0 ? null : <ReportChart told={told} words={words} />}
      {told.cohorts.length > 0 ? <Cohorts cells={told.cohorts} words={words} zone={told.zone} /> : null}
      {told.owed === null ? null : (
        <Owed owed={told.owed} worth={pointsSettings(settings).tender.worth} words={words} zone={told.zone} />
      )}
      <SplitTable told={told} words={words} names={names} asked={asked} actor={actor} />
      <Definitions codes={[...new Set([...report.heads, ...report.chart, ...report.columns])]} />
    </div>
  );
}
