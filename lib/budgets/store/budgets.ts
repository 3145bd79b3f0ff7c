import 'server-only';
import { z } from 'zod';
import { type Db, statement } from '@/lib/platform/db';
import { BUDGET_KINDS } from '../rules/cost';
import { BUDGET_PERIODS } from '../rules/period';

/** Whose money it is that a budget holds. */
export const BUDGET_SCOPES = ['campaign', 'level', 'program_month', 'store', 'offer', 'batch'] as const;

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

/** The budgets that are named, and those that sources use. */
export const budgetsOfWork = (db: Db, codes: readonly string[], sources: readonly string[]): Promise<BudgetRow[]> =>
  readOfWork(db, [codes, sources]);
