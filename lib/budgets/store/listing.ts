import 'server-only';
import { z } from 'zod';
import { type Db, statement } from '@/lib/platform/db';
import { BUDGET_KINDS } from '../rules/cost';
import { USE_STATES } from '../rules/life';
import { BUDGET_PERIODS } from '../rules/period';
import { BUDGET_SCOPES } from './budgets';

const ListedRow = z.object({
  code: z.string(),
  scope: z.enum(BUDGET_SCOPES),
  subject: z.string(),
  kind: z.enum(BUDGET_KINDS),
  per: z.enum(BUDGET_PERIODS),
  perMember: z.number().nullable(),
  nameZh: z.string(),
  nameEn: z.string(),
  state: z.enum(['open', 'paused']),
  why: z.string().nullable(),
  startsAt: z.date().nullable(),
  endsAt: z.date().nullable(),
  changedAt: z.date(),
  changedBy: z.string(),
  limit: z.number(),
  limitNow: z.number(),
  reserved: z.number(),
  spent: z.number(),
});

/** A budget with the numbers of its running period. */
export type ListedRow = z.output<typeof ListedRow>;

const ROW = `b."code", b."scope", b."subject", b."kind", b."per", b."perMember", b."nameZh", b."nameEn", b."state", b."why",
  b."startsAt", b."endsAt", b."changedAt", b."changedBy", b."limit", coalesce(r."limit", b."limit") AS "limitNow",
  coalesce(r."reserved", 0)::int8 AS "reserved", coalesce(r."spent", 0)::int8 AS "spent"`;
const FROM = `FROM "Budget" b LEFT JOIN "BudgetRoom" r
  ON r."budget" = b."code" AND r."period" = CASE b."per" WHEN 'month' THEN $1 ELSE '' END`;
const MATCH = `($2::text[] IS NULL OR b."scope" = 'store' AND b."subject" = ANY($2::text[]))
  AND ($3::text[] IS NULL OR b."scope" = ANY($3::text[]))
  AND ($4 = '' OR b."code" ILIKE '%' || $4 || '%' OR b."nameZh" ILIKE '%' || $4 || '%' OR b."nameEn" ILIKE '%' || $4 || '%')
  AND CASE $5 WHEN 'reached' THEN coalesce(r."reserved" + r."spent", 0) * 100 >= coalesce(r."limit", b."limit") * 80
      WHEN 'all' THEN true ELSE b."state" = $5 END`;

// Primary keys, forwards and backwards.
const readAfter = statement(
  'budgets.list.after',
  `SELECT ${ROW} ${FROM} WHERE ${MATCH} AND b."code" > $6 ORDER BY b."code" LIMIT $7`,
  ListedRow,
);
const readBefore = statement(
  'budgets.list.before',
  `SELECT ${ROW} ${FROM} WHERE ${MATCH} AND b."code" < $6 ORDER BY b."code" DESC LIMIT $7`,
  ListedRow,
);
// As above, up to the cap.
const countAll = statement(
  'budgets.list.count',
  `SELECT count(*)::int AS "count" FROM (SELECT 1 ${FROM} WHERE ${MATCH} LIMIT $6) c`,
  z.object({ count: z.number() }),
);
// Primary keys.
const readOne = statement('budgets.one', `SELECT ${ROW} ${FROM} WHERE b."code" = $2`, ListedRow);
// Primary key (budget, period), the newest first.
const readPeriods = statement(
  'budgets.periods',
  `SELECT "period", "limit", "reserved", "spent" FROM "BudgetRoom" WHERE "budget" = $1 ORDER BY "period" DESC LIMIT $2`,
  z.object({ period: z.string(), limit: z.number(), reserved: z.number(), spent: z.number() }),
);
// Primary key (budget, period, limit, percent).
const readAlerts = statement(
  'budgets.alerts',
  `SELECT "period", "percent", "limit", "used", "at" FROM "BudgetAlert" WHERE "budget" = $1 ORDER BY "at" DESC, "percent" DESC LIMIT $2`,
  z.object({ period: z.string(), percent: z.number(), limit: z.number(), used: z.number(), at: z.date() }),
);
// Index (budget, changedAt).
const readUses = statement(
  'budgets.uses',
  `SELECT "source", "state", "amount", "returned", "at", "changedAt" FROM "BudgetUse"
   WHERE "budget" = $1 ORDER BY "changedAt" DESC, "source" LIMIT $2`,
  z.object({
    source: z.string(),
    state: z.enum(USE_STATES),
    amount: z.number(),
    returned: z.number(),
    at: z.date(),
    changedAt: z.date(),
  }),
);

/** Which budgets are looked for: null stores see all. */
export type BudgetFilter = {
  readonly month: string;
  readonly stores: readonly string[] | null;
  readonly scopes: readonly string[] | null;
  readonly q: string;
  readonly view: string;
};

const valuesOf = ({ month, stores, scopes, q, view }: BudgetFilter) => [month, stores, scopes, q, view];

/** A page of budgets by code, after a place or before it. */
export const listBudgets = async (
  db: Db,
  by: BudgetFilter,
  { at, isBack, limit }: { readonly at: string; readonly isBack: boolean; readonly limit: number },
): Promise<ListedRow[]> =>
  isBack ? (await readBefore(db, [...valuesOf(by), at, limit])).reverse() : readAfter(db, [...valuesOf(by), at, limit]);

/** How many budgets match, counted up to a cap. */
export const countBudgets = async (db: Db, by: BudgetFilter, cap: number): Promise<number> =>
  (await countAll(db, [...valuesOf(by), cap]))[0]?.count ?? 0;

/** One budget with the numbers of a month, or null. */
export const budgetByCode = async (db: Db, code: string, month: string): Promise<ListedRow | null> =>
  (await readOne(db, [month, code]))[0] ?? null;

/** Its last periods, what was told of it, and what moved last. */
export const budgetStory = (db: Db, code: string, most: number) =>
  Promise.all([readPeriods(db, [code, most]), readAlerts(db, [code, most]), readUses(db, [code, most])]);
