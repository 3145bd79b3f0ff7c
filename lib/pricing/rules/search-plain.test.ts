import fc from 'fast-check';
import { expect, test } from 'vitest';
import { must } from '@/lib/kernel/assert';
import { inputOf, line, offer } from '../testing/build';
import { contendedCarts, hardOffers, hardSettings } from '../testing/hard-shapes';
import { applyOffer, type Candidate, candidateOf } from './apply';
import { type Arena, arenaOf, isAlways, mayJoin, runSet } from './arena';
import { speakingOf } from './candidate';
import { mayComeLater } from './later';
import { isOutcome } from './outcome';
import { isBetter, type Plan } from './plan';
import { searchAll } from './search';
import type { PricingInput } from './types';
import { unitPrices } from './unit-prices';

// The definition itself (4.C-choosing): every set is applied as a whole, nothing is looked ahead and nothing left out.
function bestOfAll(arena: Arena): Plan | null {
  const candidates = [...arena.line, ...arena.rest].filter((one) => !isAlways(one));
  let best: Plan | null = null;
  for (let mask = 0; mask < 1 << candidates.length; mask++) {
    const set = candidates.filter((_, at) => (mask >> at) % 2 === 1);
    if (!set.every((one, at) => mayJoin(set.slice(0, at), one, arena))) continue;
    const { plan, failed } = runSet(set, arena);
    if (set.some((one) => failed.has(one))) continue;
    if (best === null || isBetter(plan, best, null)) best = plan;
  }
  return best;
}

function arenaFor(input: PricingInput): Arena {
  const { cart, settings, offers } = input;
  const { slices } = unitPrices([], cart.lines, input);
  const initial = slices.map(({ price, quantity }) => price * quantity);
  const total = initial.reduce((sum, amount) => sum + amount, 0);
  const ground = { slices, initial, total, settings };
  const start = { nets: initial, goods: total, freight: cart.freight, given: 0 };
  const candidates = offers
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map((one) => speakingOf(one, input))
    .flatMap((found) => ('offer' in found ? found : []))
    .map((one, place) => candidateOf(one, place, ground));
  const alone = new Map(candidates.map((one) => [one, applyOffer(one, start, ground)]));
  const isAble = (one: Candidate) => isOutcome(must(alone.get(one), 'an outcome')) || mayComeLater(one);
  return arenaOf(candidates.filter(isAble), alone, ground, start);
}

const told = (plan: Plan | null) => ({
  offers: plan?.steps.map(({ candidate, outcome }) => [candidate.offer.id, outcome.granted, ...outcome.shares]),
  nets: plan?.state.nets,
});

test('the search finds the best of all sets, among offers that contend for lines and such as are alike', () => {
  fc.assert(
    fc.property(contendedCarts, hardOffers(7), hardSettings, (lines, offers, settings) => {
      const input = inputOf(lines, offers, { cart: { freight: 700 }, settings });
      expect(told(searchAll(arenaFor(input), []))).toEqual(told(bestOfAll(arenaFor(input))));
    }),
    { numRuns: Number(process.env.PRICING_RUNS ?? 500) },
  );
});

// Of sixty lines no two are contended for by the same of six offers: more fields than a number has bits.
test('it does so too where lines are contended for in more ways than a number tells apart', () => {
  const numbers = Array.from({ length: 60 }, (_, index) => index + 1);
  const lines = numbers.map((n) =>
    line(String(n).padStart(2, '0'), 900 + 37 * n, 1 + (n % 3), { floor: 20 * (n % 4) }),
  );
  const offers = Array.from({ length: 6 }, (_, bit) => {
    const skus = numbers.filter((n) => (n >> bit) % 2 === 1).map((n) => `sku-${String(n).padStart(2, '0')}`);
    const scope = { include: { skus } };
    return bit % 2 === 0
      ? offer(`o${bit}`, 'item_discount', { skus, rateBp: 9_000 - 300 * bit })
      : offer(`o${bit}`, 'buy_n', { take: 4, pay: 3, among: 'scope' }, { scope });
  });
  const input = inputOf(lines, offers);
  const found = told(searchAll(arenaFor(input), []));
  expect(found).toEqual(told(bestOfAll(arenaFor(input))));
  expect(found.offers?.length).toBeGreaterThan(1);
});
