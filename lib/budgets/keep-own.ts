import type { Db } from '@/lib/platform/db';
import { type OwnBudget, saveOwnBudget } from './store/budgets';
import { saveLimit } from './store/rooms';

/** The code of the budget that somebody keeps for what is his: `offer:<code>`, `batch:<id>`. */
export const ownBudgetCode = ({ scope, subject }: Pick<OwnBudget, 'scope' | 'subject'>): string =>
  `${scope}:${subject}`;

/**
 * Keeps a budget for what its owner publishes: the stock of an offer, the most that a batch may cost. Made on first use;
 * later its limits change, never what was used of it (4.G).
 */
export async function keepOwnBudget(
  db: Db,
  budget: OwnBudget,
  hand: { readonly by: string; readonly now: Date },
): Promise<void> {
  const code = ownBudgetCode(budget);
  await saveOwnBudget(db, code, budget, hand);
  await saveLimit(db, code, '', budget.limit);
}
