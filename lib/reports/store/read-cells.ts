import 'server-only';
import { z } from 'zod';
import { type Db, statement } from '@/lib/platform/db';
import type { Ask, By, Where } from '../rules/ask';
import { type Stretch, TICKS } from '../rules/days';
import { SPLITS } from '../rules/metric';
import type { Parts } from './tree';

/** By what is told that stood at the end of a day. */
const STANDING = ['all', 'level', 'store', 'channel', 'subject'] as const;

/** What a cell is called by, for each way to tell cells apart. */
const KEYS: Readonly<Record<By, string>> = {
  all: `''`,
  day: `to_char(c."day", 'YYYY-MM-DD')`,
  week: `to_char(date_trunc('week', c."day"), 'YYYY-MM-DD')`,
  month: `to_char(c."day", 'YYYY-MM-01')`,
  level: 'c."level"',
  store: 'c."storeCode"',
  channel: 'c."channel"',
  subject: 'c."subject"',
  sku: 'c."subject"',
  category: 'c."subject"',
  brand: 'c."subject"',
  campaign: 'c."subject"',
};

/** How a cell is read. */
export const CellRow = z.object({
  what: z.string(),
  key: z.string(),
  times: z.number(),
  amount: z.number(),
  units: z.number(),
});

/** What was counted under one word for one key. */
export type CellSum = z.output<typeof CellRow>;

const WHERE = `($5::text[] IS NULL OR c."storeCode" = ANY($5)) AND ($6::text IS NULL OR c."level" = $6) AND ($7::text IS NULL OR c."channel" = $7)
  AND ($8::text[] IS NULL OR c."subject" = ANY($8))`;
const SUMS = 'sum(c."times")::int8 AS "times", sum(c."amount")::int8 AS "amount"';

// Primary key (what, span, day, …): one range for each word and stretch. OFFSET 0 keeps it so: joined freely, the plan for
// any parameters read the whole table, since it cannot know how few words and stretches there are (100 ms instead of one).
const summing = (by: By) =>
  statement(
    `reports.read.cells.${by}`,
    `SELECT c."what", ${KEYS[by]} AS "key", ${SUMS}, sum(c."units")::int8 AS "units"
     FROM unnest($2::text[], $3::date[], $4::date[]) s("span", "from", "to")
     CROSS JOIN unnest($1::text[]) w("what")
     CROSS JOIN LATERAL (SELECT * FROM "ReportCell" c WHERE c."what" = w."what" AND c."span" = s."span" AND c."day" >= s."from"
       AND c."day" < s."to" AND ${WHERE} AND NOT coalesce(c."subject" = ANY($9::text[]), false) OFFSET 0) c GROUP BY 1, 2`,
    CellRow,
  );

// Primary key (what, day, …): the last day of the span that has any.
const gauging = (by: (typeof STANDING)[number]) =>
  statement(
    `reports.read.gauges.${by}`,
    `SELECT c."what", ${KEYS[by]} AS "key", ${SUMS}, 0::int8 AS "units"
     FROM unnest($1::text[]) w("what") CROSS JOIN LATERAL (
       SELECT max(g."day") AS "day" FROM "ReportGauge" g WHERE g."what" = w."what" AND g."day" >= $2::date AND g."day" < $3::date AND $4::text IS NULL) d
     CROSS JOIN LATERAL (SELECT * FROM "ReportGauge" c WHERE c."what" = w."what" AND c."day" = d."day" AND ${WHERE} OFFSET 0) c GROUP BY 1, 2`,
    CellRow,
  );

const SUMMING = byKey(['all', ...TICKS, ...SPLITS], summing);
const GAUGING = byKey(STANDING, gauging);

function byKey<K extends string, V>(keys: readonly K[], make: (key: K) => V): Readonly<Record<K, V>> {
  return Object.fromEntries(keys.map((key) => [key, make(key)])) as Record<K, V>;
}

const whereOf = ({ stores, level, channel }: Where) => [stores, level, channel];

/** The subject that numbers are about, as the only one of its kind. */
const only = ({ about }: Where): Parts => ({ of: about === null ? null : [about.key], but: null });

/** What was counted under these words on these stretches, told apart as asked; of some subjects alone where it is said. */
export async function readCells(
  db: Db,
  whats: readonly string[],
  stretches: readonly Stretch[],
  ask: Pick<Ask, 'where' | 'by'>,
  { of, but }: Parts = only(ask.where),
): Promise<CellSum[]> {
  if (whats.length === 0 || stretches.length === 0) return [];
  const spans = [stretches.map(({ span }) => span), stretches.map(({ from }) => from), stretches.map(({ to }) => to)];
  return SUMMING[ask.by](db, [whats, ...spans, ...whereOf(ask.where), of, but]);
}

/** What stood at the end of the days, told apart as asked; nothing by time, for it was written down only where it stands. */
export async function readGauged(db: Db, whats: readonly string[], { days, where, by }: Ask): Promise<CellSum[]> {
  const apart = STANDING.find((one) => one === by);
  if (whats.length === 0 || apart === undefined) return [];
  return GAUGING[apart](db, [whats, days.from, days.to, null, ...whereOf(where), only(where).of]);
}
