import 'server-only';
import { isRefusal } from '@/lib/kernel/refusal';
import { ask } from '@/lib/platform/route';
import { type ReportTold, reportTold } from '@/lib/reports';
import { findMetric } from '@/lib/reports/rules/metrics';
import { SMALL } from '@/lib/reports/rules/small';
import { tellPlain } from '@/lib/reports/rules/tell';
import { csvOf } from '@/lib/surveys/rules/csv';
import { askedOf } from './address';
import { keyNames, type ReportWords, reportWords } from './words';

type Cell = string | number;

/** The report as it is on the page, as CSV: its heads, its series and its split, each under its own line of titles. */
export async function reportFile(report: string, search: URLSearchParams): Promise<Response> {
  try {
    const told = await ask(reportTold, { report, ...askedOf(Object.fromEntries(search)) });
    const words = await reportWords();
    const rows = [
      ...headRows(told, words),
      [],
      ...seriesRows(told, words),
      [],
      ...splitRows(told, words, await keyNames(told, words)),
    ];
    return new Response(csvOf(rows), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${told.report.code}-${told.days.from}.csv"`,
        'cache-control': 'no-store',
      },
    });
  } catch (error) {
    if (isRefusal(error)) return new Response(null, { status: error.status });
    throw error;
  }
}

const unitOf = (code: string) => findMetric(code)?.unit ?? 'count';

const headRows = ({ heads, days }: ReportTold, { t, metric }: ReportWords): readonly (readonly Cell[])[] => [
  [t('fileNumber'), `${days.from}/${days.to}`, t('fileBefore')],
  ...heads.map(({ code, value, before }) => [
    metric(code),
    tellPlain(value, unitOf(code)),
    tellPlain(before, unitOf(code)),
  ]),
];

function seriesRows(
  { report, series, tick }: ReportTold,
  { tickHead, metric }: ReportWords,
): readonly (readonly Cell[])[] {
  if (series.length === 0) return [];
  return [
    [tickHead(tick), ...report.chart.map(metric)],
    ...series.map((point) => [point.tick, ...report.chart.map((code) => tellPlain(point.values[code], unitOf(code)))]),
  ];
}

const splitRows = (
  { report, rows, by }: ReportTold,
  { metric, split }: ReportWords,
  names: ReadonlyMap<string, string>,
): readonly (readonly Cell[])[] => [
  [split(by === 'subject' ? (report.subject ?? '') : by), ...report.columns.map(metric)],
  ...rows.map(({ key, values, isHidden, few }) => [
    names.get(key) ?? key,
    ...report.columns.map((code) =>
      isHidden || few.includes(code) ? `<${SMALL}` : tellPlain(values[code], unitOf(code)),
    ),
  ]),
];
