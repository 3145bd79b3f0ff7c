import { applyBudgetEvent, type BudgetWork, loadBudgetWork, ownBudgetCode } from '@/lib/budgets';
import type { Db } from '@/lib/platform/db';
import type { LivingCopy } from '../life/work';
import type { No } from '../rules/redeem';
import { costAtTill } from '../rules/till-cost';

/** Locks the budget of a copy's batch, after the copy and its batch (4.F); a batch without one costs no statement. */
export function loadBatchBudget(db: Db, source: string, { row, terms }: LivingCopy, now: Date): Promise<BudgetWork> {
  const budgets = terms.budget.limit === null ? [] : [budgetOf(row)];
  return loadBudgetWork(db, budgets.length === 0 ? [] : [{ source, memberId: row.memberId, budgets }], now);
}

/** Spends what a use at a till costs at once, or says why not: all copies together cost no more than was set (4.G). */
export function spendBatchBudget(
  work: BudgetWork,
  source: string,
  { row, terms }: LivingCopy,
  amount: number | null,
): No | null {
  if (terms.budget.limit === null) return null;
  const cost = { fen: costAtTill(terms, amount), points: 0, units: 1 };
  const costs = new Map([[budgetOf(row), cost]]);
  const reserved = applyBudgetEvent(work, source, { type: 'reserve', costs });
  if (reserved.is === 'refused') return { code: reserved.code, facts: reserved.facts };
  applyBudgetEvent(work, source, { type: 'spend' });
  return null;
}

const budgetOf = ({ batchId }: LivingCopy['row']): string => ownBudgetCode({ scope: 'batch', subject: batchId });
