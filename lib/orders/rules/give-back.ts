import { spread } from '@/lib/kernel/share';
import { type Frozen, type FrozenOffer, type FrozenTerms, shareOf, unitsBetween } from './frozen';
import type { Line } from './order';

/** When an order loses a discount because its rest would not have got it (4.D.2). */
type RefundTerms = { readonly reclaim: 'NEVER' | 'ABOVE_HALF' | 'ALWAYS' };

/** The goods of an offer that have not come back, by which it was judged. */
export type Rest = { readonly quantity: number; readonly amount: number };

/** What an offer would still give for a rest: discount in fen, or units of its gift. Null: it asks for no amount. */
export type KeptOf = (offer: FrozenOffer, rest: Rest) => number | null;

/** A gift that goes back: units or copies to take, and those of them that are gone. */
export type GiftBack = { readonly place: number; readonly quantity: number };

/** All that goes back with a refund beside the money of its units; every figure is what is left to do for this refund. */
export type GivingBack = {
  /** What of the goods was paid with points: it goes back as points (4.A.11). */
  readonly tender: { readonly fen: number; readonly points: number };
  /** Offers all of whose goods are back: their coupon or quota comes back (4.D.3, 4.D.6). */
  readonly offers: readonly FrozenOffer[];
  readonly gifts: readonly GiftBack[];
  /** What is to be kept back in all for lost discounts, by offer; less than before when goods came back since. */
  readonly lost: Readonly<Record<string, number>>;
};

/** Decides what goes back with a refund from what was frozen: cumulative figures less those of before (4.A.11, 4.D). */
export function decideGivingBack(
  { terms, progress }: Frozen,
  { before, after }: { readonly before: readonly Line[]; readonly after: readonly Line[] },
  { reclaim }: RefundTerms,
  keptOf: KeptOf,
): GivingBack {
  const [earlier, now] = [tenderBack(terms, before), tenderBack(terms, after)];
  const isAllBack = isWholeBack(after);
  const left = openUnits(terms, after);
  const all = openUnits(terms, null);
  const lost: Record<string, number> = {};
  const offers: FrozenOffer[] = [];
  for (const offer of terms.offers) {
    const is = shareIn(left, offer.offer);
    const isTouching = shareIn(all, offer.offer) > 0;
    const isBack = isTouching ? is === 0 : isAllBack;
    if (isBack && !progress.returned.includes(offer.offer)) offers.push(offer);
    lost[offer.offer] = isTouching ? lostOf(offer, is, { after, terms, reclaim, keptOf }) : 0;
  }
  const gifts = terms.gifts.flatMap(({ offer: id, quantity }, place): GiftBack[] => {
    const offer = terms.offers.find(({ offer: one }) => one === id);
    const kept = offer === undefined ? quantity : giftKept(offer, quantity, { after, terms, reclaim, keptOf });
    const taken = progress.taken[place] ?? 0;
    return quantity - kept > taken ? [{ place, quantity: quantity - kept - taken }] : [];
  });
  return {
    tender: { fen: now.fen - earlier.fen, points: now.points - earlier.points },
    offers,
    gifts,
    lost,
  };
}

/** Whether all units, or all the money, of all goods lines are back. */
export const isWholeBack = (lines: readonly Line[]): boolean =>
  lines.every((line) => line.kind !== 'goods' || isLineBack(line));

const isLineBack = ({ quantity, refundedQuantity, net, refundedNet }: Line): boolean =>
  refundedQuantity === quantity || (net > 0 && refundedNet === net);

/**
 * What of the money that is back was paid with points: money is rounded in the member's favour, so are points, and at
 * the end both are exact (4.A.11).
 */
function tenderBack(terms: FrozenTerms, lines: readonly Line[]): { fen: number; points: number } {
  const byId = new Map(lines.map((line) => [line.id, line]));
  const back = { fen: 0, points: 0 };
  for (const { id, tender } of terms.lines) {
    const line = byId.get(id);
    if (line === undefined || line.net === 0) continue;
    const part = BigInt(line.refundedNet);
    back.fen += Number((BigInt(tender.fen) * part) / BigInt(line.net));
    back.points += Number((BigInt(tender.points) * part + BigInt(line.net) - 1n) / BigInt(line.net));
  }
  return back;
}

/** Points of a whole order over its lines, by what of each they pay; ties by place. */
export const pointsOfLines = (points: number, fens: readonly number[], nets: readonly number[]): number[] =>
  spread(points, fens.some((fen) => fen > 0) ? fens : nets);

type Open = readonly (readonly ReturnType<typeof unitsBetween>[number][])[];

/** The units that have not come back; without lines, all of them. */
function openUnits(terms: FrozenTerms, lines: readonly Line[] | null): Open {
  const byId = new Map(lines?.map((line) => [line.id, line]));
  return terms.lines.map((frozen) => {
    const line = byId.get(frozen.id);
    if (lines !== null && (line === undefined || isLineBack(line))) return [];
    return unitsBetween(frozen, line?.refundedQuantity ?? 0, Number.MAX_SAFE_INTEGER);
  });
}

const shareIn = (open: Open, offer: string): number => open.reduce((total, units) => total + shareOf(units, offer), 0);

type Judging = {
  readonly after: readonly Line[];
  readonly terms: FrozenTerms;
  readonly reclaim: RefundTerms['reclaim'];
  readonly keptOf: KeptOf;
};

/** What the goods that stay have of an offer that they would not get by themselves (4.D.2). */
function lostOf(offer: FrozenOffer, share: number, judging: Judging): number {
  if (share === 0 || !isReclaimed(offer, judging)) return 0;
  const rest = restOf(offer, judging.after);
  const kept = judging.keptOf(offer, rest);
  // Up to a fen for each unit is how its part was rounded, and nothing that is lost.
  return kept === null || share - kept <= rest.quantity ? 0 : share - kept;
}

