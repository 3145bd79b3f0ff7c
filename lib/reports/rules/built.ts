import { z } from 'zod';
import { DefinitionSchema } from './definition';
import type { Metric } from './metric';
import { behind, findMetric, METRICS } from './metrics';

const Values = z.record(z.string(), z.number().nullable());
const Days = z.object({ from: z.string(), to: z.string() });

/** A day or a span on the time axis and what somebody, or a campaign, says of it. */
const Mark = z.object({
  id: z.string().nullable(),
  day: z.string(),
  kind: z.enum(['note', 'campaign_start', 'campaign_end']),
  zh: z.string(),
  en: z.string(),
  by: z.string(),
});

/** What is written at a day of the time axis. */
export type TimeMark = z.output<typeof Mark>;

/** One line of a report: its key, what its numbers are and were, and which of them too few people stand behind. */
const Row = z.object({
  key: z.string(),
  values: Values,
  before: Values.nullable(),
  isHidden: z.boolean(),
  few: z.array(z.string()),
  /** As many lines as are told as this one; none of a line of its own. */
  gathered: z.number().default(0),
});

/** One line of a report that somebody built. */
export type BuiltRow = z.output<typeof Row>;

/**
 * A report as it was told to somebody, in plain JSON and without names, so that it can be kept as it was: what it asks,
 * the days, the whole, its lines, and whose stores it is about (null for all).
 */
export const BuiltToldSchema = z.object({
  definition: DefinitionSchema,
  days: Days,
  compared: Days.nullable(),
  heads: z.array(
    z.object({
      code: z.string(),
      value: z.number().nullable(),
      before: z.number().nullable(),
      isFew: z.boolean(),
    }),
  ),
  rows: z.array(Row),
  cohorts: z.array(z.object({ cohort: z.string(), month: z.string(), people: z.number() })),
  marks: z.array(Mark),
  zone: z.string(),
  today: z.string(),
  countedAt: z.string().nullable(),
  sight: z.array(z.string()).nullable(),
});

/** A report as it was told. */
export type BuiltTold = z.output<typeof BuiltToldSchema>;

/**
 * The counts by which it is seen that too few stand behind a line: those that the measures follow from, and for amounts
 * how often there was one. They are read whether or not they are shown.
 */
export function weighedBy(measures: readonly string[]): readonly string[] {
  const leaves = [...new Set(measures.flatMap(behind))].flatMap((code) => findMetric(code) ?? []);
  const weighing = leaves.flatMap((metric) => [
    metric.code,
    ...(metric.weigh === undefined ? [] : [metric.weigh]),
    ...countsOf(metric),
  ]);
  return [...new Set(weighing)].filter(isCount);
}

const isCount = (code: string): boolean => {
  const unit = findMetric(code)?.unit;
  return unit === 'people' || unit === 'count';
};

/** The numbers that tell how often there was what this one adds up. */
function countsOf({ reading }: Metric): readonly string[] {
  if (reading.kind !== 'sum' && reading.kind !== 'stock') return [];
  const whats = reading.parts.filter(({ of }) => of === 'amount').map(({ what }) => what);
  return METRICS.flatMap((one) =>
    one.reading.kind === 'sum' && one.reading.parts.length === 1
      ? one.reading.parts.flatMap(({ what, of }) => (of === 'times' && whats.includes(what) ? [one.code] : []))
      : [],
  );
}
