import 'server-only';
import { z } from 'zod';
import { type Db, statement } from '@/lib/platform/db';
import { type Ask, type By, isTick } from '../rules/ask';
import type { Stretch, Tick } from '../rules/days';

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
};

const CellRow = z.object({ what: z.string(), key: z.string(), times: z.number(), amount: z.number() });

/** What was counted under one word for one key. */
export type CellSum = z.output<typeof CellRow>;

const WHERE = `($5::text[] IS NULL OR c."storeCode" = ANY($5)) AND ($6::text IS NULL OR c."level" = $6) AND ($7::text IS NULL OR c."channel" = $7)`;

// Primary key (what, span, day, …): one range for each word and stretch. OFFSET 0 keeps it so: joined freely, the plan for
// any parameters read the whole table, since it cannot know how few words and stretches there are (100 ms instead of one).
const summing = (by: By) =>
  statement(
    `reports.read.cells.${by}`,
    `SELECT c."what", ${KEYS[by]} AS "key", sum(c."times")::int8 AS "times", sum(c."amount")::int8 AS "amount"
     FROM unnest($2::text[], $3::date[], $4::date[]) s("span", "from", "to")
     CROSS JOIN unnest($1::text[]) w("what")
     CROSS JOIN LATERAL (SELECT * FROM "ReportCell" c WHERE c."what" = w."what" AND c."span" = s."span" AND c."day" >= s."from"
       AND c."day" < s."to" AND ${WHERE} OFFSET 0) c GROUP BY 1, 2`,
    CellRow,
  );

// Primary key (what, day, …): the last day of the span that has any.
const gauging = (by: Exclude<By, Tick>) =>
  statement(
    `reports.read.gauges.${by}`,
    `SELECT c."what", ${KEYS[by]} AS "key", sum(c."times")::int8 AS "times", sum(c."amount")::int8 AS "amount"
     FROM unnest($1::text[]) w("what") CROSS JOIN LATERAL (
       SELECT max(g."day") AS "day" FROM "ReportGauge" g WHERE g."what" = w."what" AND g."day" >= $2::date AND g."day" < $3::date AND $4::text IS NULL) d
     CROSS JOIN LATERAL (SELECT * FROM "ReportGauge" c WHERE c."what" = w."what" AND c."day" = d."day" AND ${WHERE} OFFSET 0) c GROUP BY 1, 2`,
    CellRow,
  );

const SUMMING = byKey(['all', 'day', 'week', 'month', 'level', 'store', 'channel', 'subject'], summing);
const GAUGING = byKey(['all', 'level', 'store', 'channel', 'subject'], gauging);

function byKey<K extends string, V>(keys: readonly K[], make: (key: K) => V): Readonly<Record<K, V>> {
  return Object.fromEntries(keys.map((key) => [key, make(key)])) as Record<K, V>;
}

const whereOf = ({ where: { stores, level, channel } }: Pick<Ask, 'where'>) => [stores, level, channel];

/** What was counted under these words on these stretches, told apart as asked. */
export async function readCells(
  db: Db,
  whats: readonly string[],
  stretches: readonly Stretch[],
  ask: Pick<Ask, 'where' | 'by'>,
): Promise<CellSum[]> {
  if (whats.length === 0 || stretches.length === 0) return [];
  const spans = [stretches.map(({ span }) => span), stretches.map(({ from }) => from), stretches.map(({ to }) => to)];
  return SUMMING[ask.by](db, [whats, ...spans, ...whereOf(ask)]);
}

/** What stood at the end of the days, told apart as asked; nothing by time, for it was written down only where it stands. */
export async function readGauged(db: Db, whats: readonly string[], { days, where, by }: Ask): Promise<CellSum[]> {
  if (whats.length === 0 || isTick(by)) return [];
  return GAUGING[by](db, [whats, days.from, days.to, null, ...whereOf({ where })]);
}
