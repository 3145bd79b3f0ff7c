import { ONE_BP } from '@/lib/kernel/basis-points';
import { type Candidate, isOutcome, type Outcome, payableOf } from './apply';
import { type Arena, isAlways } from './arena';
import { couponKind } from './meeting';
import type { Plan } from './plan';

/** What stands from a place of the list on can still take off at most: a ratio of all goods, and an amount. */
type Rest = { readonly ratio: number; readonly amount: number };

/** The least that can still be left to pay when the candidates before a place are decided. */
export type Outlook = (at: number, plan: Plan, set: readonly Candidate[]) => number;

/**
 * Looks ahead so that a search need not list what cannot win. Amounts only fall while offers are applied, so none takes
 * off more than it does alone, and a ratio of all goods no more than that of what is left; of a group or of coupons only
 * one counts. Nothing here ever promises too little: the sets that are left out are dearer than the best.
 */
export function outlookOf(arena: Arena): Outlook {
  const always = restsOf(arena, isAlways);
  const common = restsOf(arena, ({ offer }) => offer.stack !== 'EXCLUSIVE');
  const any = restsOf(arena, () => true);
  return (at, { state }, set) => {
    const chosen = set.filter((one) => !isAlways(one));
    const rests = chosen.length === 0 ? any : chosen.some(isExclusive) ? always : common;
    const { ratio, amount } = rests[at] as Rest;
    const goods = payableOf(state) - state.freight;
    // One fen for what floating point may have rounded up.
    return Math.max(0, Math.floor(goods * ratio) - 1) + state.freight - amount;
  };
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
  if (kind === null || isAlways(candidate) || settings.coupons[kind] !== 1) return null;
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
