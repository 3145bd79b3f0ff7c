import 'server-only';
import type { Actor } from '@/lib/kernel/actor';
import { Refusal } from '@/lib/kernel/refusal';
import type { Db } from '@/lib/platform/db';
import { staffHolding } from '../queries';

/**
 * Refuses `last_keeper` when nobody who works may change access any more, after a change in the caller's transaction which
 * none other of its sort runs beside. The command line of the server may: it makes the next one.
 */
export async function requireKeeper(db: Db, actor: Actor): Promise<void> {
  if (actor.kind === 'system') return;
  if ((await staffHolding(db, ['access.manage'])).length === 0) throw new Refusal('last_keeper', {});
}
