import 'server-only';
import { FEW } from '@/lib/kernel/small';
import type { ReportTold } from '@/lib/reports';
import { cohortRows } from '@/lib/reports/rules/cohorts';
import { liabilityFen, type Worth } from '@/lib/reports/rules/liability';
import { findMetric } from '@/lib/reports/rules/metrics';
import type { Cell, Sheet } from './sheet';
import { keyNames, type ReportWords } from './words';

/** A report of the gallery as it is on the page: every part of it a table. */
export async function gallerySheets(told: ReportTold, words: ReportWords, worth: Worth): Promise<readonly Sheet[]> {
  const { heads, chart, columns } = told.report;
  const sheets = [
    headSheet(told, words),
    seriesSheet(told, words),
    splitSheet(told, words, await keyNames(told, words)),
    cohortSheet(told.cohorts, words),
    ...owedSheets(told, words, worth),
    definitionSheet([...heads, ...chart, ...columns], words),
  ];
  return sheets.filter(({ rows }) => rows.length > 0);
}

const cell = (code: string, value: number | null | undefined): Cell => ({
  value: value ?? null,
  unit: findMetric(code)?.unit ?? 'count',
});

const headSheet = ({ heads, days }: ReportTold, { t, metric }: ReportWords): Sheet => ({
  name: t('fileNumber'),
  heads: [t('fileNumber'), `${days.from}/${days.to}`, t('fileBefore')],
  rows: heads.map(({ code, value, before, isFew }) => [
    metric(code),
    isFew ? FEW : cell(code, value),
    cell(code, before),
  ]),
});

const seriesSheet = ({ report, series, tick }: ReportTold, { tick: by, tickHead, metric }: ReportWords): Sheet => ({
  name: by(tick),
  heads: [tickHead(tick), ...report.chart.map(metric)],
  rows: series.map((point) => [{ day: point.tick }, ...report.chart.map((code) => cell(code, point.values[code]))]),
});

const splitSheet = (
  { report, rows, by }: ReportTold,
  { metric, split }: ReportWords,
  names: ReadonlyMap<string, string>,
): Sheet => {
  const name = split(by === 'subject' ? (report.subject ?? '') : by);
  return {
    name,
    heads: [name, ...report.columns.map(metric)],
    rows: rows.map(({ key, values, isHidden, few }) => [
      names.get(key) ?? key,
      ...report.columns.map((code) => (isHidden || few.includes(code) ? FEW : cell(code, values[code]))),
    ]),
  };
};

/** How many of each cohort there were, and which share came back in each month after. */
export function cohortSheet(cells: ReportTold['cohorts'], { t }: ReportWords): Sheet {
  const rows = cohortRows(cells);
  const months = Math.max(0, ...rows.map(({ shares }) => shares.length - 1));
  return {
    name: t('cohorts'),
    heads: [
      t('cohort'),
      t('cohortSize'),
      ...Array.from({ length: months }, (_, place) => t('monthLater', { count: place + 1 })),
    ],
    rows: rows.map(({ cohort, size, shares }) => [
      cohort.slice(0, 7),
      size === null ? FEW : { value: size, unit: 'people' },
      ...shares.slice(1).map(({ share }): Cell => (share === null ? null : { value: share * BP, unit: 'bp' })),
    ]),
  };
}

const BP = 10_000;

/** What is owed in points by month, for the books: points, their worth and what they are expected to cost (N6). */
function owedSheets({ owed }: ReportTold, { t }: ReportWords, worth: Worth): readonly Sheet[] {
  if (owed === null) return [];
  return (['expiry', 'age'] as const).map((kind) => ({
    name: t(`owed.${kind}`),
    heads: [t(`owedMonth.${kind}`), t('owedPoints'), t('owedWorth'), t('owedCost')],
    rows: owed[kind].map(({ month, points }) => [
      month === '' ? t('owedNever') : month,
      { value: points, unit: 'points' },
      { value: liabilityFen(points, worth, 0), unit: 'fen' },
      { value: liabilityFen(points, worth, owed.breakageBp), unit: 'fen' },
    ]),
  }));
}

/** What numbers mean, one line each. */
export const definitionSheet = (codes: readonly string[], { t, metric, unit }: ReportWords): Sheet => ({
  name: t('definitions'),
  heads: [t('fileNumber'), t('file.unit'), t('definitions')],
  rows: [...new Set(codes)].map((code) => [
    metric(code),
    unit(findMetric(code)?.unit ?? 'count'),
    t(`metric.${code}.definition` as 'metric.orders.definition'),
  ]),
});
