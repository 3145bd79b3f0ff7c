import type { Actor } from '@/lib/kernel/actor';
import { must } from '@/lib/kernel/assert';
import { publicId } from '@/lib/kernel/id';
import { membersById, storesInSight } from '@/lib/members';
import type { Db } from '@/lib/platform/db';
import { unseal } from '@/lib/platform/pii';
import { type MallMember, mallMember } from './facts-of';
import { type ExchangeDecision, mayHave } from './rules/exchange';
import type { OrderState } from './rules/order';
import { pointsFor, type Terms } from './rules/terms';
import { Address } from './schema';
import { cardOf } from './store/cards';
import { type Item, itemOf, items, termsOf, versionsOf } from './store/items';
import { anyOrder, type OrderRow, ordersIn, ordersOf, ownOrder, stateCounts, toSend } from './store/orders';
import { wishCounts, wishesOf } from './store/wishes';

/** An item as a member sees it: his price, whether he may have it, and how many points are missing. */
export type Offered = Pick<Item, 'code' | 'terms' | 'left' | 'state'> & {
  readonly points: number;
  readonly may: ExchangeDecision;
  readonly short: number;
  readonly isWished: boolean;
};

/** The mall as a member sees it: his points with the first that end, and all items by rank. */
export async function mallShelf(db: Db, memberId: string, now: Date) {
  const [all, member, wishes] = await Promise.all([items(db), mallMember(db, memberId, now), wishesOf(db, memberId)]);
  const shown = all.filter(({ state, terms }) => state === 'live' && (terms.to === null || now < terms.to));
  return {
    ...standingOf(member),
    offered: shown
      .map((item) => offeredTo(item, member, wishes, now))
      .sort((one, other) => one.terms.rank - other.terms.rank || one.points - other.points),
  };
}

/** One item as a member sees it, or null. */
export async function mallItem(db: Db, memberId: string, code: string, now: Date) {
  const [item, member, wishes] = await Promise.all([
    itemOf(db, code),
    mallMember(db, memberId, now),
    wishesOf(db, memberId),
  ]);
  if (item === null || item.state === 'withdrawn') return null;
  return { ...standingOf(member), offered: offeredTo(item, member, wishes, now), had: member.had(code, item.terms) };
}

const standingOf = ({ balance, expiring, level }: MallMember) => ({ balance, level, expiring: expiring[0] ?? null });

function offeredTo(item: Item, member: MallMember, wishes: ReadonlySet<string>, now: Date): Offered {
  const { code, terms, left, state } = item;
  const points = pointsFor(terms, member.level);
  const may = mayHave({ ...member, state, terms, isActive: true, had: member.had(code, terms), left, now });
  return {
    code,
    terms,
    left,
    state,
    points,
    may,
    short: Math.max(0, points - member.balance),
    isWished: wishes.has(code),
  };
}

/** An exchange with what its item said; personal fields are told only where they are asked for. */
export type Exchange = {
  readonly id: string;
  readonly item: string;
  readonly name: Terms['name'];
  readonly kind: string;
  readonly points: number;
  readonly cash: number;
  readonly state: OrderState;
  readonly way: string;
  readonly store: string | null;
  readonly createdAt: Date;
  readonly shippedAt: Date | null;
  readonly doneAt: Date | null;
  readonly cancelledAt: Date | null;
  readonly reason: string | null;
  readonly carrier: string | null;
  readonly tracking: string | null;
};

/** The exchanges of a member, newest first, before one. */
export async function ownExchanges(
  db: Db,
  memberId: string,
  before: string | null,
  limit: number,
): Promise<Exchange[]> {
  return told(db, await ordersOf(db, memberId, before, limit));
}

/** One's own exchange, in full. */
export type OwnExchange = Exchange & {
  readonly address: Address | null;
  readonly pickupCode: string | null;
  readonly card: string | null;
};

