import 'server-only';
import { type Db, execution } from '@/lib/platform/db';
import { CAMPAIGNS } from './campaigns';
import { GOODS } from './goods';
import { type Counted, GATHERINGS, type Gathering, placed, SOURCES, type Source } from './sources';
import { COARSE, type Spread, spreadRows, wordFor } from './spread';

/** Half-open local days, and the instants at which they begin and end in the zone. */
export type Days = {
  readonly from: string;
  readonly to: string;
  readonly begins: Date;
  readonly ends: Date;
  readonly zone: string;
};

/** Members to a row of bits; a number's last fifteen bits say which one it is. */
const CHUNK_BITS = 15;
const CHUNK = 2 ** CHUNK_BITS;
const NOBODY = `B'0'::bit(${CHUNK})`;

// Primary key (what, span, day, …).
const dropCells = execution(
  'reports.cells.drop',
  `DELETE FROM "ReportCell" WHERE "what" = ANY($1::text[]) AND "span" = 'day' AND "day" >= $2 AND "day" < $3`,
);
const dropSets = execution(
  'reports.sets.drop',
  `DELETE FROM "ReportSet" WHERE "what" = $1 AND "span" = 'day' AND "day" >= $2 AND "day" < $3`,
);

const SUMMED = '"times", "amount", "units"';
const INTO = `INSERT INTO "ReportCell" ("what", "span", "day", "storeCode", "level", "channel", "subject", ${SUMMED})`;

/** What is summed of facts `p` for some counts, and the same as rows of "what" and its sums, of groups `c`. */
function summed(counts: readonly Counted[]): { readonly sums: string; readonly rows: string } {
  const sums = counts.flatMap(({ times, amount = '0', units = '0' }, place) => [
    `coalesce(sum(${times}), 0)::int8 AS "t${place}"`,
    `coalesce(sum(${amount}), 0)::int8 AS "a${place}"`,
    `coalesce(sum(${units}), 0)::int8 AS "u${place}"`,
  ]);
  const rows = counts.map(({ what }, place) => `('${what}', c."t${place}", c."a${place}", c."u${place}")`);
  return {
    sums: sums.join(', '),
    rows: `(VALUES ${rows.join(', ')}) v("what", ${SUMMED}) WHERE v."times" <> 0 OR v."amount" <> 0 OR v."units" <> 0`,
  };
}

/** One pass over the facts of a source, whose indexes stand with it: summed by cell, one row for each that is counted. */
function counting(source: Source) {
  const { sums, rows } = summed(source.counts);
  return execution(
    `reports.count.${source.code}`,
    `${INTO} SELECT v."what", 'day', c."day", c."inStore", c."atLevel", c."byChannel", c."subject", v."times", v."amount", v."units"
     FROM (SELECT p."day", p."inStore", p."atLevel", p."byChannel", p."subject", ${sums}
           FROM (${placed(source)}) p GROUP BY 1, 2, 3, 4, 5) c CROSS JOIN LATERAL ${rows}`,
  );
}

/** The same of a spread source: each dimension under a word of its own, those that are coarse by store alone. */
function countingSpread(source: Spread) {
  const { sums, rows } = summed(source.counts);
  const fine = (column: string) =>
    `CASE WHEN p."dim" IN (${COARSE.map((dim) => `'${dim}'`).join(', ')}) THEN '' ELSE p."${column}" END`;
  return execution(
    `reports.count.${source.code}`,
    `${INTO} SELECT v."what" || CASE WHEN c."dim" = '' THEN '' ELSE '/' || c."dim" END, 'day', c."day", c."inStore", c."level", c."channel", c."subject",
       v."times", v."amount", v."units"
     FROM (SELECT p."dim", p."day", p."inStore", ${fine('atLevel')} AS "level", ${fine('byChannel')} AS "channel", p."subject", ${sums}
           FROM (${spreadRows(source)}) p GROUP BY 1, 2, 3, 4, 5, 6) c CROSS JOIN LATERAL ${rows}`,
  );
}

