import { fillCategories } from '@/lib/catalog';
import { saveOrderClaims } from '@/lib/coupons';
import { assert } from '@/lib/kernel/assert';
import { type Outcome, refused } from '@/lib/kernel/refusal';
import { lockMemberWork, type MemberWork, memberNamed } from '@/lib/members';
import { type Db, LostRace, withTransaction } from '@/lib/platform/db';
import { type KeptQuote, quotesById, returnOfferUses } from '@/lib/pricing';
import { lineThatDiffers } from '../rules/quote';
import { applyOrderEvent, GUEST, newOrderId } from '../settlement/decide';
import { giveGifts } from '../settlement/gifts';
import { loadOrderWork, lockOwners } from '../settlement/load';
import { type Placing, usesOfPlacing } from '../settlement/load-frozen';
import { saveOrderWork } from '../settlement/save';
import { quotesUsed } from '../store/frozen';
import { type OrderKey, orderKeys } from '../store/load';
import { claimOrderKeys, dropOrderKeys } from '../store/save';
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
  const quotes = await quotesOf(db, given);
  // Sent together, carried out one after the other: what is read after a lock sees what the lock waited for.
  const [events, known, named] = await Promise.all([
    fillCategories(db, given),
    orderKeys(db, [...new Set(given.map(({ externalId }) => externalId))]),
    lockMemberWork(db, [...idsOf(given), ...idsOfQuotes(quotes)], externalIdsOf(given)),
  ]);
  const members = await lockOwners(db, named, known);
  const knownOwners = new Map(known.map(({ externalId, memberId }) => [externalId, memberId]));
  const owners = events.map((event) => ownerOf(event, members, knownOwners, quotes));
  const fresh = newKeys(events, owners, known);
  const plan = {
    members,
    known,
    newExternalIds: fresh.map(({ externalId }) => externalId),
    moments: events.flatMap((event, index) => {
      const memberId = owners[index];
      return memberId === null || memberId === undefined ? [] : momentsOf(event, now).map((at) => ({ memberId, at }));
    }),
    placing: await placingOf(db, given, fresh, quotes),
    now,
  };
  const [claimed, work] = await Promise.all([claimOrderKeys(db, fresh), loadOrderWork(db, plan)]);
  if (claimed < fresh.length) throw new LostRace('order key');
  const ids = new Map([...known, ...fresh].map(({ externalId, orderId }) => [externalId, orderId]));
  const outcomes = events.map((event, index): Outcome<OrderAnswer> => {
    const owner = owners[index];
    if (owner === null || owner === undefined) return refused('member_not_found', {}, 422);
    // Who closed his account while this order came in is nobody any more (4.K).
    if (members.members.get(owner)?.status === 'closed') return refused('member_not_found', {}, 422);
    const orderId = ids.get(event.externalId);
    assert(orderId !== undefined, 'an order without a key');
    return applyOrderEvent(work, event, owner, orderId);
  });
  // What orders claimed counts before the same batches give gifts.
  await saveOrderClaims(db, work.claims);
  await giveGifts(db, work);
  await saveOrderWork(db, work);
  // What was refused as a whole leaves nothing behind, not even its number.
  const isRefused = ({ externalId }: OrderKey) => !work.orders.has(externalId);
  await Promise.all([
    dropOrderKeys(db, fresh.filter(isRefused)),
    returnOfferUses(db, plan.placing.filter(isRefused).flatMap(usesOfPlacing)),
  ]);
  return outcomes;
}

/** The quotes that orders of the set come with; a set without any asks for none. */
async function quotesOf(db: Db, events: readonly OrderEvent[]): Promise<ReadonlyMap<string, KeptQuote>> {
  const ids = [...new Set(events.flatMap(({ quoteId }) => quoteId ?? []))];
  return new Map((await quotesById(db, ids)).map((quote) => [quote.id, quote]));
}

/** New orders with their quotes, and who took those before; whoever took one meanwhile is found when this set saves. */
async function placingOf(
  db: Db,
  events: readonly OrderEvent[],
  fresh: readonly OrderKey[],
  quotes: ReadonlyMap<string, KeptQuote>,
): Promise<Placing[]> {
  const asked = new Map(events.flatMap((event) => (event.quoteId ? [[event.externalId, event] as const] : [])));
  if (asked.size === 0) return [];
  const used = await quotesUsed(db, [...quotes.keys()]);
  return fresh.flatMap((key) => {
    const event = asked.get(key.externalId);
    if (event === undefined) return [];
    const quote = quotes.get(event.quoteId ?? '') ?? null;
    const usedBy = used.get(event.quoteId ?? '') ?? null;
    const isSound = quote !== null && usedBy === null && lineThatDiffers(quote.asked.lines, event.lines) === null;
    return [{ ...key, asked: { quote, usedBy }, isSound }];
  });
}

const idsOfQuotes = (quotes: ReadonlyMap<string, KeptQuote>): string[] =>
  [...quotes.values()].flatMap(({ memberId }) => memberId ?? []);

/**
 * The stored id of the event's member; null when it names somebody unknown. An event that names nobody is about the
 * member of the known order, or of its quote, or about a guest.
 */
function ownerOf(
  { member, externalId, quoteId }: OrderEvent,
  members: MemberWork,
  known: ReadonlyMap<string, string>,
  quotes: ReadonlyMap<string, KeptQuote>,
): string | null {
  if (member === null) {
    const quoted = quoteId ? (quotes.get(quoteId)?.memberId ?? null) : null;
    return known.get(externalId) ?? (quoted === null ? GUEST : memberNamed(members, quoted));
  }
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
