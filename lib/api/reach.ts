import 'server-only';
import { parseId } from '@/lib/kernel/id';
import { Refusal } from '@/lib/kernel/refusal';
import { knownMembers, requireMemberInSight, requireStoreInSight } from '@/lib/members';
import { orderByExternalId } from '@/lib/orders';
import { pool } from '@/lib/platform/db';
import type { Caller } from './route';

// A key for a store or region writes only with a store code of its own and touches only orders and members of its
// stores (S1-5.1); a key for everything is not asked.

/** Refuses a store that is not the key's, or none at all: 403 `store_out_of_scope`. */
export async function requireStores(caller: Caller, given: readonly (string | null | undefined)[]): Promise<void> {
  for (const code of new Set(given)) await requireStoreInSight(caller.actor, code || null);
}

/** Refuses orders that are known and belong to another store. */
export async function requireOwnOrders(caller: Caller, externalIds: readonly string[]): Promise<void> {
  for (const externalId of externalIds) {
    const order = await orderByExternalId(pool(), externalId);
    if (order !== null) await requireStores(caller, [order.storeCode]);
  }
}

/** Refuses an order that is not known or belongs to another store: nothing may be left waiting for a foreign order. */
export async function requireKnownOrder(caller: Caller, externalId: string): Promise<void> {
  const order = await orderByExternalId(pool(), externalId);
  if (order === null) throw new Refusal('order_not_found', { externalId }, 404);
  await requireStores(caller, [order.storeCode]);
}

/** Refuses a member of another store: 403 `member_out_of_scope`. */
export async function requireMember(caller: Caller, memberId: string): Promise<void> {
  await requireMemberInSight(pool(), caller.actor, memberId);
}

/** Refuses a set that names a member of another store; one that nobody knows is told by the command. */
export async function requireMembersNamed(
  caller: Caller,
  named: readonly ({ readonly id: string } | { readonly externalId: string })[],
): Promise<void> {
  const externalIds = named.flatMap((one) => ('externalId' in one ? [one.externalId] : []));
  const known = [...(await knownMembers(pool(), { externalIds })).values()];
  const ids = named.flatMap((one) => ('id' in one ? (parseId('member', one.id) ?? []) : []));
  for (const memberId of new Set([...known, ...ids])) await requireMember(caller, memberId);
}
