import type { Effect, Slice, View } from '../kind';
import { sumAt } from './amounts';
import { failedCondition, isAbout, refusal, refusedBy, type Speaking } from './candidate';
import { discounted, floorsOf, roomsOf } from './discounted';
import { isOutcome, NOTHING, type Outcome } from './outcome';
import type { State } from './state';
import type { Gift, LayerName, OfferRefusal, PricingSettings, Trim } from './types';

/** An offer ready to be applied: the slices it is about, and what it does to them when nothing else is applied. */
export type Candidate = Speaking & {
  /** Its number among the candidates of a calculation. */
  readonly place: number;
  readonly eligible: readonly number[];
  readonly slices: readonly Slice[];
  readonly lines: readonly string[];
  readonly quantity: number;
  readonly isOfInitial: boolean;
  readonly isOfSum: boolean;
  /** Of its slices: whether they are all there are, what they come to before any offer, and their floors. */
  readonly isAboutAll: boolean;
  readonly initial: number;
  readonly floors: number;
};

/** What applying needs beside the state. */
export type Ground = {
  readonly slices: readonly Slice[];
  /** Of every slice, before any offer after the unit price; and of them all. */
  readonly initial: readonly number[];
  readonly total: number;
  readonly settings: PricingSettings;
};

/** Prepares an offer for the slices that its scope, its kind and their prices leave open to it. */
export function candidateOf(speaking: Speaking, place: number, { slices, initial, settings }: Ground): Candidate {
  const { offer, kind } = speaking;
  const isOpen = ({ closed }: Slice) => closed === 'no' || (closed === 'common' && offer.stack === 'ALWAYS');
  // Freight, gifts and points are about the order, also where its goods take no discount.
  const own = slices.filter(
    (slice) => (!DISCOUNTING.includes(offer.layer) || isOpen(slice)) && isAbout(offer, kind, slice.goods),
  );
  const eligible = own.map(({ index }) => index);
  return {
    ...speaking,
    place,
    eligible,
    slices: own,
    lines: offer.layer === 'earn' ? [...new Set(own.map(({ line }) => line))] : [],
    quantity: own.reduce((total, { quantity }) => total + quantity, 0),
    isOfInitial: settings.initialLayers.includes(offer.layer),
    isOfSum: kind.isOfSum(offer.params),
    isAboutAll: own.length === slices.length,
    initial: sumAt(initial, eligible),
    floors: floorsOf(slices, eligible),
  };
}

const DISCOUNTING: readonly LayerName[] = ['line', 'order', 'coupon'];

/**
 * Applies one offer to a state: conditions by its basis, the effect of its kind, then the limits: its own maximum, the
 * order's, what is left of lines above their floors (4.C-basis, 4.C-caps). `held` are the slices it may touch.
 */
export function applyOffer(
  candidate: Candidate,
  state: State,
  ground: Ground,
  held: readonly number[] = candidate.eligible,
): Outcome | OfferRefusal {
  const { offer, quantity, asksAmounts } = candidate;
  if (candidate.eligible.length === 0) return refusal('no_goods');
  if (held.length === 0) return refusal('line_taken');
  const isAfter = offer.basis === 'NET_AFTER';
  const isInitial = offer.basis === 'INITIAL';
  const amount = isInitial ? candidate.initial : leftFor(candidate, state);
  if (asksAmounts && !isAfter) {
    const cart = isInitial ? ground.total : state.goods;
    const failed = failedCondition(offer, candidate.reads({ cart, scope: amount }, quantity));
    if (failed !== null) return failed;
  }
  const about = { quantity, amount, isAfter, freight: state.freight };
  const outcome = candidate.isOfSum
    ? bySum(candidate, state, ground, held, about)
    : byParts(candidate, state, ground, held, about);
  if (!asksAmounts || !isAfter || !isOutcome(outcome)) return outcome;
  const after = { cart: state.goods - outcome.off, scope: amount - outcome.off };
  return failedCondition(offer, candidate.reads(after, quantity)) ?? outcome;
}

/** What is left of all goods that an offer is about. */
export const leftFor = ({ isAboutAll, eligible }: Candidate, state: State): number =>
  isAboutAll ? state.goods : sumAt(state.nets, eligible);

