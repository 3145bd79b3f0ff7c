import { applyOffer, type Candidate, type Ground, leftFor } from './apply';
import type { Outcome } from './outcome';
import type { State } from './state';
import type { OfferRefusal } from './types';

/** What one line offer came to on the slices it held, with all else that this depended on. */
type Came = {
  readonly given: number;
  readonly goods: number;
  readonly amount: number;
  readonly result: Outcome | OfferRefusal;
};

/** Applies an offer to slices that it holds. With a number of them, nobody touched them: that is reckoned only once. */
export type ApplyHeld = (
  candidate: Candidate,
  state: State,
  held: readonly number[],
  key: number | null,
) => Outcome | OfferRefusal;

/**
 * Remembers what line offers come to: many sets give an offer the same slices, untouched by others. The rest it looks at
 * is compared: amounts where it asks for them, what was given where the order has a most.
 */
export function rememberedFrom(ground: Ground): ApplyHeld {
  const known = new Map<Candidate, Map<number, Came[]>>();
  const hasMost = ground.settings.orderMax !== null;
  return (candidate, state, held, key) => {
    if (key === null) return applyOffer(candidate, state, ground, held);
    const looked = { given: hasMost ? state.given : 0, ...lookedAt(candidate, state) };
    const byHeld = known.get(candidate) ?? new Map<number, Came[]>();
    const before = byHeld.get(key) ?? [];
    const same = before.find((one) => isSame(one, looked));
    if (same !== undefined) return same.result;
    const result = applyOffer(candidate, state, ground, held);
    known.set(candidate, byHeld.set(key, [...before, { ...looked, result }]));
    return result;
  };
}

type Looked = Omit<Came, 'result'>;

const isSame = (a: Looked, b: Looked): boolean => a.given === b.given && a.goods === b.goods && a.amount === b.amount;

function lookedAt(candidate: Candidate, state: State): Pick<Looked, 'goods' | 'amount'> {
  if (candidate.asksAmounts) return { goods: state.goods, amount: leftFor(candidate, state) };
  return { goods: 0, amount: candidate.kind.ignoresAmount ? 0 : leftFor(candidate, state) };
}
