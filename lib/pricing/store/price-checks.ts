import 'server-only';
import { z } from 'zod';
import { type Db, execution, insertion, statement } from '@/lib/platform/db';
import type { QuoteInput } from '../rules/quote-input';

// Index (createdAt): quotes of one day; a sample in an order that has nothing to do with what they cost.
const readSample = statement(
  'pricing.checks.sample',
  `SELECT "id", "at", "asked" FROM "Quote" WHERE "createdAt" >= $1 AND "createdAt" < $2 ORDER BY md5("id"::text) LIMIT $3`,
  z.object({
    id: z.string(),
    at: z.date(),
    asked: z.custom<Pick<QuoteInput, 'lines' | 'channel' | 'storeCode'>>(),
  }),
);

const CheckRow = z.object({
  day: z.string(),
  baskets: z.number(),
  skipped: z.number(),
  variants: z.number(),
  gaps: z.number(),
  ranAt: z.date(),
});

/** One day's check: how many baskets and members were looked at, and how many differences were found. */
export type CheckRow = z.output<typeof CheckRow>;

const FindingRow = z.object({
  day: z.string(),
  attribute: z.string(),
  value: z.string(),
  causes: z.array(z.string()),
  baskets: z.number(),
  plain: z.number(),
  varied: z.number(),
  lines: z.array(z.object({ sku: z.string(), quantity: z.number() })),
});

/** One difference of a day: who pays what instead, in how many baskets, and the one in which it is greatest. */
export type FindingRow = z.output<typeof FindingRow>;

// Primary key (day): a check that runs again replaces its day.
const dropFindings = execution('pricing.checks.drop', 'DELETE FROM "PriceFinding" WHERE "day" = $1::date');
const writeCheck = execution(
  'pricing.checks.save',
  `INSERT INTO "PriceCheck" ("day", "baskets", "skipped", "variants", "gaps", "ranAt") VALUES ($1::date, $2, $3, $4, $5, $6)
   ON CONFLICT ("day") DO UPDATE SET "baskets" = excluded."baskets", "skipped" = excluded."skipped", "variants" = excluded."variants",
     "gaps" = excluded."gaps", "ranAt" = excluded."ranAt"`,
);
const insertFindings = insertion<FindingRow & { readonly place: number }>('pricing.checks.findings', 'PriceFinding', {
  day: 'date',
  place: 'int4',
  attribute: 'text',
  value: 'text',
  causes: 'jsonb',
  baskets: 'int4',
  plain: 'int8',
  varied: 'int8',
  lines: 'jsonb',
});
// Primary key (day), backwards.
const readChecks = statement(
  'pricing.checks.list',
  `SELECT to_char("day", 'YYYY-MM-DD') AS "day", "baskets", "skipped", "variants", "gaps", "ranAt" FROM "PriceCheck" ORDER BY "day" DESC LIMIT $1`,
  CheckRow,
);
// Primary key (day, place).
const readFindings = statement(
  'pricing.checks.of-day',
  `SELECT to_char("day", 'YYYY-MM-DD') AS "day", "attribute", "value", "causes", "baskets", "plain", "varied", "lines" FROM "PriceFinding"
   WHERE "day" = $1::date ORDER BY "place"`,
  FindingRow,
);

/** Baskets that were quoted between two instants, a sample of them. */
export const sampleQuotes = (db: Db, from: Date, to: Date, most: number) => readSample(db, [from, to, most]);

/** Keeps the check of a day, in place of an earlier one. */
export async function saveCheck(db: Db, check: CheckRow, findings: readonly FindingRow[]): Promise<void> {
  const { day, baskets, skipped, variants, gaps, ranAt } = check;
  await dropFindings(db, [day]);
  await writeCheck(db, [day, baskets, skipped, variants, gaps, ranAt]);
  if (findings.length > 0)
    await insertFindings(
      db,
      findings.map((one, place) => ({ ...one, place })),
    );
}

/** The last checks, newest first. */
export const lastChecks = (db: Db, most: number): Promise<CheckRow[]> => readChecks(db, [most]);

/** What the check of a day found, the greatest first. */
export const findingsOf = (db: Db, day: string): Promise<FindingRow[]> => readFindings(db, [day]);
