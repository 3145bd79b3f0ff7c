import { applyOffer, type Candidate, type Ground, type Outcome, type State } from './apply';
import type { OfferRefusal } from './types';

/** What one line offer came to on the slices it held, with all else that this depended on. */
type Known = {
  readonly given: number;
  readonly goods: number;
  readonly amount: number;
  readonly result: Outcome | OfferRefusal;
};

/** Applies an offer to slices that it holds; what was reckoned once is not reckoned again. */
export type ApplyHeld = (candidate: Candidate, state: State, held: readonly number[]) => Outcome | OfferRefusal;

// Sums of so many powers of two are whole numbers without a gap.
const SLICES_MAX = 52;

/**
 * Remembers what line offers come to: many sets give an offer the same slices, untouched by others. The rest it looks at
 * is compared: amounts where it asks for them, what was given where the order has a most.
 */
export function rememberedFrom(start: State, ground: Ground): ApplyHeld {
  const known = new Map<Candidate, Map<number, Known[]>>();
  const hasMost = ground.settings.orderMax !== null;
  return (candidate, state, held) => {
    const key = keyOf(held, state, start);
    if (key === null) return applyOffer(candidate, state, ground, held);
    const looked = { given: hasMost ? state.given : 0, ...lookedAt(candidate, state) };
    const byHeld = known.get(candidate) ?? new Map<number, Known[]>();
    const before = byHeld.get(key) ?? [];
    const same = before.find(
      ({ given, goods, amount }) => given === looked.given && goods === looked.goods && amount === looked.amount,
    );
    if (same !== undefined) return same.result;
    const result = applyOffer(candidate, state, ground, held);
    known.set(candidate, byHeld.set(key, [...before, { ...looked, result }]));
    return result;
  };
}

/** A number for slices that nobody has touched yet; null where there is none. */
function keyOf(held: readonly number[], { nets }: State, start: State): number | null {
  if (nets.length > SLICES_MAX || held.length === 0) return null;
  let key = 0;
  for (const index of held) {
    if (nets[index] !== start.nets[index]) return null;
    key += 2 ** index;
  }
  return key;
}

function lookedAt(candidate: Candidate, state: State): Pick<Known, 'goods' | 'amount'> {
  if (candidate.asksAmounts) return { goods: state.goods, amount: amountOf(candidate, state) };
  return { goods: 0, amount: candidate.kind.ignoresAmount ? 0 : amountOf(candidate, state) };
}

function amountOf({ eligible }: Candidate, { nets }: State): number {
  let amount = 0;
  for (const index of eligible) amount += nets[index] as number;
  return amount;
}