/** One exchange of a member with where it goes, its pick-up code or its gift card; null for anybody else's. */
export async function ownExchange(db: Db, memberId: string, id: string): Promise<OwnExchange | null> {
  const row = await ownOrder(db, memberId, id);
  if (row === null) return null;
  const [exchange] = await told(db, [row]);
  if (exchange === undefined) return null;
  const card = row.kind === 'gift_card' ? await cardOf(db, row.id) : null;
  return { ...exchange, address: addressOf(row), pickupCode: row.pickupCode, card };
}

async function told(db: Db, rows: readonly OrderRow[]): Promise<Exchange[]> {
  const terms = await termsOf(db, rows);
  return rows.map((row) => ({
    ...pick(row),
    id: publicId('mallOrder', row.id),
    name: terms.get(`${row.item}@${row.version}`)?.name ?? { zh: row.item, en: '' },
  }));
}

function pick(row: OrderRow) {
  const { item, kind, points, cash, state, way, store, createdAt, shippedAt, doneAt, cancelledAt } = row;
  const { reason, carrier, tracking } = row;
  const dates = { createdAt, shippedAt, doneAt, cancelledAt };
  return { item, kind, points, cash, state, way, store, ...dates, reason, carrier, tracking };
}

const addressOf = ({ address }: OrderRow) => (address === null ? null : Address.parse(JSON.parse(unseal(address))));

/** An exchange as staff see it: whose it is, masked. */
export type ListedExchange = Exchange & {
  readonly uuid: string;
  readonly member: { readonly name: string | null; readonly code: string; readonly id: string } | null;
};

/** Exchanges of one state that staff may see, newest first, before one: of members, or fetched in stores, of theirs (S1-5.1). */
export async function listedExchanges(
  db: Db,
  actor: Actor,
  state: string | null,
  before: string | null,
  limit: number,
) {
  const rows = await ordersIn(db, { state, stores: await storesInSight(actor), before, limit });
  const [exchanges, members] = await Promise.all([
    told(db, rows),
    membersById(db, [...new Set(rows.map(({ memberId }) => memberId))]),
  ]);
  return exchanges.map((exchange, at): ListedExchange => {
    const row = must(rows[at], 'an exchange without its row');
    const member = members.get(row.memberId);
    const who =
      member === undefined ? null : { name: member.name, code: member.code, id: publicId('member', member.id) };
    return { ...exchange, uuid: row.id, member: who };
  });
}

/** Where goods of an exchange go, for whoever sends them. */
export async function deliveryOf(db: Db, id: string) {
  const row = await anyOrder(db, id);
  return row === null ? null : { address: addressOf(row), pickupCode: row.pickupCode, store: row.store };
}

/** How many exchanges there are of each state; told to those alone who see all of them. */
export async function exchangeCounts(db: Db, actor: Actor): Promise<ReadonlyMap<string, number>> {
  if ((await storesInSight(actor)) !== null) return new Map();
  return new Map((await stateCounts(db)).map(({ state, count }) => [state, count]));
}

/** How many exchanges that staff may see wait to be sent, and since when the first of them does. */
export const exchangesToSend = async (db: Db, actor: Actor) => toSend(db, await storesInSight(actor));

const TENTH = 10;

/** The items that members may have now and that have a tenth of their stock left, or less (4.E). */
export async function mallItemsLow(db: Db, now: Date) {
  return (await mallItems(db)).filter(
    ({ state, terms, left, total }) =>
      state === 'live' &&
      (terms.to === null || now < terms.to) &&
      left !== null &&
      total !== null &&
      left * TENTH <= total,
  );
}

/** All items for the console, with how many members wait for each. */
export async function mallItems(db: Db) {
  const [all, wishes] = await Promise.all([items(db), wishCounts(db)]);
  return all
    .map((item) => ({ ...item, wishes: wishes.get(item.code) ?? 0 }))
    .sort((one, other) => one.terms.rank - other.terms.rank || (one.code < other.code ? -1 : 1));
}

/** One item for the console with its versions and wishes, or null. */
export async function mallItemPage(db: Db, code: string) {
  const [item, versions, wishes] = await Promise.all([itemOf(db, code), versionsOf(db, code), wishCounts(db)]);
  return item === null ? null : { ...item, versions, wishes: wishes.get(code) ?? 0 };
}
