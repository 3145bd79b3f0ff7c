import { aboutOf, isTick } from './ask';
import { type Chart, type Definition, PLACES } from './definition';
import { isDimension, type Metric, subjectsOf } from './metric';
import { behind, findMetric } from './metrics';

/** Why a report cannot be told as it is asked for: a code for the sentence, and the numbers that it names. */
export type Trouble = {
  readonly code:
    | 'no_measure'
    | 'unknown_measure'
    | 'days_backwards'
    | 'not_over_time'
    | 'not_apart'
    | 'no_subject'
    | 'subjects_differ'
    | 'about_unknown'
    | 'about_apart'
    | 'chart_needs_time'
    | 'chart_needs_split'
    | 'chart_many'
    | 'chart_units'
    | 'stack_two'
    | 'stack_adds'
    | 'funnel_whole'
    | 'funnel_two'
    | 'funnel_counts'
    | 'cohort_alone'
    | 'cohort_whole';
  readonly metric?: string;
  readonly other?: string;
};

/** The number whose cohorts are known: whoever bought for the first time in a month. */
export const COHORT_OF = 'new_buyers';
const DRAWN_MAX = 3;

/** Whatever keeps a report from being told, in the order in which a person mends it; none when it can be. */
export function troublesOf(definition: Definition): readonly Trouble[] {
  const { measures, period, from, until } = definition;
  if (measures.length === 0) return [{ code: 'no_measure' }];
  const unknown = measures.find((code) => findMetric(code) === undefined);
  if (unknown !== undefined) return [{ code: 'unknown_measure', metric: unknown }];
  const metrics = measures.flatMap((code) => findMetric(code) ?? []);
  const backwards = period === 'custom' && from !== null && until !== null && until < from;
  return [
    ...(backwards ? [{ code: 'days_backwards' } as const] : []),
    ...apartTroubles(definition, metrics),
    ...aboutTroubles(definition, metrics),
    ...CHART_TROUBLES[definition.chart](definition, metrics),
  ];
}

function apartTroubles({ split }: Definition, metrics: readonly Metric[]): readonly Trouble[] {
  if (split === null) return [];
  if (isTick(split)) return named('not_over_time', metrics.find(stands));
  if (split === 'subject') return subjectTroubles(metrics);
  if (isDimension(split))
    return named(
      'no_subject',
      metrics.find(({ splits }) => !splits.includes(split)),
    );
  // A region is its stores of today.
  const kept = split === 'region' ? 'store' : split;
  return named(
    'not_apart',
    metrics.find(({ splits }) => !splits.includes(kept)),
  );
}

function subjectTroubles(metrics: readonly Metric[]): readonly Trouble[] {
  const without = metrics.find(({ subject, splits }) => subject === undefined || !splits.includes('subject'));
  if (without !== undefined) return named('no_subject', without);
  const [first] = metrics;
  const other = metrics.find(({ subject }) => subject !== first?.subject);
  if (first === undefined || other === undefined) return [];
  return [{ code: 'subjects_differ', metric: first.code, other: other.code }];
}

/** What a report is about, each of its numbers has to be about. */
function aboutTroubles({ about }: Definition, metrics: readonly Metric[]): readonly Trouble[] {
  if (about === null) return [];
  const asked = aboutOf(about);
  if (asked === null) return [{ code: 'about_unknown' }];
  return named(
    'about_apart',
    metrics.find((metric) => !subjectsOf(metric).includes(asked.subject)),
  );
}

const named = (code: Trouble['code'], metric: Metric | undefined): readonly Trouble[] =>
  metric === undefined ? [] : [{ code, metric: metric.code }];

/** Whether a number is known only as it stands now. */
const stands = ({ code }: Metric): boolean => behind(code).some((one) => findMetric(one)?.reading.kind === 'gauge');

type Check = (definition: Definition, metrics: readonly Metric[]) => readonly Trouble[];

const oneUnit: Check = (_, metrics) => {
  const [first] = metrics;
  const other = metrics.find(({ unit }) => unit !== first?.unit);
  return other === undefined || first === undefined
    ? []
    : [{ code: 'chart_units', metric: first.code, other: other.code }];
};
const few: Check = (_, metrics) => (metrics.length > DRAWN_MAX ? [{ code: 'chart_many' }] : []);
const overTime: Check = ({ split }) => (isTick(split) ? [] : [{ code: 'chart_needs_time' }]);
const apart: Check = ({ split }) => (split === null ? [{ code: 'chart_needs_split' }] : []);
const all =
  (...checks: readonly Check[]): Check =>
  (definition, metrics) =>
    checks.flatMap((check) => check(definition, metrics));

/** What each way to draw asks for. */
const CHART_TROUBLES: Readonly<Record<Chart, Check>> = {
  line: all(overTime, few, oneUnit),
  bar: all(apart, few, oneUnit),
  stacked: all(apart, few, oneUnit, (_, metrics) => [
    ...(metrics.length < 2 ? [{ code: 'stack_two' } as const] : []),
    ...named(
      'stack_adds',
      metrics.find(({ reading }) => reading.kind === 'ratio' || reading.kind === 'set' || reading.kind === 'less'),
    ),
  ]),
  table: () => [],
  funnel: ({ split }, metrics) => [
    ...(split === null ? [] : [{ code: 'funnel_whole' } as const]),
    ...(metrics.length < 2 ? [{ code: 'funnel_two' } as const] : []),
    ...named(
      'funnel_counts',
      metrics.find(({ unit }) => unit !== 'people' && unit !== 'count'),
    ),
  ],
  cohort: (definition) => [
    ...(definition.measures.length === 1 && definition.measures[0] === COHORT_OF
      ? []
      : [{ code: 'cohort_alone', metric: COHORT_OF } as const]),
    ...(definition.split === null && PLACES.slice(2).every((place) => definition[place] === null)
      ? []
      : [{ code: 'cohort_whole' } as const]),
  ],
};
