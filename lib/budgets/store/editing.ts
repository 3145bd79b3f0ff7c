import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '@/lib/platform/db';
import { BUDGET_PERIODS } from '../rules/period';
import { BUDGET_SCOPES } from './budgets';

type Hand = { readonly by: string; readonly now: Date };

// Primary key.
const addBudget = execution(
  'budgets.make',
  `INSERT INTO "Budget" ("code", "scope", "subject", "kind", "per", "limit", "nameZh", "nameEn", "startsAt", "endsAt", "state",
     "createdAt", "createdBy", "changedAt", "changedBy")
   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'open', $11, $12, $11, $12) ON CONFLICT DO NOTHING`,
);
// Primary key; holds whoever else changes it.
const lockBudget = statement(
  'budgets.lock',
  `SELECT "scope", "subject", "per", "state", "limit", "nameZh", "nameEn", "startsAt", "endsAt" FROM "Budget"
   WHERE "code" = $1 FOR NO KEY UPDATE`,
  z.object({
    scope: z.enum(BUDGET_SCOPES),
    subject: z.string(),
    per: z.enum(BUDGET_PERIODS),
    state: z.string(),
    limit: z.number(),
    nameZh: z.string(),
    nameEn: z.string(),
    startsAt: z.date().nullable(),
    endsAt: z.date().nullable(),
  }),
);
// Primary key.
const writeTerms = execution(
  'budgets.change',
  `UPDATE "Budget" SET "limit" = $2, "nameZh" = $3, "nameEn" = $4, "startsAt" = $5, "endsAt" = $6, "changedAt" = $7,
     "changedBy" = $8 WHERE "code" = $1`,
);
const writeState = execution(
  'budgets.pause',
  'UPDATE "Budget" SET "state" = $2, "why" = $3, "changedAt" = $4, "changedBy" = $5 WHERE "code" = $1',
);

/** What somebody may set of a budget, again and again. */
type Terms = {
  readonly limit: number;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
};

/** Makes a budget; answers whether its code was free. */
export const insertBudget = async (
  db: Db,
  made: Terms & Readonly<Record<'code' | 'scope' | 'subject' | 'kind' | 'per', string>>,
  { by, now }: Hand,
): Promise<boolean> => {
  const { code, scope, subject, kind, per, limit, nameZh, nameEn, startsAt, endsAt } = made;
  return (await addBudget(db, [code, scope, subject, kind, per, limit, nameZh, nameEn, startsAt, endsAt, now, by])) > 0;
};

/** A budget, locked, or null. */
export const budgetForUpdate = async (db: Db, code: string) => (await lockBudget(db, [code]))[0] ?? null;

/** Changes what may be set. */
export const saveTerms = (
  db: Db,
  code: string,
  { limit, nameZh, nameEn, startsAt, endsAt }: Terms,
  { by, now }: Hand,
): Promise<number> => writeTerms(db, [code, limit, nameZh, nameEn, startsAt, endsAt, now, by]);

/** Lets it rest, or go on. */
export const saveState = (
  db: Db,
  code: string,
  { state, why }: { readonly state: string; readonly why: string | null },
  { by, now }: Hand,
): Promise<number> => writeState(db, [code, state, why, now, by]);
