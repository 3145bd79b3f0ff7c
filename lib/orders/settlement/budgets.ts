import type { Program } from '@/lib/platform/program';
import { budgetUses, type KeptQuote, pointWorth } from '@/lib/pricing';
import type { FrozenBudget } from '../rules/frozen';

/** What an order with the quote takes of budgets, offer by offer (4.G). */
export function budgetsOf({ priced }: KeptQuote, program: Program): FrozenBudget[] {
  const { applied, lines, gifts } = priced;
  return applied
    .filter(({ budgets = [] }) => budgets.length > 0)
    .flatMap((one) => {
      const uses = budgetUses({ applied: [one], lines, gifts }, pointWorth(program));
      return [...uses].map(([budget, cost]) => ({ budget, offer: one.offer, ...cost }));
    });
}
