import 'server-only';
import { type Db, statement } from '@/lib/platform/db';
import { type Ask, type By, dimensionOf } from '../rules/ask';
import { type Stretch, TICKS } from '../rules/days';
import { isDimension, SPLITS } from '../rules/metric';
import { CAMPAIGNS } from './campaigns';
import { GOODS } from './goods';
import { CellRow, type CellSum, readCells } from './read-cells';
import type { Instants } from './read-sets';
import { COARSE, type Spread, spreadRows, wordFor, wordOf } from './spread';
import { type Parts, partsOf } from './tree';

const SOURCE_OF = new Map(
  [...GOODS, ...CAMPAIGNS].flatMap((source) => source.counts.map(({ what }) => [what, source])),
);

/** Whether something is counted under a word by dimensions. */
export const isSpread = (what: string): boolean => SOURCE_OF.has(what);

/** The source that counts under a word by dimensions, if one does. */
export const spreadOf = (what: string): Spread | undefined => SOURCE_OF.get(what);

/** Numbers that are counted by dimensions: from kept cells where these know what is asked, else from the rows themselves. */
export async function readSpread(
  db: Db,
  whats: readonly string[],
  stretches: readonly Stretch[],
  ask: Pick<Ask, 'where' | 'by'>,
  instants: Instants,
): Promise<CellSum[]> {
  if (whats.length === 0) return [];
  const dim = dimensionOf(ask.by, ask.where.about);
  const parts = await partsAsked(db, ask);
  if (!isKept(dim, ask)) return fromRows(db, whats, dim, parts, ask, instants);
  const kept = await readCells(
    db,
    whats.map((what) => wordFor(what, dim)),
    stretches,
    ask,
    parts,
  );
  return kept.map((cell) => ({ ...cell, what: wordOf(cell.what) }));
}

/** Cells know one dimension at a time, and those that are coarse no levels and channels. */
function isKept(dim: string, { by, where: { level, channel, about } }: Pick<Ask, 'where' | 'by'>): boolean {
  if (isDimension(by) && about !== null && about.subject !== by) return false;
  return !COARSE.includes(dim) || (level === null && channel === null && by !== 'level' && by !== 'channel');
}

/** The subjects that are told: one alone, or of categories those that lie side by side. */
async function partsAsked(db: Db, { by, where: { about } }: Pick<Ask, 'where' | 'by'>): Promise<Parts> {
  if (by === 'category') return partsOf(db, about?.subject === 'category' ? about.key : null);
  return { of: about === null || (isDimension(by) && about.subject !== by) ? null : [about.key], but: null };
}

const ROW_KEYS: Readonly<Record<By, string>> = {
  all: `''`,
  day: `to_char(p."day", 'YYYY-MM-DD')`,
  week: `to_char(date_trunc('week', p."day"), 'YYYY-MM-DD')`,
  month: `to_char(p."day", 'YYYY-MM-01')`,
  level: 'p."atLevel"',
  store: 'p."inStore"',
  channel: 'p."byChannel"',
  subject: 'p."subject"',
  sku: 'p."subject"',
  category: 'p."subject"',
  brand: 'p."subject"',
  campaign: 'p."subject"',
};

/** The facts of a source, a row for each dimension and subject, narrowed across to another dimension ($10, $11; null: none). */
export const crossedRows = (source: Spread): string =>
  spreadRows(source, `($10::text IS NULL OR ${source.narrowed('$10', '$11')})`);

/** The conditions of a row: where, of which dimension, of which subjects. */
export const ROW_WHERE = `($4::text[] IS NULL OR p."inStore" = ANY($4)) AND ($5::text IS NULL OR p."atLevel" = $5)
  AND ($6::text IS NULL OR p."byChannel" = $6) AND p."dim" = $7 AND ($8::text[] IS NULL OR p."subject" = ANY($8))
  AND NOT coalesce(p."subject" = ANY($9::text[]), false)`;

// As the source says, by its indexes.
const COUNTING_ROWS = new Map(
  [...GOODS, ...CAMPAIGNS].flatMap((source) =>
    (['all', ...TICKS, ...SPLITS] as const).map((by) => {
      const rows = source.counts.map(
        ({ what, times, amount = '0', units = '0' }) =>
          `('${what}', (${times})::int8, (${amount})::int8, (${units})::int8)`,
      );
      return [
        `${source.code} ${by}`,
        statement(
          `reports.read.spread.${source.code}.${by}`,
          `SELECT v."what", ${ROW_KEYS[by]} AS "key", sum(v."times")::int8 AS "times", sum(v."amount")::int8 AS "amount", sum(v."units")::int8 AS "units"
           FROM (${crossedRows(source)}) p CROSS JOIN LATERAL (VALUES ${rows.join(', ')}) v("what", "times", "amount", "units")
           WHERE ${ROW_WHERE} GROUP BY 1, 2`,
          CellRow,
        ),
      ];
    }),
  ),
);

/** What narrows the facts of a spread source: between which instants, where, of which dimension and subjects, and across. */
export function spreadValues(
  { by, where }: Pick<Ask, 'where' | 'by'>,
  dim: string,
  { of, but }: Parts,
  { begins, ends, zone }: Instants,
): unknown[] {
  const { stores, level, channel, about } = where;
  const across = isDimension(by) && about !== null && about.subject !== by ? about : null;
  const places = [stores, level, channel];
  return [begins, ends, zone, ...places, dim, of, but, across?.subject ?? null, across?.key ?? null];
}

async function fromRows(
  db: Db,
  whats: readonly string[],
  dim: string,
  parts: Parts,
  ask: Pick<Ask, 'where' | 'by'>,
  instants: Instants,
): Promise<CellSum[]> {
  const sources = new Set(whats.flatMap((what) => SOURCE_OF.get(what) ?? []));
  const values = spreadValues(ask, dim, parts, instants);
  const read = await Promise.all(
    [...sources].map(({ code }) => COUNTING_ROWS.get(`${code} ${ask.by}`)?.(db, values) ?? []),
  );
  return read.flat().filter(({ what }) => whats.includes(what));
}
