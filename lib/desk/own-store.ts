import 'server-only';
import type { Actor } from '@/lib/kernel/actor';
import { Refusal } from '@/lib/kernel/refusal';
import { storesInSight } from '@/lib/members';
import { storePlace } from '@/lib/stores';

/** Refuses a store that does not exist or is not within the actor's reach: a clerk redeems where he works (4.E, S1-5.1). */
export async function requireOwnStore(actor: Actor, storeCode: string): Promise<void> {
  const [place, codes] = await Promise.all([storePlace(storeCode), storesInSight(actor)]);
  const isOwn = place !== null && (codes === null || codes.includes(storeCode));
  if (!isOwn) throw new Refusal('store_out_of_scope', { storeCode }, 403);
}
