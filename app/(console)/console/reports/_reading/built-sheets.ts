import 'server-only';
import { FEW } from '@/lib/kernel/small';
import { isTick } from '@/lib/reports/rules/ask';
import type { BuiltRow, BuiltTold } from '@/lib/reports/rules/built';
import type { Definition } from '@/lib/reports/rules/definition';
import { findMetric } from '@/lib/reports/rules/metrics';
import { withNames } from './built';
import { cohortSheet, definitionSheet } from './gallery-sheets';
import type { Cell, Sheet } from './sheet';
import type { ReportWords } from './words';

/** What a built report is called while nobody has named it: its numbers, and by what they are told apart. */
export function titleOf({ measures, split }: Definition, words: ReportWords): string {
  const numbers = measures.map(words.metric).join(words.t('and'));
  return split === null ? numbers : `${numbers} · ${splitName(split, measures, words)}`;
}

/** A built report as tables: its lines beside what they were, its whole, and what its numbers mean. */
export async function builtSheets(told: BuiltTold, words: ReportWords): Promise<readonly Sheet[]> {
  const { measures, split } = told.definition;
  const { names } = await withNames(told);
  const sheets = [
    ...(split === null ? [] : [lineSheet(told, split, names, words)]),
    wholeSheet(told, words),
    cohortSheet(told.cohorts, words),
    definitionSheet(measures, words),
  ];
  return sheets.filter(({ rows }) => rows.length > 0);
}

const unitOf = (code: string) => findMetric(code)?.unit ?? 'count';
const cell = (code: string, value: number | null | undefined): Cell => ({ value: value ?? null, unit: unitOf(code) });

/** A number with what it is counted in, as a head. */
const headOf = (code: string, { metric, unit }: ReportWords): string => {
  const word = unit(unitOf(code));
  return word === '' ? metric(code) : `${metric(code)} (${word})`;
};

function lineSheet(
  { definition, rows, compared }: BuiltTold,
  split: NonNullable<Definition['split']>,
  names: Readonly<Record<string, string>>,
  words: ReportWords,
): Sheet {
  const { measures } = definition;
  const name = splitName(split, measures, words);
  const value = (row: BuiltRow, code: string): Cell =>
    row.isHidden || row.few.includes(code) ? FEW : cell(code, row.values[code]);
  return {
    name,
    heads: [
      name,
      ...measures.flatMap((code) => [
        headOf(code, words),
        ...(compared === null ? [] : [`${words.metric(code)} · ${words.t('fileBefore')}`]),
      ]),
    ],
    rows: rows.map((row) => [
      isTick(split) ? { day: row.key } : (names[row.key] ?? row.key),
      ...measures.flatMap((code) => [value(row, code), ...(compared === null ? [] : [cell(code, row.before?.[code])])]),
    ]),
  };
}

const wholeSheet = ({ heads, days }: BuiltTold, words: ReportWords): Sheet => ({
  name: words.t('fileNumber'),
  heads: [words.t('fileNumber'), `${days.from}/${days.to}`, words.t('fileBefore')],
  rows: heads.map(({ code, value, before, isFew }) => [
    headOf(code, words),
    isFew ? FEW : cell(code, value),
    cell(code, before),
  ]),
});

const splitName = (
  split: NonNullable<Definition['split']>,
  measures: readonly string[],
  { split: by, tickHead }: ReportWords,
): string => {
  if (isTick(split)) return tickHead(split);
  return by(split === 'subject' ? (findMetric(measures[0] ?? '')?.subject ?? '') : split);
};
