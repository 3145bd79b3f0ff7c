import { ONE_BP } from '@/lib/kernel/basis-points';
import type { Candidate } from './apply';
import type { Alone } from './fields';
import { isOutcome, type Outcome } from './outcome';
import type { State } from './state';
import type { OfferRefusal, Trim } from './types';

/**
 * Of every slice the most that one offer takes off it, and what those that share slices take off it together, amounts and
 * the part that is kept; `plain` of those that reduce each line by itself, `bulk` of the others in all.
 */
export type Parts = {
  readonly most: Float64Array;
  readonly plain: Float64Array;
  readonly flat: Float64Array;
  readonly plainFlat: Float64Array;
  readonly kept: Float64Array;
  bulk: number;
};

/** The most that taken offers, those to come and those that always stack take off the goods. */
export function mostOff(taken: Parts, rest: Parts, base: Parts, nets: readonly number[]): number {
  let [all, plain] = [0, taken.bulk + rest.bulk + base.bulk];
  for (let slice = 0; slice < nets.length; slice++) {
    const net = nets[slice] as number;
    const kept = (taken.kept[slice] as number) * (rest.kept[slice] as number);
    const together = net - net * kept;
    const most = larger(
      larger(taken.most[slice] as number, rest.most[slice] as number),
      together + (taken.flat[slice] as number) + (rest.flat[slice] as number),
    );
    const own = larger(
      larger(taken.plain[slice] as number, rest.plain[slice] as number),
      together + (taken.plainFlat[slice] as number) + (rest.plainFlat[slice] as number),
    );
    const always = net - net * (base.kept[slice] as number);
    all += Math.min(net, most + always + (base.flat[slice] as number));
    plain += Math.min(net, own + always + (base.plainFlat[slice] as number));
  }
  return Math.min(all, plain);
}

/** The parts of two, one after the other. */
export function joined(a: Parts, b: Parts): Parts {
  const into = blank(a.most.length);
  join(into, a, b);
  return into;
}

/** Writes the parts of two into others. */
export function join(into: Parts, a: Parts, b: Parts): void {
  for (let slice = 0; slice < into.most.length; slice++) {
    into.most[slice] = larger(a.most[slice] as number, b.most[slice] as number);
    into.plain[slice] = larger(a.plain[slice] as number, b.plain[slice] as number);
    into.flat[slice] = (a.flat[slice] as number) + (b.flat[slice] as number);
    into.plainFlat[slice] = (a.plainFlat[slice] as number) + (b.plainFlat[slice] as number);
    into.kept[slice] = (a.kept[slice] as number) * (b.kept[slice] as number);
  }
  into.bulk = a.bulk + b.bulk;
}

const larger = (a: number, b: number): number => (a > b ? a : b);

/** The parts of nobody. */
export const blank = (slices: number): Parts => ({
  most: new Float64Array(slices),
  plain: new Float64Array(slices),
  flat: new Float64Array(slices),
  plainFlat: new Float64Array(slices),
  kept: new Float64Array(slices).fill(1),
  bulk: 0,
});

/** How an offer meets the others: whether it shares lines with some, and whether any of them share lines at all. */
export type Meets = { readonly isSharing: boolean; readonly isAnyShared: boolean };

/** The parts of one offer. */
export function partsOf(
  one: Candidate,
  alone: Alone,
  { nets, goods }: State,
  { isSharing, isAnyShared }: Meets,
): Parts {
  const parts = blank(nets.length);
  const outcome = alone.get(one);
  if (outcome === undefined || !isOutcome(outcome)) return parts;
  const overflows = isAnyShared ? mayOverflow(one) : doesOverflow(one, outcome, nets);
  const isByItself = !overflows && isPlain(one, outcome);
  const bulk = mostOf(one, alone, goods);
  const part = isAnyShared && overflows ? 1 : partOf(one);
  const onLine = (share: number, slice: number): number =>
    isByItself ? share + 1 : Math.min(bulk, Math.ceil((nets[slice] as number) * part));
  writeMosts(parts.most, outcome.shares, onLine);
  if (isByItself) parts.plain.set(parts.most);
  else parts.bulk = bulk;
  if (isSharing) addShared(parts, nets, isByItself && one.isOfSum && !one.isOfInitial);
  return parts;
}

function writeMosts(
  most: Float64Array,
  shares: readonly number[],
  onLine: (share: number, slice: number) => number,
): void {
  for (const [slice, share] of shares.entries()) if (share > 0) most[slice] = onLine(share, slice);
}

/** Whether it reduces each line by itself, and nothing cut it. */
const isPlain = ({ kind }: Candidate, { trims }: Outcome): boolean => kind.isPerLine && trims.length === 0;

/** The part of its goods that it takes off at most. */
const partOf = ({ kind, offer }: Candidate): number => 1 - (kind.ratio(offer.params) ?? 0) / ONE_BP;

/** Whether what it takes of a line may fall on another, where others left less of the line than it asks for. */
const mayOverflow = ({ slices, isOfInitial }: Candidate): boolean =>
  isOfInitial || slices.some(({ floor }) => floor > 0);

/** Whether it may do so by itself: alone it comes to the floor of a line. */
const doesOverflow = ({ slices }: Candidate, { shares }: Outcome, nets: readonly number[]): boolean =>
  slices.some(({ index, floor, quantity }) => (nets[index] as number) - (shares[index] ?? 0) <= floor * quantity);

/** What an offer takes off beside others on a slice: a part of what they left, but for two fen of rounding, or an amount. */
function addShared({ most, plain, flat, plainFlat, kept }: Parts, nets: readonly number[], isPart: boolean): void {
  for (let slice = 0; slice < nets.length; slice++) {
    const [net, share] = [nets[slice] as number, most[slice] as number];
    if (share === 0) continue;
    const isKept = isPart && net > 0;
    if (isKept) kept[slice] = Math.max(0, 1 - share / net);
    flat[slice] = isKept ? 2 : share;
    plainFlat[slice] = isKept ? 2 : (plain[slice] as number);
  }
}

/**
 * The most that an offer takes off, however few lines it holds: what it does alone. Where a threshold must hold after it
 * and it holds few lines it takes less, so that a higher one may hold.
 */
export function mostOf(one: Candidate, alone: Alone, goods: number): number {
  const { offer, kind } = one;
  if (offer.basis === 'NET_AFTER' && !kind.ignoresAmount)
    return Math.min(goods, offer.caps.max ?? goods, kind.bounds(offer.params).most ?? goods);
  return mostBy(one, alone.get(one), goods);
}

/**
 * The most of an outcome and of those on fewer of its lines. An offer for some of the units may be for others then, whose
 * floors leave more.
 */
export function mostBy(
  { kind, isOfSum }: Candidate,
  outcome: Outcome | OfferRefusal | undefined,
  goods: number,
): number {
  if (outcome === undefined) return 0;
  const isForAll = isOfSum || kind.isPerLine;
  if (!isOutcome(outcome)) return !isForAll && outcome.code === 'floor_reached' ? goods : 0;
  return isForAll ? outcome.off : outcome.off + cutBy('floor', outcome);
}

const cutBy = (what: Trim['by'], { trims }: Outcome): number =>
  trims.reduce((total, { by, cut }) => (by === what ? total + cut : total), 0);