/** How many units of a gift the goods that stay still deserve: all of them, unless its discount would be lost (4.D.4). */
function giftKept(offer: FrozenOffer, quantity: number, judging: Judging): number {
  const rest = restOf(offer, judging.after);
  if (rest.quantity === 0) return 0;
  if (!isReclaimed(offer, judging)) return quantity;
  return Math.min(quantity, judging.keptOf(offer, rest) ?? quantity);
}

function isReclaimed(offer: FrozenOffer, { reclaim, after }: Judging): boolean {
  if (reclaim !== 'ABOVE_HALF') return reclaim === 'ALWAYS';
  const whole = offer.judged.reduce((total, { amount }) => total + amount, 0);
  return (whole - restOf(offer, after).amount) * 2 > whole;
}

function restOf({ judged }: FrozenOffer, after: readonly Line[]): Rest {
  const byId = new Map(after.map((line) => [line.id, line]));
  const rest = { quantity: 0, amount: 0 };
  for (const { id, quantity, amount } of judged) {
    const line = byId.get(id);
    if (line === undefined || isLineBack(line)) continue;
    const left = line.quantity - line.refundedQuantity;
    rest.quantity += Math.floor((quantity * left) / line.quantity);
    rest.amount += Number((BigInt(amount) * BigInt(left)) / BigInt(line.quantity));
  }
  return rest;
}

/** What is kept back of one refund: never more than its money, and paid out again when the goods come back after all. */
export function decideKeeping(
  before: Readonly<Record<string, number>>,
  wanted: Readonly<Record<string, number>>,
  money: number,
): { readonly kept: Readonly<Record<string, number>>; readonly deducted: number } {
  const kept: Record<string, number> = { ...before };
  let room = money;
  const due = Object.entries(wanted).map(([name, amount]) => ({ name, more: amount - (before[name] ?? 0) }));
  for (const { name, more } of due.toSorted((a, b) => a.more - b.more)) {
    const taken = Math.min(more, room);
    if (taken === 0) continue;
    kept[name] = (kept[name] ?? 0) + taken;
    room -= taken;
  }
  return { kept, deducted: money - room };
}

/** What stays spent of an order's budgets: what the goods that stay bear, less what was kept back for them (4.G). */
export function budgetsKept(
  { terms, progress }: Frozen,
  after: readonly Line[],
): Map<string, { fen: number; points: number; units: number }> {
  const [all, left] = [openUnits(terms, null), openUnits(terms, after)];
  const kept = new Map<string, { fen: number; points: number; units: number }>();
  for (const { budget, offer, fen, points, units } of terms.budgets) {
    const part = partKept(terms, progress, offer, { all, left, after, isAllBack: isWholeBack(after) });
    const sum = kept.get(budget) ?? { fen: 0, points: 0, units: 0 };
    kept.set(budget, {
      fen: sum.fen + Math.max(0, scaled(fen, part.amount) - (progress.kept[offer] ?? 0)),
      points: sum.points + scaled(points, part.amount),
      units: sum.units + scaled(units, part.units),
    });
  }
  return kept;
}

type Part = readonly [of: number, whole: number];
type Kept = {
  readonly all: Open;
  readonly left: Open;
  readonly after: readonly Line[];
  readonly isAllBack: boolean;
};

/** Which part of what an offer gave the goods that stay bear, by amount and by units. */
function partKept(
  terms: FrozenTerms,
  { taken }: Frozen['progress'],
  offer: string,
  { all, left, after, isAllBack }: Kept,
): { readonly amount: Part; readonly units: Part } {
  const whole = shareIn(all, offer);
  if (whole > 0) return { amount: [shareIn(left, offer), whole], units: [unitsIn(left, offer), unitsIn(all, offer)] };
  if (terms.offers.some((one) => one.offer === offer && one.layer === 'tender')) {
    // What points paid beyond their worth goes back with the money that they paid (4.C.5).
    const { fen } = terms.tender;
    return { amount: [fen - tenderBack(terms, after).fen, Math.max(1, fen)], units: [isAllBack ? 0 : 1, 1] };
  }
  const multiplier = terms.offers.find((one) => one.offer === offer)?.multiplier ?? null;
  if (multiplier !== null) return { amount: earningKept(multiplier.lines, after), units: [isAllBack ? 0 : 1, 1] };
  const { gifts } = terms;
  const place = gifts.findIndex((gift) => gift.offer === offer);
  const gift = gifts[place];
  const part: Part =
    gift === undefined ? [isAllBack ? 0 : 1, 1] : [gift.quantity - (taken[place] ?? 0), Math.max(1, gift.quantity)];
  return { amount: part, units: part };
}

/** Points that a multiplier added are clawed back with the money of the lines that it was about (4.A.11). */
function earningKept(lines: readonly string[], after: readonly Line[]): Part {
  const own = after.filter(({ id }) => lines.includes(id));
  const whole = own.reduce((total, { net }) => total + net, 0);
  const back = own.reduce((total, { refundedNet }) => total + refundedNet, 0);
  return whole === 0 ? [isWholeBack(after) ? 0 : 1, 1] : [whole - back, whole];
}

const scaled = (amount: number, [of, whole]: Part): number => Number((BigInt(amount) * BigInt(of)) / BigInt(whole));

const unitsIn = (open: Open, offer: string): number =>
  open
    .flat()
    .reduce((total, { count, shares }) => (shares.some((share) => share.offer === offer) ? total + count : total), 0);
