import 'server-only';
import { z } from 'zod';
import { type Db, statement } from '@/lib/platform/db';
import { type About, dimensionOf, type Where } from '../rules/ask';
import { isDimension, type Metric, type Part } from '../rules/metric';
import { METRICS } from '../rules/metrics';
import type { Instants } from './read-sets';
import { crossedRows, ROW_WHERE, spreadOf, spreadValues } from './read-spread';
import { type Counted, GATHERINGS, placed, SOURCES, type Source } from './sources';

const FactRow = z.object({
  at: z.date(),
  memberId: z.string(),
  store: z.string(),
  level: z.string(),
  channel: z.string(),
  subject: z.string(),
  value: z.number(),
});

/** One thing that a number counts: when, whose, where, and how much of it. */
export type Fact = z.output<typeof FactRow>;

const WHERE = `($4::text[] IS NULL OR p."inStore" = ANY($4)) AND ($5::text IS NULL OR p."atLevel" = $5)
   AND ($6::text IS NULL OR p."byChannel" = $6)`;
const OF_SUBJECT = '($7::text IS NULL OR p."subject" = $7)';
const SHOWN = `p."at", p."memberId", p."inStore" AS "store", p."atLevel" AS "level", p."byChannel" AS "channel"`;
const page = (first: number): string => `ORDER BY "at" DESC, "memberId", "value" LIMIT $${first} OFFSET $${first + 1}`;
const valueIn = ({ times, amount = '0', units = '0' }: Counted, of: Part['of']): string =>
  ({ times, amount, units })[of];

const countedAs = (what: string): readonly { readonly source: Source; readonly counted: Counted }[] =>
  SOURCES.flatMap((source) => source.counts.filter((one) => one.what === what).map((counted) => ({ source, counted })));

/** The facts that a sum adds up, each with what it adds; as their sources say, by the indexes that stand there. */
function factsOf({ reading }: Metric): string | null {
  if (reading.kind === 'set') {
    const set = GATHERINGS.find(({ code }) => code === reading.set);
    // Of whoever came often the last time stands for him.
    return set === undefined
      ? null
      : `SELECT * FROM (SELECT DISTINCT ON (p."memberId") ${SHOWN}, '' AS "subject", 1::int8 AS "value" FROM (${placed(set)}) p
           WHERE ${WHERE} AND ${set.dim === undefined ? '$7::text IS NULL' : OF_SUBJECT} ORDER BY p."memberId", p."at" DESC) s`;
  }
  if (reading.kind !== 'sum') return null;
  const parts = reading.parts.flatMap(({ what, of, sign = 1 }) =>
    countedAs(what).map(({ source, counted }) => {
      const value = valueIn(counted, of);
      return `SELECT ${SHOWN}, p."subject", (${sign} * (${value}))::int8 AS "value" FROM (${placed(source)}) p
        WHERE (${value}) <> 0 AND ${WHERE} AND ${OF_SUBJECT}`;
    }),
  );
  return parts.length === 0 ? null : parts.join(' UNION ALL ');
}

/** The same of a sum that is counted by dimensions. */
function spreadFactsOf({ reading }: Metric): string | null {
  if (reading.kind !== 'sum') return null;
  const parts = reading.parts.flatMap(({ what, of, sign = 1 }) => {
    const source = spreadOf(what);
    const counted = source?.counts.find((one) => one.what === what);
    if (source === undefined || counted === undefined) return [];
    const value = valueIn(counted, of);
    return `SELECT ${SHOWN}, p."subject", (${sign} * (${value}))::int8 AS "value" FROM (${crossedRows(source)}) p
      WHERE (${value}) <> 0 AND ${ROW_WHERE}`;
  });
  return parts.length === 0 ? null : parts.join(' UNION ALL ');
}

const readsOf = (facts: (metric: Metric) => string | null, first: number) =>
  new Map(
    METRICS.flatMap((metric) => {
      const text = facts(metric);
      const name = `reports.facts.${metric.code}`;
      return text === null ? [] : [[metric.code, statement(name, `${text} ${page(first)}`, FactRow)] as const];
    }),
  );
const READS = readsOf(factsOf, 8);
const SPREAD_READS = readsOf(spreadFactsOf, 12);

/** Whether the facts behind a number can be told one by one. */
export const hasFacts = (code: string): boolean => READS.has(code) || SPREAD_READS.has(code);

/** Which facts are asked for: between two instants, where and about what; of a line of a split by what; and which page of them. */
export type FactsAsked = Instants & {
  readonly where: Where;
  /** A line of a split by another dimension than that which `where` is about. */
  readonly line: About | null;
  readonly limit: number;
  readonly offset: number;
};

/** The facts behind a number, the latest first; none for a number that follows from others. */
export async function readFacts(
  db: Db,
  code: string,
  { where, line, limit, offset, ...instants }: FactsAsked,
): Promise<readonly Fact[]> {
  const spread = SPREAD_READS.get(code);
  const { stores, level, channel, about } = where;
  const subject = (line ?? about)?.key ?? null;
  if (spread !== undefined) {
    const by = isDimension(line?.subject) ? line.subject : 'all';
    const parts = { of: subject === null ? null : [subject], but: null };
    return spread(db, [...spreadValues({ by, where }, dimensionOf(by, about), parts, instants), limit, offset]);
  }
  const { begins, ends, zone } = instants;
  return READS.get(code)?.(db, [begins, ends, zone, stores, level, channel, subject, limit, offset]) ?? [];
}
