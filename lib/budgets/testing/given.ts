import { pool, withTransaction } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { loadBudgetWork } from '../load';
import type { BudgetCost } from '../rules/cost';
import { saveBudgetWork } from '../save';
import { applyBudgetEvent, type BudgetAnswer, type BudgetAsk, type BudgetEvent } from '../work';

type Given = {
  readonly limit: number;
  readonly kind?: string;
  readonly per?: string;
  readonly scope?: string;
  readonly subject?: string;
  readonly perMember?: number | null;
};

/** Makes a budget without a room, as one is before it is first drawn on. */
export async function givenBudget({ limit, kind = 'AMOUNT', per = 'whole', scope = 'campaign', ...rest }: Given) {
  const code = `b-${newId()}`;
  await pool().query(
    `INSERT INTO "Budget" ("code", "scope", "subject", "kind", "per", "limit", "perMember", "nameZh", "nameEn", "state",
       "createdAt", "createdBy", "changedAt", "changedBy")
     VALUES ($1, $2, $3, $4, $5, $6, $7, $1, $1, 'open', now(), 'test', now(), 'test')`,
    [code, scope, rest.subject ?? '', kind, per, limit, rest.perMember ?? null],
  );
  return code;
}

/** Runs one step of one source in a transaction of its own. */
export const step = (ask: BudgetAsk, event: BudgetEvent, now: Date): Promise<BudgetAnswer> =>
  withTransaction(async (db) => {
    const work = await loadBudgetWork(db, [ask], now);
    const answer = applyBudgetEvent(work, ask.source, event);
    await saveBudgetWork(db, work);
    return answer;
  });

/** So many fen, one time, no points. */
export const fen = (amount: number): BudgetCost => ({ fen: amount, points: 0, units: 1 });

/** The rooms of a budget, by period. */
export async function roomsOf(budget: string) {
  const { rows } = await pool().query(
    `SELECT "period", "limit"::int, "reserved"::int, "spent"::int, "alerted" FROM "BudgetRoom" WHERE "budget" = $1 ORDER BY "period"`,
    [budget],
  );
  return rows;
}

/** What the uses of a budget add up to, by state. */
export async function usesSum(budget: string) {
  const { rows } = await pool().query(
    `SELECT coalesce(sum("amount") FILTER (WHERE "state" = 'reserved'), 0)::int AS "reserved",
       coalesce(sum("amount" - "returned") FILTER (WHERE "state" IN ('spent', 'returned')), 0)::int AS "spent"
     FROM "BudgetUse" WHERE "budget" = $1`,
    [budget],
  );
  return rows[0];
}
