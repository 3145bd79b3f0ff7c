import type { Actor } from '@/lib/kernel/actor';
import { Refusal } from '@/lib/kernel/refusal';
import { storeCodesIn } from '@/lib/stores';

/** The stores whose budgets the actor may see and change; null: all budgets, those of no store too (S1-5.1). */
export const storesOf = (actor: Actor): Promise<readonly string[] | null> => {
  if (actor.kind === 'staff' || actor.kind === 'key') return storeCodesIn(actor.scope);
  return actor.kind === 'system' ? Promise.resolve(null) : Promise.resolve([]);
};

/** Refuses whoever reaches only some stores a budget that is not of one of them. */
export async function requireInSight(actor: Actor, budget: { scope: string; subject: string }): Promise<void> {
  const stores = await storesOf(actor);
  if (stores === null || (budget.scope === 'store' && stores.includes(budget.subject))) return;
  throw new Refusal('budget_out_of_scope', {}, 403);
}
