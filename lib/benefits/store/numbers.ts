import 'server-only';
import { z } from 'zod';
import { type Db, statement } from '@/lib/platform/db';

const NumbersRow = z.object({
  grants: z.number(),
  holders: z.number(),
  uses: z.number(),
  cost: z.number(),
});

/** The numbers of a benefit: grants in all, members who have it now, uses that stand, and what they cost. */
export type BenefitNumbers = z.output<typeof NumbersRow>;

// Indexes (benefit, id) and (benefit, at): all of one benefit, for a page that few look at.
const readNumbers = statement(
  'benefits.numbers',
  `SELECT g.*, u.* FROM
     (SELECT count(*) AS "grants", count(DISTINCT "memberId") FILTER (WHERE "voidedAt" IS NULL AND "startsAt" <= $2
        AND ("endsAt" IS NULL OR "endsAt" > $2)) AS "holders" FROM "BenefitGrant" WHERE "benefit" = $1) g,
     (SELECT count(*) AS "uses", coalesce(sum("cost"), 0)::int8 AS "cost" FROM "BenefitUse" WHERE "benefit" = $1 AND "state" = 'used') u`,
  NumbersRow,
);
// Index (benefit, at).
const readDays = statement(
  'benefits.days',
  `SELECT to_char("at" AT TIME ZONE $3, 'YYYY-MM-DD') AS "day", count(*) AS "uses" FROM "BenefitUse"
   WHERE "benefit" = $1 AND "at" >= $2::timestamptz - interval '30 days' AND "state" = 'used' GROUP BY 1 ORDER BY 1`,
  z.object({ day: z.string(), uses: z.number() }),
);

/** The numbers of a benefit at the instant. */
export const numbersOf = async (db: Db, benefit: string, now: Date): Promise<BenefitNumbers> =>
  (await readNumbers(db, [benefit, now]))[0] ?? { grants: 0, holders: 0, uses: 0, cost: 0 };

/** Uses by local day in the last 30 days; days without any are left out. */
export const usesByDay = (db: Db, benefit: string, now: Date, zone: string) => readDays(db, [benefit, now, zone]);
