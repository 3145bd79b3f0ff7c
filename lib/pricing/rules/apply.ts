import { spreadWithin } from '@/lib/kernel/share';
import type { Effect, Slice } from '../kind';
import { sum } from './amounts';
import { failedCondition, isAbout, refusal, refusedBy, type Speaking } from './candidate';
import type { BetterTender, Gift, LayerName, OfferRefusal, PricingSettings, Trim } from './types';

/** A cart while offers are applied to it: what is left of every slice, of them all and of the freight; what was taken off. */
export type State = {
  readonly nets: readonly number[];
  readonly goods: number;
  readonly freight: number;
  readonly given: number;
};

/** What applying one offer came to: what it takes off each slice and the freight, or gives beside it. */
export type Outcome = {
  readonly desired: number;
  readonly granted: number;
  readonly trims: readonly Trim[];
  /** Per slice; empty when no slice is touched. */
  readonly shares: readonly number[];
  readonly freight: number;
  readonly gift: Gift | null;
  readonly worth: number;
  readonly multiplier: { readonly rateBp: number; readonly group: string; readonly lines: readonly string[] } | null;
  readonly tender: BetterTender | null;
};

/** An offer ready to be applied: the slices it is about, and what it does to them when nothing else is applied. */
export type Candidate = Speaking & {
  readonly eligible: readonly number[];
  readonly slices: readonly Slice[];
  readonly quantity: number;
  readonly isOfInitial: boolean;
};

/** What applying needs beside the state. */
export type Ground = {
  readonly slices: readonly Slice[];
  /** Of every slice, before any offer after the unit price. */
  readonly initial: readonly number[];
  readonly settings: PricingSettings;
};

/** Prepares an offer for the slices that its scope, its kind and their prices leave open to it. */
export function candidateOf(speaking: Speaking, { slices, settings }: Ground): Candidate {
  const { offer, kind } = speaking;
  const isOpen = ({ closed }: Slice) => closed === 'no' || (closed === 'common' && offer.stack === 'ALWAYS');
  // Freight, gifts and points are about the order, also where its goods take no discount.
  const eligible = slices.filter(
    (slice) => (!DISCOUNTING.includes(offer.layer) || isOpen(slice)) && isAbout(offer, kind, slice.goods),
  );
  return {
    ...speaking,
    eligible: eligible.map(({ index }) => index),
    slices: eligible,
    quantity: eligible.reduce((total, { quantity }) => total + quantity, 0),
    isOfInitial: settings.initialLayers.includes(offer.layer),
  };
}

const DISCOUNTING: readonly LayerName[] = ['line', 'order', 'coupon'];

/** Whether applying came to something. */
export const isOutcome = (result: Outcome | OfferRefusal): result is Outcome => 'granted' in result;

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
  const { offer, kind, eligible, quantity } = candidate;
  if (eligible.length === 0) return refusal('no_goods');
  if (held.length === 0) return refusal('line_taken');
  const basis = offer.basis === 'INITIAL' ? ground.initial : state.nets;
  const amount = sum(pick(basis, eligible));
  if (candidate.asksAmounts && offer.basis !== 'NET_AFTER') {
    const failed = failedCondition(offer, candidate.reads({ cart: sum(basis), scope: amount }, quantity));
    if (failed !== null) return failed;
  }
  const effect = kind.effect(offer.params, {
    slices: held === eligible ? candidate.slices : pick(ground.slices, held),
    nets: pick(candidate.isOfInitial ? ground.initial : state.nets, held),
    quantity,
    amount,
    isAfter: offer.basis === 'NET_AFTER',
    freight: state.freight,
  });
  const outcome = outcomeOf(effect, candidate, state, ground, held);
  if (!isOutcome(outcome) || !candidate.asksAmounts || offer.basis !== 'NET_AFTER') return outcome;
  const taken = outcome.shares.length === 0 ? 0 : outcome.granted;
  const after = { cart: state.goods - taken, scope: amount - taken };
  return failedCondition(offer, candidate.reads(after, quantity)) ?? outcome;
}

/** The state after an outcome. */
export function after(state: State, { shares, freight, granted }: Outcome): State {
  if (shares.length > 0) {
    const nets = state.nets.map((net, index) => net - (shares[index] as number));
    return { nets, goods: state.goods - granted, freight: state.freight, given: state.given + granted };
  }
  return freight === 0 ? state : { ...state, freight: state.freight - freight };
}

/** What is to be paid in a state, before points. */
export const payableOf = ({ goods, freight }: State): number => goods + freight;

function outcomeOf(effect: Effect, candidate: Candidate, state: State, ground: Ground, held: readonly number[]) {
  switch (effect.type) {
    case 'none':
      return refusedBy(effect);
    case 'discount':
      return discounted(effect.amount, effect.weights, candidate, state, ground, held);
    case 'freight':
      return freightReduced(effect.amount, candidate, state);
    case 'gift':
      return given({ ...effect.gift, offer: candidate.offer.id }, effect.worth, candidate.offer.left);
    case 'multiplier': {
      const lines = [...new Set(held.map((index) => (ground.slices[index] as Slice).line))];
      return { ...NOTHING, desired: effect.rateBp, granted: effect.rateBp, multiplier: { ...effect, lines } };
    }
    case 'tender':
      return { ...NOTHING, tender: effect.terms };
  }
}

const NOTHING: Outcome = {
  desired: 0,
  granted: 0,
  trims: [],
  shares: [],
  freight: 0,
  gift: null,
  worth: 0,
  multiplier: null,
  tender: null,
};

function discounted(
  desired: number,
  weights: readonly number[],
  { offer }: Candidate,
  state: State,
  { slices, settings, initial }: Ground,
  held: readonly number[],
): Outcome | OfferRefusal {
  let [room, nets] = [0, 0];
  const rooms: number[] = [];
  for (const [place, index] of held.entries()) {
    const { floor, quantity } = slices[index] as Slice;
    const net = (weights[place] as number) > 0 ? (state.nets[index] as number) : 0;
    const above = Math.max(0, net - floor * quantity);
    rooms.push(above);
    room += above;
    nets += net;
  }
  const trims: Trim[] = [];
  let granted = desired;
  const trim = (by: Trim['by'], most: number): void => {
    if (granted > most) trims.push({ by, cut: granted - most });
    granted = Math.min(granted, most);
  };
  if (offer.caps.max !== null) trim('offer_max', offer.caps.max);
  if (settings.orderMax !== null) trim('order_max', Math.max(0, settings.orderMax - state.given));
  trim('net', nets);
  trim('floor', room);
  if (granted === 0) return refusal(trims.at(-1) === undefined ? 'no_effect' : BECAUSE[(trims.at(-1) as Trim).by]);
  const parts = spreadWithin(granted, weights, rooms);
  if (held.length === initial.length) return { ...NOTHING, desired, granted, trims, shares: parts };
  const shares = initial.map(() => 0);
  for (const [place, part] of parts.entries()) shares[held[place] as number] = part;
  return { ...NOTHING, desired, granted, trims, shares };
}

const BECAUSE = {
  offer_max: 'no_effect',
  order_max: 'order_max_reached',
  net: 'no_effect',
  floor: 'floor_reached',
  stock: 'sold_out',
} as const;

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

// Places rise, so that as many as there are is the list itself.
const pick = <T>(list: readonly T[], places: readonly number[]): readonly T[] =>
  places.length === list.length ? list : places.map((at) => list[at] as T);