/** Numbers for members that have none yet, then everybody's bit in his slices: all, the store, the level, the channel, what it is by. */
function gathering(one: Gathering) {
  const by = one.dim === undefined ? '' : `, ('${one.dim}:' || p."subject")`;
  const number = execution(
    `reports.number.${one.code}`,
    `INSERT INTO "ReportMember" ("memberId") SELECT DISTINCT f."memberId" FROM (${one.facts}) f
     WHERE NOT EXISTS (SELECT 1 FROM "ReportMember" r WHERE r."memberId" = f."memberId") AND $3::text IS NOT NULL
     ON CONFLICT DO NOTHING`,
  );
  const gather = execution(
    `reports.gather.${one.code}`,
    `INSERT INTO "ReportSet" ("what", "span", "day", "slice", "chunk", "bits")
     SELECT '${one.code}', 'day', d."day", d."slice", d."number" >> ${CHUNK_BITS},
       bit_or(set_bit(${NOBODY}, d."number" & ${CHUNK - 1}, 1))
     FROM (SELECT DISTINCT p."day", s."slice", r."number" FROM (${placed(one)}) p
           JOIN "ReportMember" r ON r."memberId" = p."memberId"
           CROSS JOIN LATERAL (VALUES (''), ('store:' || p."inStore"), ('level:' || p."atLevel"), ('channel:' || p."byChannel")${by}) s("slice")) d
     GROUP BY 3, 4, 5`,
  );
  return { code: one.code, number, gather };
}

const COUNTINGS = [
  ...SOURCES.map((source) => ({ whats: source.counts.map(({ what }) => what), run: counting(source) })),
  ...[...GOODS, ...CAMPAIGNS].map((source) => ({
    whats: source.counts.flatMap(({ what }) => ['', ...source.dims].map((dim) => wordFor(what, dim))),
    run: countingSpread(source),
  })),
];
const SETS = GATHERINGS.map(gathering);

// Primary key (what, span, day, …) of months and of the days in them; a month is kept when it is over.
const dropMonths = execution(
  'reports.months.drop',
  `DELETE FROM "ReportCell" WHERE "what" = ANY($3::text[]) AND "span" = 'month' AND "day" >= date_trunc('month', $1::date) AND "day" < $2::date`,
);
const sumMonths = execution(
  'reports.months.sum',
  `${INTO} SELECT "what", 'month', date_trunc('month', "day")::date, "storeCode", "level", "channel", "subject", sum("times"), sum("amount"), sum("units")
   FROM "ReportCell" WHERE "what" = ANY($3::text[]) AND "span" = 'day' AND "day" >= date_trunc('month', $1::date)
     AND "day" < least(date_trunc('month', $2::date - 1) + interval '1 month', date_trunc('month', $4::date))
   GROUP BY 1, 3, 4, 5, 6, 7`,
);
const dropSetMonths = execution(
  'reports.set_months.drop',
  `DELETE FROM "ReportSet" WHERE "what" = ANY($3::text[]) AND "span" = 'month' AND "day" >= date_trunc('month', $1::date) AND "day" < $2::date`,
);
const joinSetMonths = execution(
  'reports.set_months.join',
  `INSERT INTO "ReportSet" SELECT "what", 'month', date_trunc('month', "day")::date, "slice", "chunk", bit_or("bits")
   FROM "ReportSet" WHERE "what" = ANY($3::text[]) AND "span" = 'day' AND "day" >= date_trunc('month', $1::date)
     AND "day" < least(date_trunc('month', $2::date - 1) + interval '1 month', date_trunc('month', $4::date))
   GROUP BY 1, 3, 4, 5`,
);

const WHATS = COUNTINGS.flatMap(({ whats }) => whats);
const SET_CODES = SETS.map(({ code }) => code);

/** Counts the days anew from the rows as they stand, in the caller's transaction; the same rows give the same cells. */
export async function countDays(db: Db, { from, to, begins, ends, zone }: Days, today: string): Promise<void> {
  const span = [begins, ends, zone];
  await dropCells(db, [WHATS, from, to]);
  for (const { run } of COUNTINGS) await run(db, span);
  for (const { code, number, gather } of SETS) {
    await number(db, span);
    await dropSets(db, [code, from, to]);
    await gather(db, span);
  }
  await dropMonths(db, [from, to, WHATS]);
  await sumMonths(db, [from, to, WHATS, today]);
  await dropSetMonths(db, [from, to, SET_CODES]);
  await joinSetMonths(db, [from, to, SET_CODES, today]);
}
