import 'server-only';
import { z } from 'zod';
import { type Db, statement } from '@/lib/platform/db';
import { type Ask, type By, isTick, saidOf } from '../rules/ask';
import type { Stretch } from '../rules/days';
import { isDimension } from '../rules/metric';
import { GATHERINGS, placed } from './sources';

const SetRow = z.object({ key: z.string(), people: z.number() });

/** How many members there are under one key, each once. */
export type SetCount = z.output<typeof SetRow>;

const AFTER_COLON = `substr(t."slice", strpos(t."slice", ':') + 1)`;
const KEYS = {
  all: `''`,
  day: `to_char(t."day", 'YYYY-MM-DD')`,
  week: `to_char(date_trunc('week', t."day"), 'YYYY-MM-DD')`,
  month: `to_char(t."day", 'YYYY-MM-01')`,
  slice: AFTER_COLON,
} as const;

// Primary key (what, span, day, slice, chunk), as a range for each stretch (OFFSET 0, as with cells). Bits of a chunk are joined first, so that nobody counts twice.
const counting = (by: keyof typeof KEYS) =>
  statement(
    `reports.read.sets.${by}`,
    `SELECT b."key", sum(bit_count(b."bits"))::int8 AS "people" FROM (
       SELECT ${KEYS[by]} AS "key", t."chunk", bit_or(t."bits") AS "bits"
       FROM unnest($2::text[], $3::date[], $4::date[]) s("span", "from", "to")
       CROSS JOIN LATERAL (SELECT * FROM "ReportSet" t WHERE t."what" = $1 AND t."span" = s."span" AND t."day" >= s."from" AND t."day" < s."to"
         AND ($5::text[] IS NULL OR t."slice" = ANY($5)) AND ($6::text IS NULL OR starts_with(t."slice", $6)) OFFSET 0) t
       GROUP BY 1, 2) b GROUP BY 1`,
    SetRow,
  );
const COUNTING = {
  all: counting('all'),
  day: counting('day'),
  week: counting('week'),
  month: counting('month'),
  slice: counting('slice'),
};

const ROW_KEYS = {
  all: `''`,
  day: `to_char(p."day", 'YYYY-MM-DD')`,
  week: `to_char(date_trunc('week', p."day"), 'YYYY-MM-DD')`,
  month: `to_char(p."day", 'YYYY-MM-01')`,
  level: 'p."atLevel"',
  store: 'p."inStore"',
  channel: 'p."byChannel"',
  campaign: 'p."subject"',
} as const;
type RowKey = keyof typeof ROW_KEYS;

// What no slice keeps, such as one level in one store, from the rows themselves: as the source says, by its indexes.
const COUNTING_ROWS = new Map(
  GATHERINGS.flatMap((one) =>
    (Object.keys(ROW_KEYS) as RowKey[]).map((by) => [
      `${one.code} ${by}`,
      statement(
        `reports.read.rows.${one.code}.${by}`,
        `SELECT ${ROW_KEYS[by]} AS "key", count(DISTINCT p."memberId")::int8 AS "people" FROM (${placed(one)}) p
         WHERE ($4::text[] IS NULL OR p."inStore" = ANY($4)) AND ($5::text IS NULL OR p."atLevel" = $5)
           AND ($6::text IS NULL OR p."byChannel" = $6) AND ($7::text IS NULL OR p."subject" = $7) GROUP BY 1`,
        SetRow,
      ),
    ]),
  ),
);

/** The instants between which the days lie, for what is counted from rows. */
export type Instants = { readonly begins: Date; readonly ends: Date; readonly zone: string };

const DIMENSION_OF = new Map(GATHERINGS.map(({ code, dim }) => [code, dim]));

/**
 * How many members a set has on these stretches, each counted once: from the kept bits where a slice says it, else from
 * the rows. A set knows the subjects of its own dimension, so nothing is told by others.
 */
