import { ONE_BP } from '@/lib/kernel/basis-points';
import { sum } from './amounts';
import type { Candidate, Ground } from './apply';
import { type Arena, isAlways } from './arena';
import { type CouponKind, couponKind, couponLimit } from './meeting';
import { isOutcome, type Outcome } from './outcome';
import type { State } from './state';
import type { OfferRefusal } from './types';

/**
 * The least that can still be left to pay, whoever joins of those from a place of the list on that are not shut. `upTo` is
 * what there is of goods at most when they begin.
 */
export type Outlook = (at: number, left: Pick<State, 'goods' | 'freight' | 'given'>, upTo: number) => number;

/** Candidates of which only so many can count: of one group, or coupons without an agreement. */
type Clique = { readonly name: string; readonly limit: number; readonly coupons: CouponKind | null };

const NO_CLIQUE: Clique = { name: '', limit: 0, coupons: null };

/** How many coupons of each sort that do not always stack have joined. */
export type CouponCount = Record<CouponKind, number>;

/** What a candidate takes off at most: a part of what is left, and an amount; nothing below an amount of goods. */
type Most = {
  readonly place: number;
  readonly ratio: number;
  readonly amount: number;
  readonly from: number;
  readonly clique: Clique | null;
  readonly isFreight: boolean;
};

// What floating point may have rounded up is far less; amounts are whole.
const ROUNDING = 0.5;

/**
 * Looks ahead so that a search need not list what cannot win. Amounts only fall while offers are applied, so none takes
 * off more than it does alone, a ratio of all goods no more than that of what is left, and none counts whose threshold is
 * out of reach; of a group or of coupons only so many do, and nobody whom a member refuses (`shut` says of each how many
 * do). Nothing here ever promises too little: the sets that are left out are dearer than the best.
 */
export function outlookOf(arena: Arena, shut: Int16Array, joined: CouponCount): Outlook {
  const mosts = arena.rest.map((one, place) => mostOf(one, place, arena));
  const single = mosts.filter(({ clique }) => clique === null);
  const onFreight = single.filter(({ isFreight }) => isFreight);
  const onGoods = single.filter(({ isFreight }) => !isFreight);
  const shared = [...Map.groupBy(mosts, ({ clique }) => clique?.name ?? null).values()]
    .filter(([first]) => first?.clique !== null)
    .map((list) => list.toSorted((a, b) => b.amount - a.amount));
  const { orderMax } = arena.settings;
  const floors = floorsOf(arena.ground);
  const mayCount = ({ place, from }: Most, at: number, upTo: number) =>
    place >= at && shut[place] === 0 && upTo >= from;
  /** What as many of a clique as can count take off, the largest first. */
  const cliqueOff = (list: readonly Most[], at: number, upTo: number): number => {
    const { limit, coupons } = list[0]?.clique ?? NO_CLIQUE;
    let [off, open] = [0, coupons === null ? limit : limit - joined[coupons]];
    for (const most of list) {
      if (open <= 0) break;
      if (!mayCount(most, at, upTo)) continue;
      off += most.amount;
      open -= 1;
    }
    return off;
  };
  const cliquesOff = (isFreight: boolean, at: number, upTo: number): number => {
    let off = 0;
    for (const list of shared) if (list[0]?.isFreight === isFreight) off += cliqueOff(list, at, upTo);
    return off;
  };
  const goodsLeft = (at: number, goods: number, upTo: number): number => {
    let left = goods;
    for (const most of onGoods) if (mayCount(most, at, upTo)) left = Math.min(left, leftBy(most, left));
    return left - cliquesOff(false, at, upTo);
  };
  const freightLeft = (at: number, freight: number, upTo: number): number => {
    let left = freight;
    for (const most of onFreight) if (mayCount(most, at, upTo)) left -= most.amount;
    return Math.max(0, left - cliquesOff(true, at, upTo));
  };
  return (at, { goods, freight, given }, upTo) => {
    const room = orderMax === null ? 0 : goods - Math.max(0, orderMax - given);
    const least = Math.max(0, goodsLeft(at, goods, upTo), room, floors);
    return Math.ceil(least + freightLeft(at, freight, upTo) - ROUNDING);
  };
}

/** What one offer leaves of goods, or more; if it counts, its threshold was reached by what there was. */
function leftBy({ from, amount, ratio }: Most, goods: number): number {
  const before = Math.max(goods, from);
  return Math.max(before - amount, before * ratio);
}

/** What no offer takes the goods below (N4). */
const floorsOf = ({ slices, initial }: Ground): number =>
  sum(slices.map(({ floor, quantity }, index) => Math.min(floor * quantity, initial[index] as number)));

function mostOf(candidate: Candidate, place: number, arena: Arena): Most {
  const { offer, kind, isOfInitial } = candidate;
  return {
    place,
    ratio: isOfInitial ? 0 : (kind.ratio(offer.params) ?? 0) / ONE_BP,
    amount: amountOf(candidate, arena.alone.get(candidate), arena.start),
    from: offer.basis === 'INITIAL' ? 0 : kind.bounds(offer.params).from,
    clique: cliqueOf(candidate, arena),
    isFreight: offer.layer === 'freight',
  };
}

/** What it takes off alone; what only speaks once others have taken something off may take all that its terms allow. */
function amountOf({ offer, kind }: Candidate, alone: Outcome | OfferRefusal | undefined, start: State): number {
  if (alone !== undefined && isOutcome(alone)) return moneyOff(alone);
  if (offer.layer === 'gift' || offer.layer === 'earn') return 0;
  const all = offer.layer === 'freight' ? start.freight : start.goods;
  return Math.min(all, offer.caps.max ?? all, kind.bounds(offer.params).most ?? all);
}

/** The clique of a candidate; null for one that stands for itself. */
function cliqueOf(candidate: Candidate, { rest, settings }: Arena): Clique | null {
  const { offer } = candidate;
  const of = offer.layer === 'freight' ? 'freight' : 'goods';
  if (offer.group !== null) return { name: `group ${offer.group} ${of}`, limit: 1, coupons: null };
  const kind = couponKind(candidate);
  if (kind === null || isAlways(candidate)) return null;
  const alike = rest.filter((other) => couponKind(other) === kind);
  const limit = couponLimit(kind, settings);
  if (alike.length <= limit || alike.some((other) => other.offer.accepts.length > 0)) return null;
  return { name: `coupon ${kind}`, limit, coupons: kind };
}

/** What an outcome takes off, goods and freight. */
export const moneyOff = ({ off, freight }: Outcome): number => off + freight;
