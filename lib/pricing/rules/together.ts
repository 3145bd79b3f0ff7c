import type { Condition } from '@/lib/kernel/condition';
import { evaluate } from './evaluate';
import { type Meeting, meetingOf } from './meeting';
import { type Looked, type Occasion, occasionsOf } from './occasions';
import type { Goods, Offer, PricingInput } from './types';

/** How two offers come together on the same goods, at their worst for the shop (N5). */
export type Collision = {
  readonly mine: string;
  readonly other: string;
  readonly otherName: Offer['name'];
  readonly meeting: Meeting;
  /** The basket in which both took most off; null: nothing was found in which both speak. */
  readonly worst: {
    readonly sku: string;
    readonly quantity: number;
    readonly list: number;
    readonly net: number;
    /** What the two wanted to take off beyond the floor of the goods, in fen. */
    readonly beyondFloor: number;
  } | null;
};

const QUANTITIES = [1, 3, 12];

/** Offers that may speak to one member at one time; audiences of which no member can be part of both do not meet. */
export function mayMeet(a: Offer, b: Offer): boolean {
  const isApart = (one: Offer, other: Offer) =>
    one.endsAt !== null && other.startsAt !== null && one.endsAt <= other.startsAt;
  return !isApart(a, b) && !isApart(b, a) && !excludeEachOther(a.conditions, b.conditions);
}

/** Whether two conditions ask for different values of one attribute, so that nobody fits both. */
function excludeEachOther(a: Condition | null, b: Condition | null): boolean {
  const [one, other] = [choicesOf(a), choicesOf(b)];
  return [...one].some(([attribute, names]) => {
    const theirs = other.get(attribute);
    return theirs !== undefined && !names.some((name) => theirs.includes(name));
  });
}

function choicesOf(condition: Condition | null): ReadonlyMap<string, readonly string[]> {
  const tests = condition === null ? [] : 'all' in condition ? condition.all : [condition];
  return new Map(tests.flatMap((test) => ('oneOf' in test ? [[test.attribute, test.oneOf] as const] : [])));
}

/** What is the same for all baskets that are looked at. */
export type Shop = Omit<PricingInput, 'offers' | 'cart' | 'now' | 'member'> & {
  readonly cart: Omit<PricingInput['cart'], 'lines'>;
};

/**
 * Finds the basket of one sort of goods in which two offers together take most off, by the evaluator that prices
 * everything, on the days and for the buyers to whom both speak; conditions are taken as fulfilled, for some member may
 * fulfil them (N5).
 */
export function collide(
  mine: Offer,
  other: Offer,
  goods: readonly Goods[],
  looked: Pick<Looked, 'from' | 'to' | 'members'>,
  shop: Shop,
): Collision {
  const occasions = occasionsOf([mine, other], { ...looked, settings: shop.settings });
  const pair = [mine, other].map((offer) => ({
    ...offer,
    conditions: null,
    startsAt: null,
    endsAt: null,
    blocked: null,
  }));
  const meeting = meetingOf(mine, other, shop.settings);
  let worst: Collision['worst'] = null;
  for (const one of goods)
    for (const quantity of QUANTITIES)
      for (const occasion of occasions) {
        const basket = priced(pair, one, quantity, { ...shop, ...occasion });
        if (basket !== null && isWorse(basket, worst)) worst = basket;
      }
  return { mine: mine.id, other: other.id, otherName: other.name, meeting, worst };
}

type Basket = NonNullable<Collision['worst']>;

const isWorse = (a: Basket, b: Basket | null): boolean =>
  b === null || a.beyondFloor > b.beyondFloor || (a.beyondFloor === b.beyondFloor && a.net * b.list < b.net * a.list);

function priced(offers: readonly Offer[], goods: Goods, quantity: number, input: Shop & Occasion): Basket | null {
  const cart = { ...input.cart, lines: [{ id: '1', quantity, goods }], points: 0 };
  const priceWith = (some: readonly Offer[]) => evaluate({ ...input, offers: some, cart, earning: null });
  const { applied, refused, totals } = priceWith(offers);
  const took = applied.filter(({ granted, lines }) => granted > 0 && lines.length > 0);
  const atFloor = refused.find(({ code }) => code === 'floor_reached')?.offer;
  if (took.length + (atFloor === undefined ? 0 : 1) < offers.length) return null;
  const cut = took.flatMap(({ trims }) => trims).filter(({ by }) => by === 'floor');
  // One that found the goods at their floor already: all that it takes off by itself would have gone beyond.
  const lost = offers
    .filter(({ id }) => id === atFloor)
    .reduce((all, one) => all + priceWith([one]).totals.discount, 0);
  const beyondFloor = cut.reduce((all, one) => all + one.cut, lost);
  return { sku: goods.sku, quantity, list: totals.list, net: totals.goods, beyondFloor };
}

/** One basket that costs members different amounts, and the offers that make it so (N20). */
export type Unequal = {
  readonly sku: string;
  readonly quantity: number;
  readonly least: { readonly level: string; readonly net: number };
  readonly most: { readonly level: string; readonly net: number };
  readonly causes: readonly string[];
};

/** Who buys, by his level; null: a guest. */
export type Buyer = { readonly level: string; readonly member: PricingInput['member'] };

/**
 * Where offers of mine make one basket cost buyers different amounts, on the days on which these speak; what differs without
 * them is no business of theirs.
 */
export function unequal(
  mine: readonly Offer[],
  others: readonly Offer[],
  goods: readonly Goods[],
  buyers: readonly Buyer[],
  { from, to, ...shop }: Shop & Pick<Looked, 'from' | 'to'>,
): Unequal | null {
  const members = buyers.flatMap(({ member }) => member ?? []);
  const days = mine.flatMap((one) => occasionsOf([one], { from, to, members, settings: shop.settings }));
  const instants = new Set([from, ...days.map(({ now }) => now)].map((day) => day.getTime()));
  let worst: Unequal | null = null;
  for (const one of goods)
    for (const quantity of [1, 3])
      for (const instant of instants) {
        const gap = gapOf(mine, others, { goods: one, quantity, now: new Date(instant) }, buyers, shop);
        if (gap !== null && (worst === null || widthOf(gap) > widthOf(worst))) worst = gap;
      }
  return worst;
}

const widthOf = ({ most, least }: Unequal): number => most.net - least.net;

type Looking = { readonly goods: Goods; readonly quantity: number; readonly now: Date };

function gapOf(
  mine: readonly Offer[],
  others: readonly Offer[],
  { goods, quantity, now }: Looking,
  buyers: readonly Buyer[],
  shop: Shop,
): Unequal | null {
  const cart = { ...shop.cart, lines: [{ id: '1', quantity, goods }], points: 0 };
  const offers = [...mine, ...others];
  const told = buyers.map(({ level, member }) => {
    const { totals, applied } = evaluate({ ...shop, now, offers, cart, member, earning: null });
    return { level, net: totals.goods, applied: applied.map(({ offer }) => offer) };
  });
  const sorted = told.toSorted((a, b) => a.net - b.net);
  const [least, most] = [sorted[0], sorted.at(-1)];
  if (least === undefined || most === undefined || least.net === most.net) return null;
  const causes = least.applied.filter((id) => mine.some((one) => one.id === id) && !most.applied.includes(id));
  return causes.length === 0 ? null : { sku: goods.sku, quantity, least, most, causes };
}