export async function readSet(
  db: Db,
  set: string,
  stretches: readonly Stretch[],
  { where, by }: Pick<Ask, 'where' | 'by'>,
  instants: Instants,
): Promise<SetCount[]> {
  const own = DIMENSION_OF.get(set);
  if (by === 'subject' || (isDimension(by) && by !== own) || (where.about !== null && where.about.subject !== own))
    return [];
  const kept = slicesOf(where, by);
  if (kept === null) {
    const { begins, ends, zone } = instants;
    const { stores, level, channel, about } = where;
    const read = COUNTING_ROWS.get(`${set} ${by}`);
    return read === undefined ? [] : read(db, [begins, ends, zone, stores, level, channel, about?.key ?? null]);
  }
  const spans = [stretches.map(({ span }) => span), stretches.map(({ from }) => from), stretches.map(({ to }) => to)];
  return COUNTING[kept.key](db, [set, ...spans, kept.slices, kept.prefix]);
}

type Kept = {
  readonly key: keyof typeof KEYS;
  readonly slices: readonly string[] | null;
  readonly prefix: string | null;
};

/** The slices that answer, or null when none do: they are kept for everybody, by store, by level and by channel. */
function slicesOf(where: Ask['where'], by: By): Kept | null {
  const narrowed = narrowedTo(where);
  if (narrowed.length > 1) return null;
  const [slices = null] = narrowed;
  if (by === 'all' || isTick(by)) return { key: by, slices: slices ?? [''], prefix: null };
  if (slices === null) return { key: 'slice', slices, prefix: `${by}:` };
  const isItsOwn = (by === 'store' && where.stores !== null) || (where.about !== null && by === where.about.subject);
  return isItsOwn ? { key: 'slice', slices, prefix: null } : null;
}

/** The slices of each way in which the question is narrowed. */
const narrowedTo = ({ stores, level, channel, about }: Ask['where']): readonly (readonly string[])[] => [
  ...(stores === null ? [] : [stores.map((code) => `store:${code}`)]),
  ...(level === null ? [] : [[`level:${level}`]]),
  ...(channel === null ? [] : [[`channel:${channel}`]]),
  ...(about === null ? [] : [[saidOf(about)]]),
];

const CohortRow = z.object({ cohort: z.string(), month: z.string(), people: z.number() });

/** How many of those who first bought in one month bought again in another. */
export type CohortCell = z.output<typeof CohortRow>;

// Primary key, the days of each month: both sets are joined to months first, then met chunk by chunk.
const readCohortCells = statement(
  'reports.read.cohorts',
  `WITH m AS MATERIALIZED (
     SELECT t."what", date_trunc('month', t."day")::date AS "month", t."chunk", bit_or(t."bits") AS "bits"
     FROM unnest($1::text[], $2::date[], $3::date[]) s("span", "from", "to")
     CROSS JOIN unnest(ARRAY['first_buyers', 'buyers']) w("what")
     CROSS JOIN LATERAL (SELECT * FROM "ReportSet" t WHERE t."what" = w."what" AND t."span" = s."span" AND t."day" >= s."from"
       AND t."day" < s."to" AND t."slice" = ANY($4::text[]) OFFSET 0) t GROUP BY 1, 2, 3)
   SELECT to_char(f."month", 'YYYY-MM-01') AS "cohort", to_char(b."month", 'YYYY-MM-01') AS "month",
     sum(bit_count(f."bits" & b."bits"))::int8 AS "people"
   FROM m f JOIN m b ON b."chunk" = f."chunk" AND b."month" >= f."month"
   WHERE f."what" = 'first_buyers' AND b."what" = 'buyers' GROUP BY 1, 2`,
  CohortRow,
);

/** Cohorts by the month of the first purchase, of everybody or of some stores. */
export function readCohorts(
  db: Db,
  stretches: readonly Stretch[],
  stores: readonly string[] | null,
): Promise<CohortCell[]> {
  const spans = [stretches.map(({ span }) => span), stretches.map(({ from }) => from), stretches.map(({ to }) => to)];
  return readCohortCells(db, [...spans, stores === null ? [''] : stores.map((code) => `store:${code}`)]);
}
