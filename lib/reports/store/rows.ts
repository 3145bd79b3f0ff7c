import 'server-only';
import { z } from 'zod';
import { type Db, statement } from '@/lib/platform/db';
import type { Where } from '../rules/ask';
import type { Metric } from '../rules/metric';
import { METRICS } from '../rules/metrics';
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
const PAGE = 'ORDER BY "at" DESC, "memberId", "value" LIMIT $8 OFFSET $9';

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
           WHERE ${WHERE} AND $7::text IS NULL ORDER BY p."memberId", p."at" DESC) s`;
  }
  if (reading.kind !== 'sum') return null;
  const parts = reading.parts.flatMap(({ what, of, sign = 1 }) =>
    countedAs(what).map(({ source, counted }) => {
      const value = of === 'times' ? counted.times : (counted.amount ?? '0');
      return `SELECT ${SHOWN}, p."subject", (${sign} * (${value}))::int8 AS "value" FROM (${placed(source)}) p
        WHERE (${value}) <> 0 AND ${WHERE} AND ${OF_SUBJECT}`;
    }),
  );
  return parts.length === 0 ? null : parts.join(' UNION ALL ');
}

const READS = new Map(
  METRICS.flatMap((metric) => {
    const facts = factsOf(metric);
    return facts === null
      ? []
      : [[metric.code, statement(`reports.facts.${metric.code}`, `${facts} ${PAGE}`, FactRow)] as const];
  }),
);

/** Whether the facts behind a number can be told one by one. */
export const hasFacts = (code: string): boolean => READS.has(code);

/** Which facts are asked for: between two instants, where, of which subject, and which page of them. */
export type FactsAsked = {
  readonly begins: Date;
  readonly ends: Date;
  readonly zone: string;
  readonly where: Where;
  readonly subject: string | null;
  readonly limit: number;
  readonly offset: number;
};

/** The facts behind a number, the latest first; none for a number that follows from others. */
export async function readFacts(
  db: Db,
  code: string,
  { begins, ends, zone, where: { stores, level, channel }, subject, limit, offset }: FactsAsked,
): Promise<readonly Fact[]> {
  const read = READS.get(code);
  return read === undefined ? [] : read(db, [begins, ends, zone, stores, level, channel, subject, limit, offset]);
}
