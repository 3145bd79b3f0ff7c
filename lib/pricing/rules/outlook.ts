import { ONE_BP } from '@/lib/kernel/basis-points';
import { sum } from './amounts';
import { type Candidate, isOutcome, type Outcome, payableOf, type State } from './apply';
import { type Arena, isAlways } from './arena';
import { couponKind, couponLimit } from './meeting';
import type { OfferRefusal } from './types';

/** What stands from a place of the list on can still take off at most: a ratio of all goods, and an amount. */
type Rest = { readonly ratio: number; readonly amount: number };

/** The least that can still be left to pay of goods and freight when the candidates before a place are decided. */
export type Outlook = (at: number, left: Left, set: readonly Candidate[]) => number;

/** What is left to pay so far. */
export type Left = { readonly goods: number; readonly freight: number };

/** What is left to pay in a state. */
export const leftOf = (state: State): Left => ({ goods: payableOf(state) - state.freight, freight: state.freight });

/**
 * Looks ahead so that a search need not list what cannot win. Amounts only fall while offers are applied, so none takes
 * off more than it does alone, and a ratio of all goods no more than that of what is left; of a group or of coupons only
 * one counts. Nothing here ever promises too little: the sets that are left out are dearer than the best.
 */
export function outlookOf(arena: Arena): Outlook {
  const always = restsOf(arena, isAlways);
  const common = restsOf(arena, ({ offer }) => offer.stack !== 'EXCLUSIVE');
  const any = restsOf(arena, () => true);
  return (at, { goods, freight }, set) => {
    const chosen = set.filter((one) => !isAlways(one));
    const rests = chosen.length === 0 ? any : chosen.some(isExclusive) ? always : common;
    const { ratio, amount } = rests[at] as Rest;
    // One fen for what floating point may have rounded up.
    return Math.max(0, Math.floor(goods * ratio) - 1) + freight - amount;
  };
}

/**
 * The most that line offers can take off goods: of each line the larger part, all of them where some accept each other
 * (4.C.2). A part is what the offer takes off the line alone, with a fen for rounding; one that does not reduce each line
 * by itself, or was cut, may put all that it takes on one line.
 */
export function lineOutlookOf({ line, alone, start }: Arena): (able: readonly Candidate[]) => number {
  const most = new Map(line.map((one) => [one, partsOf(one, alone.get(one), start)]));
  const meet = line.some(isAlways) || line.some(({ offer }) => offer.accepts.length > 0);
  return (able) => {
    const parts = able.map((one) => most.get(one) ?? []);
    const off = start.nets.map((net, index) => {
      const each = parts.map((part) => part[index] ?? 0);
      return Math.min(net, meet ? sum(each) : Math.max(0, ...each));
    });
    return sum(off);
  };
}

/**
 * Whether every line offer of a set takes most off some line. One that does not holds nothing, in this set and in all that
 * are larger, unless some accept each other.
 */
export function holdsSome({ line, alone, start }: Arena): (set: readonly Candidate[]) => boolean {
  const shares = new Map(line.map((one) => [one, sharesOf(alone.get(one))]));
  if (line.some(({ offer }) => offer.accepts.length > 0)) return () => true;
  return (set) => {
    const holders = new Set<number>();
    const parts = set.map((one) => shares.get(one) ?? []);
    for (let index = 0; index < start.nets.length; index++) {
      let [most, holder] = [0, -1];
      for (const [place, part] of parts.entries()) {
        if ((part[index] ?? 0) > most) [most, holder] = [part[index] as number, place];
      }
      holders.add(holder);
    }
    holders.delete(-1);
    return holders.size === set.length;
  };
}

const sharesOf = (outcome: Outcome | OfferRefusal | undefined): readonly number[] =>
  outcome !== undefined && isOutcome(outcome) ? outcome.shares : [];

function partsOf(one: Candidate, outcome: Outcome | OfferRefusal | undefined, { nets }: State): readonly number[] {
  if (outcome === undefined || !isOutcome(outcome)) return nets;
  const isByItself = one.kind.isPerLine && outcome.trims.length === 0;
  return outcome.shares.map((share) => (share === 0 ? 0 : isByItself ? share + 1 : outcome.granted));
}

const isExclusive = ({ offer }: Candidate): boolean => offer.stack === 'EXCLUSIVE';

function restsOf(arena: Arena, counts: (one: Candidate) => boolean): Rest[] {
  const rests: Rest[] = [{ ratio: 1, amount: 0 }];
  const cliques = new Map<string, number>();
  let [ratio, amount] = [1, 0];
  for (const candidate of arena.rest.toReversed()) {
    if (counts(candidate)) {
      const most = mostOf(candidate, arena);
      const clique = cliqueOf(candidate, arena);
      const part = clique === null ? ratioOf(candidate, arena) : null;
      if (part !== null) ratio *= part;
      else if (clique === null) amount += most;
      else {
        amount += Math.max(0, most - (cliques.get(clique) ?? 0));
        cliques.set(clique, Math.max(most, cliques.get(clique) ?? 0));
      }
    }
    rests.push({ ratio, amount });
  }
  return rests.reverse();
}

/** A name that candidates share of which only one can count; null for one that stands for itself. */
function cliqueOf(candidate: Candidate, { rest, settings }: Arena): string | null {
  const { offer } = candidate;
  if (offer.group !== null) return `group ${offer.group}`;
  const kind = couponKind(candidate);
  if (kind === null || isAlways(candidate) || couponLimit(kind, settings) !== 1) return null;
  const agrees = rest.some((other) => couponKind(other) === kind && other.offer.accepts.length > 0);
  return agrees ? null : `coupon ${kind}`;
}

function mostOf(candidate: Candidate, { alone, start }: Arena): number {
  const outcome = alone.get(candidate);
  // An offer that only speaks once others have taken something off may take all there is.
  return outcome !== undefined && isOutcome(outcome) ? moneyOff(outcome) : payableOf(start);
}

function ratioOf(candidate: Candidate, { alone }: Arena): number | null {
  const outcome = alone.get(candidate);
  const rateBp = candidate.kind.ratio(candidate.offer.params);
  if (rateBp === null || candidate.isOfInitial || outcome === undefined || !isOutcome(outcome)) return null;
  return rateBp / ONE_BP;
}

/** What an outcome takes off, goods and freight. */
export const moneyOff = ({ shares, granted, freight }: Outcome): number => (shares.length > 0 ? granted : freight);
