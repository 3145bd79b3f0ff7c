import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '@/lib/platform/db';

// Primary key (comparedAt, day, what): the cells of a span before, kept aside under a name of this session.
const keepAside = execution(
  'reports.compare.before',
  `CREATE TEMP TABLE IF NOT EXISTS report_before ("day" date, "what" text, "times" int8, "amount" int8, "print" text) ON COMMIT DELETE ROWS`,
);
// What the cells of a day say in all, and a print of them one by one; all whats by the primary key.
const TOTALS = `SELECT "day", "what", sum("times")::int8 AS "times", sum("amount")::int8 AS "amount",
    md5(string_agg(concat_ws('|', "storeCode", "level", "channel", "subject", "times", "amount", "units"), ';'
      ORDER BY "storeCode", "level", "channel", "subject")) AS "print"
  FROM "ReportCell" WHERE "span" = 'day' AND "day" >= $1 AND "day" < $2 GROUP BY 1, 2`;
const fill = execution('reports.compare.fill', `INSERT INTO report_before ${TOTALS}`);
const note = execution(
  'reports.compare.note',
  `INSERT INTO "ReportDifference" ("comparedAt", "day", "what", "keptTimes", "foundTimes", "keptAmount", "foundAmount")
   SELECT $3, "day", "what", coalesce(b."times", 0), coalesce(a."times", 0), coalesce(b."amount", 0), coalesce(a."amount", 0)
   FROM report_before b FULL JOIN (${TOTALS}) a USING ("day", "what") WHERE b."print" IS DISTINCT FROM a."print"`,
);
// By comparedAt, the first column of the key.
const readNoted = statement(
  'reports.compare.noted',
  `SELECT to_char("day", 'YYYY-MM-DD') AS "day", "what", "keptTimes", "foundTimes", "keptAmount", "foundAmount"
   FROM "ReportDifference" WHERE "comparedAt" = $1 ORDER BY "day", "what"`,
  z.object({
    day: z.string(),
    what: z.string(),
    keptTimes: z.number(),
    foundTimes: z.number(),
    keptAmount: z.number(),
    foundAmount: z.number(),
  }),
);

/** One count of a day that was not what its rows say. */
export type Difference = { readonly day: string; readonly what: string } & Readonly<
  Record<'keptTimes' | 'foundTimes' | 'keptAmount' | 'foundAmount', number>
>;

/** Keeps aside what is kept of the days, in the caller's transaction. */
export async function rememberDays(db: Db, from: string, to: string): Promise<void> {
  await keepAside(db, []);
  await fill(db, [from, to]);
}

/** Writes down how the days differ from what was kept aside, now that they are counted anew; answers how many counts did. */
export const noteDifferences = (db: Db, from: string, to: string, at: Date): Promise<number> =>
  note(db, [from, to, at]);

/** What differed when the statistics were compared at the instant. */
export const differencesOf = (db: Db, at: Date): Promise<Difference[]> => readNoted(db, [at]);