type About = Pick<View, 'quantity' | 'amount' | 'isAfter' | 'freight'>;

/** The outcome of an offer that is told by what its goods come to: which part falls on whom is left for later. */
function bySum(candidate: Candidate, state: State, ground: Ground, held: readonly number[], about: About) {
  const { offer, kind, isOfInitial, eligible } = candidate;
  const isWhole = held === eligible;
  const net = isWhole ? leftFor(candidate, state) : sumAt(state.nets, held);
  const base = isOfInitial ? (isWhole ? candidate.initial : sumAt(ground.initial, held)) : net;
  const effect = kind.effect(offer.params, { slices: NONE, nets: [base], ...about });
  if (effect.type !== 'discount') return outcomeOf(effect, candidate, state);
  // No net is below its floor, so that what is left above floors is a difference of sums.
  const room = net - (isWhole ? candidate.floors : floorsOf(ground.slices, held));
  return discounted(effect.amount, { net, room, ...limitsOf(candidate, state, ground) }, ground.slices.length, () => {
    const { rooms } = roomsOf(null, state, ground.slices, held);
    return { weights: pick(isOfInitial ? ground.initial : state.nets, held), rooms, held };
  });
}

function byParts(candidate: Candidate, state: State, ground: Ground, held: readonly number[], about: About) {
  const { offer, kind, slices, isOfInitial, eligible } = candidate;
  const effect = kind.effect(offer.params, {
    slices: held === eligible ? slices : pick(ground.slices, held),
    nets: pick(isOfInitial ? ground.initial : state.nets, held),
    ...about,
  });
  if (effect.type !== 'discount') return outcomeOf(effect, candidate, state);
  const { weights } = effect;
  const { rooms, net, room } = roomsOf(weights, state, ground.slices, held);
  const limits = { net, room, ...limitsOf(candidate, state, ground) };
  return discounted(effect.amount, limits, ground.slices.length, () => ({ weights, rooms, held }));
}

const limitsOf = ({ offer }: Candidate, { given }: State, { settings: { orderMax } }: Ground) => ({
  most: offer.caps.max,
  orderLeft: orderMax === null ? null : Math.max(0, orderMax - given),
});

function outcomeOf(
  effect: Exclude<Effect, { type: 'discount' }>,
  candidate: Candidate,
  state: State,
): Outcome | OfferRefusal {
  switch (effect.type) {
    case 'none':
      return refusedBy(effect);
    case 'freight':
      return freightReduced(effect.amount, candidate, state);
    case 'gift':
      return given({ ...effect.gift, offer: candidate.offer.id }, effect.worth, candidate.offer.left);
    case 'multiplier': {
      const { rateBp } = effect;
      return { ...NOTHING, desired: rateBp, granted: rateBp, multiplier: { ...effect, lines: candidate.lines } };
    }
    case 'tender':
      return { ...NOTHING, tender: effect.terms };
  }
}

function freightReduced(desired: number, { offer }: Candidate, state: State): Outcome | OfferRefusal {
  if (state.freight === 0) return refusal('no_freight');
  const trims: Trim[] = [];
  const max = offer.caps.max ?? desired;
  if (desired > max) trims.push({ by: 'offer_max', cut: desired - max });
  const granted = Math.min(desired, max, state.freight);
  if (Math.min(desired, max) > granted) trims.push({ by: 'net', cut: Math.min(desired, max) - granted });
  return granted === 0 ? refusal('no_effect') : { ...NOTHING, desired, granted, trims, freight: granted };
}

function given(gift: Gift, worth: number, left: number | null): Outcome {
  const quantity = Math.min(gift.quantity, left ?? gift.quantity);
  const trims: Trim[] = quantity < gift.quantity ? [{ by: 'stock', cut: gift.quantity - quantity }] : [];
  return { ...NOTHING, desired: gift.quantity, granted: quantity, trims, gift: { ...gift, quantity }, worth };
}

const NONE: readonly Slice[] = [];

// Places rise, so that as many as there are is the list itself.
const pick = <T>(list: readonly T[], places: readonly number[]): readonly T[] =>
  places.length === list.length ? list : places.map((at) => list[at] as T);
