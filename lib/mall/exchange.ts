import { randomInt } from 'node:crypto';
import { must } from '@/lib/kernel/assert';
import { Refusal } from '@/lib/kernel/refusal';
import { lockMemberWork, memberNamed } from '@/lib/members';
import type { Db } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { announce } from '@/lib/platform/outbox';
import { seal } from '@/lib/platform/pii';
import { processSpendingIn } from '@/lib/points';
import { giveRewards } from '@/lib/rewards';
import { storeNames } from '@/lib/stores';
import { noteMall } from './decided';
import { mallMember } from './facts-of';
import { decideExchange, type Seen } from './rules/exchange';
import { firstState } from './rules/order';
import type { Terms } from './rules/terms';
import type { Address } from './schema';
import { cardFor } from './store/cards';
import { itemOf, takeStock } from './store/items';
import { insertOrder, type OrderRow, orderByKey } from './store/orders';
import { dropWish } from './store/wishes';

/** A member asks for an item as he saw it. */
export type ExchangeAsk = {
  readonly memberId: string;
  readonly code: string;
  readonly key: string;
  readonly seen: Seen;
  readonly way: 'delivery' | 'pickup' | null;
  readonly address: Address | null;
  readonly store: string | null;
};

const PICKUP_DIGITS = 1_000_000;

/**
 * Exchanges points for an item in the caller's transaction (M6, 4.A.2, 4.F): member locked, decided on what is now, points
 * spent from their lots, fulfilled, and one of the stock taken as the last lock. Whatever refuses throws, so that nothing
 * of it stays. A repeat by its key gets the first order.
 */
export async function exchangeIn(db: Db, ask: ExchangeAsk, now: Date): Promise<{ isRepeat: boolean; order: OrderRow }> {
  const members = await lockMemberWork(db, [ask.memberId], []);
  const memberId = memberNamed(members, ask.memberId);
  if (memberId === null) throw new Refusal('member_not_found', {}, 404);
  const known = await orderByKey(db, memberId, ask.key);
  if (known !== null) return { isRepeat: true, order: known };
  const item = await itemOf(db, ask.code);
  if (item === null || item.state === 'withdrawn') throw new Refusal('mall_item_not_found', {}, 404);
  const { terms, version } = item;
  const member = await mallMember(db, memberId, now);
  const isActive = members.members.get(memberId)?.status === 'active';
  const facts = {
    ...member,
    state: item.state,
    terms,
    isActive,
    had: member.had(ask.code, terms),
    left: item.left,
    now,
  };
  const decision = decideExchange(facts, ask.seen);
  if (!decision.allowed) throw new Refusal(decision.code, decision.facts);
  const id = newId();
  const { points, cash } = decision;
  const how = await howOf(terms, ask);
  const source = { type: 'mall', id };
  const spend = { kind: 'spend' as const, memberId, actor: 'member', points, note: terms.name.zh, source };
  const [spent] = await processSpendingIn(db, [spend], now);
  const line = must(spent, 'an answer for every spend');
  if (!line.ok) throw line.refusal;
  const entryId = must(line.value.kind === 'entry' ? line.value.entry.id : null, 'a spend without its line');
  await fulfil(db, { memberId, id, code: ask.code, version, terms }, now);
  if (!(await takeStock(db, ask.code))) throw new Refusal('mall_sold_out', {});
  const order: OrderRow = {
    ...{ memberId, id, key: ask.key, item: ask.code, version, kind: terms.kind, points, cash, entryId, ...how },
    ...{
      createdAt: now,
      carrier: null,
      tracking: null,
      shippedAt: null,
      cancelledAt: null,
      cancelledBy: null,
      reason: null,
    },
    doneAt: how.state === 'completed' ? now : null,
  };
  await insertOrder(db, order);
  await dropWish(db, ask.code, memberId);
  const told = { item: terms.name.zh, itemEn: terms.name.en || terms.name.zh, points, amount: cash };
  await noteMall(db, order, { kind: 'mall.exchanged', outcome: 'given', code: 'mall_exchanged', facts: told }, now);
  const payload = { orderId: id, item: ask.code, points, cash };
  await announce(db, [{ name: 'mall.exchanged', memberId, payload, at: now }]);
  return { isRepeat: false, order };
}

/** How it comes: the way that the item offers, with an address or a store where that is needed. */
async function howOf(terms: Terms, { way, address, store }: ExchangeAsk) {
  if (terms.kind !== 'goods')
    return { way: 'instant', state: firstState('instant'), address: null, store: null, pickupCode: null };
  if (way === null || !terms.ways.includes(way)) throw new Refusal('mall_way_missing', {}, 422);
  const state = firstState(way);
  if (way === 'delivery') {
    if (address === null) throw new Refusal('mall_address_missing', {}, 422);
    return { way, state, address: seal(JSON.stringify(address)), store: null, pickupCode: null };
  }
  if (store === null || !(await storeNames()).has(store)) throw new Refusal('mall_store_missing', {}, 422);
  return { way, state, address: null, store, pickupCode: String(randomInt(PICKUP_DIGITS)).padStart(6, '0') };
}

type Fulfilled = {
  readonly memberId: string;
  readonly id: string;
  readonly code: string;
  readonly version: number;
  readonly terms: Terms;
};

/** The name of what an order gave, for taking it back. */
export const giftKeyOf = (orderId: string): string => `mall:${orderId}`;

/** Gives what is given at once: a coupon, a benefit, the next card of the list. */
async function fulfil(db: Db, { memberId, id, code, version, terms }: Fulfilled, now: Date): Promise<void> {
  const { kind, gives } = terms;
  if (kind === 'gift_card' && !(await cardFor(db, code, id, now))) throw new Refusal('mall_sold_out', {});
  if (kind !== 'coupon' && kind !== 'benefit') return;
  const named = must(gives, 'an item that gives nothing');
  const reward =
    kind === 'coupon' ? { kind, params: { batch: named, count: 1 } } : { kind, params: { benefit: named } };
  const source = { type: 'mall', ref: code, version } as const;
  const gift = { memberId, key: giftKeyOf(id), rewards: [reward], source, reason: terms.name.zh };
  const [given] = await giveRewards(db, [gift], now);
  // A batch or a benefit that gives nothing any more is an item that is sold out.
  if (given?.outcome === 'refused') throw new Refusal('mall_sold_out', { why: given.code });
}
