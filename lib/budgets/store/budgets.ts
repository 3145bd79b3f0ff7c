import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '@/lib/platform/db';
import { BUDGET_KINDS } from '../rules/cost';
import { BUDGET_PERIODS } from '../rules/period';

/** Whose money it is that a budget holds. */
export const BUDGET_SCOPES = ['campaign', 'level', 'program_month', 'store', 'offer', 'batch'] as const;

/** Whose money it is that a budget holds. */
export type BudgetScope = (typeof BUDGET_SCOPES)[number];

const BudgetRow = z.object({
  code: z.string(),
  scope: z.enum(BUDGET_SCOPES),
  subject: z.string(),
  kind: z.enum(BUDGET_KINDS),
  per: z.enum(BUDGET_PERIODS),
  limit: z.number(),
  perMember: z.number().nullable(),
  state: z.enum(['open', 'paused']),
  why: z.string().nullable(),
});

/** What is set of a budget, as far as giving needs it. */
export type BudgetRow = z.output<typeof BudgetRow>;

const BUDGET = 'b."code", b."scope", b."subject", b."kind", b."per", b."limit", b."perMember", b."state", b."why"';

// Primary keys of budget and use.
const readOfWork = statement(
  'budgets.of-work',
  `SELECT ${BUDGET} FROM "Budget" b WHERE b."code" = ANY($1::text[])
   OR b."code" IN (SELECT u."budget" FROM "BudgetUse" u WHERE u."source" = ANY($2::text[]))`,
  BudgetRow,
);

// Primary key, index (scope, subject); rooms by primary key.
const readAt = statement(
  'budgets.at',
  `SELECT ${BUDGET}, coalesce(r."limit", b."limit") AS "limitNow", coalesce(r."reserved" + r."spent", 0)::int8 AS "used"
   FROM "Budget" b LEFT JOIN "BudgetRoom" r ON r."budget" = b."code" AND r."period" = CASE b."per" WHEN 'month' THEN $4 ELSE '' END
   WHERE b."code" IN (SELECT unnest($1::text[]) UNION SELECT p."code" FROM "Budget" p
     JOIN unnest($2::text[], $3::text[]) AS n(s, o) ON p."scope" = n.s AND p."subject" = n.o)
   ORDER BY b."code"`,
  BudgetRow.extend({ limitNow: z.number(), used: z.number() }),
);
// Primary key; what was made by hand beside it, such as a pause, stays.
const writeOwn = execution(
  'budgets.own.save',
  `INSERT INTO "Budget" ("code", "scope", "subject", "kind", "per", "limit", "perMember", "nameZh", "nameEn", "state",
     "createdAt", "createdBy", "changedAt", "changedBy")
   VALUES ($1, $2, $3, $4, 'whole', $5, $6, $7, $8, 'open', $9, $10, $9, $10)
   ON CONFLICT ("code") DO UPDATE SET "limit" = EXCLUDED."limit", "perMember" = EXCLUDED."perMember",
     "nameZh" = EXCLUDED."nameZh", "nameEn" = EXCLUDED."nameEn", "changedAt" = EXCLUDED."changedAt", "changedBy" = EXCLUDED."changedBy"`,
);

// Primary key.
const readUnknown = statement(
  'budgets.unknown',
  'SELECT n.c AS "code" FROM unnest($1::text[]) AS n(c) WHERE NOT EXISTS (SELECT FROM "Budget" b WHERE b."code" = n.c) ORDER BY 1',
  z.object({ code: z.string() }),
);

// Primary key.
const readNames = statement(
  'budgets.names',
  'SELECT b."code", b."nameZh", b."nameEn" FROM "Budget" b WHERE b."code" = ANY($1::text[])',
  z.object({ code: z.string(), nameZh: z.string(), nameEn: z.string() }),
);

/** What budgets are called, by code. */
export const budgetNames = async (
  db: Db,
  codes: readonly string[],
): Promise<ReadonlyMap<string, { readonly zh: string; readonly en: string }>> =>
  new Map(
    codes.length === 0
      ? []
      : (await readNames(db, [codes])).map(({ code, nameZh, nameEn }) => [code, { zh: nameZh, en: nameEn || nameZh }]),
  );

/** The codes that name no budget. */
export const unknownBudgets = async (db: Db, codes: readonly string[]): Promise<string[]> =>
  (await readUnknown(db, [codes])).map(({ code }) => code);

/** Budgets with what is used of them in the running period: those that are named, and pools by what they are of. */
export const budgetsAt = (
  db: Db,
  codes: readonly string[],
  pools: readonly { readonly scope: string; readonly subject: string }[],
  month: string,
): Promise<(BudgetRow & { limitNow: number; used: number })[]> =>
  readAt(db, [codes, pools.map(({ scope }) => scope), pools.map(({ subject }) => subject), month]);

/** A budget that somebody keeps for what is his: the stock of an offer, the cost of a batch. */
export type OwnBudget = Pick<BudgetRow, 'scope' | 'subject' | 'kind' | 'limit' | 'perMember'> & {
  readonly name: { readonly zh: string; readonly en: string };
};

/** Makes such a budget, or changes its limits. */
export const saveOwnBudget = (
  db: Db,
  code: string,
  { scope, subject, kind, limit, perMember, name }: OwnBudget,
  { by, now }: { readonly by: string; readonly now: Date },
): Promise<number> => writeOwn(db, [code, scope, subject, kind, limit, perMember, name.zh, name.en, now, by]);

/** The budgets that are named, and those that sources use. */
export const budgetsOfWork = (db: Db, codes: readonly string[], sources: readonly string[]): Promise<BudgetRow[]> =>
  readOfWork(db, [codes, sources]);
