import 'server-only';
import { csvOf } from '@/lib/kernel/csv';
import { isRefusal } from '@/lib/kernel/refusal';
import { pool } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { ask } from '@/lib/platform/route';
import { pointsSettings } from '@/lib/points';
import { type ReportTold, reportTold } from '@/lib/reports';
import { cohortRows } from '@/lib/reports/rules/cohorts';
import { liabilityFen, type Worth } from '@/lib/reports/rules/liability';
import { findMetric } from '@/lib/reports/rules/metrics';
import { SMALL } from '@/lib/reports/rules/small';
import { tellPlain } from '@/lib/reports/rules/tell';
import { askedOf } from './address';
import { keyNames, type ReportWords, reportWords } from './words';

type Cell = string | number;

/** The report as it is on the page, as CSV: every part of it under its own line of titles. */
export async function reportFile(report: string, search: URLSearchParams): Promise<Response> {
  try {
    const told = await ask(reportTold, { report, ...askedOf(Object.fromEntries(search)) });
    const words = await reportWords();
    const settings = await program(pool());
    const rows = [
      headRows(told, words),
      seriesRows(told, words),
      splitRows(told, words, await keyNames(told, words)),
      cohortLines(told, words),
      owedRows(told, words, pointsSettings(settings).tender.worth),
    ]
      .filter((part) => part.length > 0)
      .flatMap((part, place) => (place === 0 ? part : [[], ...part]));
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

/** How many of each cohort there were, and which share came back in each month after. */
function cohortLines({ cohorts }: ReportTold, { t }: ReportWords): readonly (readonly Cell[])[] {
  if (cohorts.length === 0) return [];
  return [
    [t('cohort'), t('cohortSize')],
    ...cohortRows(cohorts).map(({ cohort, size, shares }) => [
      cohort.slice(0, 7),
      size ?? `<${SMALL}`,
      ...shares.slice(1).map(({ share }) => share ?? ''),
    ]),
  ];
}

/** What is owed in points by month, for the books: points, their worth and what they are expected to cost, in yuan (N6). */
function owedRows({ owed }: ReportTold, { t }: ReportWords, worth: Worth): readonly (readonly Cell[])[] {
  if (owed === null) return [];
  const yuan = (points: number, breakageBp: number) => tellPlain(liabilityFen(points, worth, breakageBp), 'fen');
  const lines = (kind: 'expiry' | 'age'): readonly (readonly Cell[])[] => [
    [t(`owedMonth.${kind}`), t('owedPoints'), t('owedWorth'), t('owedCost')],
    ...owed[kind].map(({ month, points }) => [
      month === '' ? t('owedNever') : month,
      points,
      yuan(points, 0),
      yuan(points, owed.breakageBp),
    ]),
  ];
  return [...lines('expiry'), [], ...lines('age')];
}
