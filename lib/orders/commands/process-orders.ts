import { fillCategories } from '@/lib/catalog';
import { assert } from '@/lib/kernel/assert';
import { type Outcome, refused } from '@/lib/kernel/refusal';
import { lockMemberWork, type MemberWork, memberNamed } from '@/lib/members';
import { type Db, LostRace, withTransaction } from '@/lib/platform/db';
import { applyOrderEvent, GUEST, newOrderId } from '../settlement/decide';
import { loadOrderWork, lockOwners } from '../settlement/load';
import { saveOrderWork } from '../settlement/save';
import { type OrderKey, orderKeys } from '../store/load';
import { claimOrderKeys } from '../store/save';
import type { OrderAnswer, OrderEvent } from '../types';

/**
 * Settles a set of order events in one transaction: lock members, claim keys, load once per context, decide each in
 * memory, save once per context. Every event gets its own answer; one that is refused does not stop the others.
 */
export function processOrders(events: readonly OrderEvent[], now: Date): Promise<Outcome<OrderAnswer>[]> {
  return withTransaction((db) => processOrdersIn(db, events, now));
}

/** The same in the caller's transaction. */
export async function processOrdersIn(
  db: Db,
  given: readonly OrderEvent[],
  now: Date,
): Promise<Outcome<OrderAnswer>[]> {
  // Sent together, carried out one after the other: what is read after a lock sees what the lock waited for.
  const [events, known, named] = await Promise.all([
    fillCategories(db, given),
    orderKeys(db, [...new Set(given.map(({ externalId }) => externalId))]),
    lockMemberWork(db, idsOf(given), externalIdsOf(given)),
  ]);
  const members = await lockOwners(db, named, known);
  const knownOwners = new Map(known.map(({ externalId, memberId }) => [externalId, memberId]));
  const owners = events.map((event) => ownerOf(event, members, knownOwners));
  const fresh = newKeys(events, owners, known);
  const plan = {
    members,
    known,
    newExternalIds: fresh.map(({ externalId }) => externalId),
    moments: events.flatMap((event, index) => {
      const memberId = owners[index];
      return memberId === null || memberId === undefined ? [] : momentsOf(event, now).map((at) => ({ memberId, at }));
    }),
    now,
  };
  const [claimed, work] = await Promise.all([claimOrderKeys(db, fresh), loadOrderWork(db, plan)]);
  if (claimed < fresh.length) throw new LostRace('order key');
  const ids = new Map([...known, ...fresh].map(({ externalId, orderId }) => [externalId, orderId]));
  const outcomes = events.map((event, index): Outcome<OrderAnswer> => {
    const owner = owners[index];
    if (owner === null || owner === undefined) return refused('member_not_found', {}, 422);
    const orderId = ids.get(event.externalId);
    assert(orderId !== undefined, 'an order without a key');
    return applyOrderEvent(work, event, owner, orderId);
  });
  await saveOrderWork(db, work);
  return outcomes;
}

/**
 * The stored id of the event's member; null when it names somebody unknown. An event that names nobody is about the
 * member of the known order, or about a guest.
 */
function ownerOf(
  { member, externalId }: OrderEvent,
  members: MemberWork,
  known: ReadonlyMap<string, string>,
): string | null {
  if (member === null) return known.get(externalId) ?? GUEST;
  if ('id' in member) return memberNamed(members, member.id);
  return members.byExternalId.get(member.externalId) ?? null;
}

/** Keys for the orders that are not known yet, in one fixed order so that two sets never wait for each other. */
function newKeys(
  events: readonly OrderEvent[],
  owners: readonly (string | null)[],
  known: readonly OrderKey[],
): OrderKey[] {
  const seen = new Set(known.map(({ externalId }) => externalId));
  const keys: OrderKey[] = [];
  events.forEach(({ externalId }, index) => {
    const memberId = owners[index];
    if (memberId === null || memberId === undefined || seen.has(externalId)) return;
    seen.add(externalId);
    keys.push({ externalId, memberId, orderId: newOrderId() });
  });
  return keys.sort((a, b) => (a.externalId < b.externalId ? -1 : 1));
}

/** When the event asks for the books and the level: at payment, and when it takes back what was paid. */
const momentsOf = ({ status, paidAt, placedAt, completedAt }: OrderEvent, now: Date): Date[] =>
  status === 'cancelled' ? [paidAt ?? placedAt, completedAt ?? now] : [paidAt ?? placedAt];

const idsOf = (events: readonly OrderEvent[]): string[] =>
  events.flatMap(({ member }) => (member !== null && 'id' in member ? [member.id] : []));

const externalIdsOf = (events: readonly OrderEvent[]): string[] =>
  events.flatMap(({ member }) => (member !== null && 'externalId' in member ? [member.externalId] : []));
