import 'server-only';
import type { Actor } from '@/lib/kernel/actor';
import { Refusal } from '@/lib/kernel/refusal';
import { requireStoreInSight } from '@/lib/members';
import { storePlace } from '@/lib/stores';

/** Refuses a store that does not exist or is not within the actor's reach: a clerk redeems where he works (4.E, S1-5.1). */
export async function requireOwnStore(actor: Actor, storeCode: string): Promise<void> {
  const [place] = await Promise.all([storePlace(storeCode), requireStoreInSight(actor, storeCode)]);
  if (place === null) throw new Refusal('store_out_of_scope', { storeCode }, 403);
}
