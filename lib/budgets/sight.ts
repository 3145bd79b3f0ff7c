import type { Actor } from '@/lib/kernel/actor';
import { Refusal } from '@/lib/kernel/refusal';
import { storesInSight } from '@/lib/members';

/** Refuses whoever reaches only some stores a budget that is not of one of them. */
export async function requireInSight(actor: Actor, budget: { scope: string; subject: string }): Promise<void> {
  const stores = await storesInSight(actor);
  if (stores === null || (budget.scope === 'store' && stores.includes(budget.subject))) return;
  throw new Refusal('budget_out_of_scope', {}, 403);
}
