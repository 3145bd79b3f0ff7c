import { sum } from './amounts';
import { type Speaking, speakingOf } from './candidate';
import { choose } from './choose';
import { pointsAdded, previewEarning } from './earn';
import { freeze, withPoints } from './freeze';
import type { Plan, Step } from './plan';
import { after, payableOf, type State } from './state';
import { tenderWith } from './tender';
import type {
  AppliedOffer,
  CartLine,
  Offer,
  OfferRefusal,
  Priced,
  PricedLine,
  PricingInput,
  RefusedOffer,
} from './types';
import { type UnitPrices, unitPrices } from './unit-prices';

/**
 * Prices a cart: one function for cart, checkout, till, simulation and back-test (4.C-evaluate). Pure, total and
 * independent of the order of lines and offers; every offer comes back applied, or refused with its reason (N2).
 */
export function evaluate(input: PricingInput): Priced {
  const { cart, settings, member, now } = input;
  const lines = [...cart.lines].sort((a, b) => (a.id < b.id ? -1 : 1));
  const judged = byId(input.offers).map((offer) => ({ offer, found: speakingOf(offer, input) }));
  const speaking = judged.flatMap(({ found }) => ('offer' in found ? found : []));
  const silent = judged.flatMap(({ offer, found }) => ('offer' in found ? [] : refusedOffer(offer, found)));

  const prices = unitPrices(
    speaking.filter(({ offer }) => offer.layer === 'unit'),
    lines,
    input,
  );
  const initial = prices.slices.map(({ price, quantity }) => price * quantity);
  const start = { nets: initial, goods: sum(initial), freight: cart.freight, given: 0 };
  const later = speaking.filter(({ offer }) => offer.layer !== 'unit' && offer.layer !== 'tender');
  const ground = { slices: prices.slices, initial, total: start.goods, settings };
  const taken = pricing(prices);
  const { plan, refused, search } = choose(later, taken, ground, start);

  const pricedBy = prices.pricedBy.map((by) => by?.offer.id ?? null);
  const frozen = freeze(lines, prices.slices, pricedBy, plan);
  const goods = sum(frozen.map(({ net }) => net));
  const points = member?.points ?? { available: 0, debt: 0 };
  const tendering = speaking.filter(({ offer }) => offer.layer === 'tender');
  const paid = tenderWith(tendering, { plan, taken }, ground, { wanted: cart.points, ...points });
  const { tender } = paid;
  const priced = withPoints(frozen, tender.fen);
  const lost = [...prices.refused, ...refused, ...paid.refused].map(({ speaking: { offer }, ...reason }) =>
    refusedOffer(offer, reason),
  );
  const order = { lines, priced, plan, now, zone: settings.zone };
  const isCharged = plan.steps.some(({ candidate: { offer }, outcome }) => outcome.multiplier && offer.budgets.length);
  const added = isCharged && input.earning && member ? pointsAdded(input.earning, member, order) : NOTHING_ADDED;
  return {
    lines: inTheirOrder(cart.lines, priced),
    applied: [
      ...prices.applied,
      ...appliedOffers(plan, prices, start).map((one) => ({ ...one, points: added.get(one.offer) ?? 0 })),
      ...(paid.step === null ? [] : [appliedOffer(paid.step, prices, plan.state.nets)]),
    ],
    refused: byOffer([...silent, ...lost]),
    gifts: plan.steps.flatMap(({ outcome }) => outcome.gift ?? []),
    freight: { full: cart.freight, discount: cart.freight - plan.state.freight, due: plan.state.freight },
    tender,
    earn: input.earning === null || member === null ? null : previewEarning(input.earning, member, order),
    totals: totals(priced, goods, tender.fen, plan),
    search,
  };
}

const NOTHING_ADDED: ReadonlyMap<string, number> = new Map();

function totals(lines: readonly PricedLine[], goods: number, pointsTender: number, plan: Plan): Priced['totals'] {
  const list = sum(lines.map((line) => line.list));
  const payable = payableOf(plan.state) - pointsTender;
  return { list, discount: list - goods, goods, pointsTender, freight: plan.state.freight, payable };
}

/** The offers whose prices count: their groups are taken for all that comes later. */
const pricing = ({ pricedBy }: UnitPrices): Speaking[] => [...new Set(pricedBy.flatMap((by) => by ?? []))];

/** The steps of a plan as they are told, each with what it was judged on. */
function appliedOffers({ steps }: Plan, prices: UnitPrices, start: State): AppliedOffer[] {
  let state = start;
  return steps.map((step) => {
    const basis = step.candidate.offer.basis === 'INITIAL' ? start.nets : state.nets;
    state = after(state, step.outcome);
    return appliedOffer(step, prices, basis);
  });
}

function appliedOffer(
  { candidate: { offer, eligible }, outcome }: Step,
  { slices }: UnitPrices,
  basis: readonly number[],
): AppliedOffer {
  const byLine = new Map<string, number>();
  for (const [index, share] of outcome.shares.entries()) {
    const line = slices[index]?.line;
    if (share > 0 && line !== undefined) byLine.set(line, (byLine.get(line) ?? 0) + share);
  }
  const judged = new Map<string, { id: string; quantity: number; amount: number }>();
  for (const index of eligible) {
    const { line: id, quantity } = slices[index] as (typeof slices)[number];
    const before = judged.get(id) ?? { id, quantity: 0, amount: 0 };
    judged.set(id, { id, quantity: before.quantity + quantity, amount: before.amount + (basis[index] as number) });
  }
  const { id, version, kind, layer, source, name, params, budgets } = offer;
  const { desired, granted, trims, freight, worth, multiplier } = outcome;
  const lines = [...byLine].map(([line, amount]) => ({ id: line, amount }));
  const frozen = { name, params, judged: [...judged.values()], worth, multiplier };
  return {
    offer: id,
    version,
    kind,
    layer,
    source,
    desired,
    granted,
    trims,
    lines,
    freight,
    points: 0,
    budgets,
    frozen,
  };
}

const refusedOffer = ({ id, version }: Offer, { code, facts, failure }: OfferRefusal): RefusedOffer => ({
  offer: id,
  version,
  code,
  facts,
  failure,
});

/** Offers by id, each once: of two with one id the newer version counts. */
function byId(offers: readonly Offer[]): Offer[] {
  const newest = new Map<string, Offer>();
  for (const offer of offers) {
    const before = newest.get(offer.id);
    if (before === undefined || before.version < offer.version) newest.set(offer.id, offer);
  }
  return [...newest.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

const byOffer = (refused: readonly RefusedOffer[]): RefusedOffer[] =>
  refused.toSorted((a, b) => (a.offer < b.offer ? -1 : 1));

function inTheirOrder(asked: readonly CartLine[], priced: readonly PricedLine[]): PricedLine[] {
  const byLine = new Map(priced.map((line) => [line.id, line]));
  return asked.flatMap(({ id }) => byLine.get(id) ?? []);
}
