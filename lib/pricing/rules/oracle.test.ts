import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coupon, line, offer, price } from '../testing/build';
import type { CartLine, Offer } from './types';

// A second, plain reading of 4.C for discounts on lines, orders and coupons: every set is listed, each is applied with
// bigint, and the least to pay counts. It shares no code with the evaluator.

type Plain = {
  readonly layer: 'line' | 'order' | 'coupon';
  readonly rateBp: number | null;
  readonly off: number | null;
  readonly from: number;
  readonly basis: 'INITIAL' | 'NET_BEFORE';
  readonly group: string | null;
  readonly stack: 'COMMON' | 'EXCLUSIVE' | 'ALWAYS';
  readonly priority: number;
  readonly max: number | null;
  readonly category: string;
};

const plain: fc.Arbitrary<Plain> = fc
  .record({
    layer: fc.constantFrom('line', 'order', 'order', 'coupon'),
    reduced: fc.oneof(
      fc.record({ rateBp: fc.integer({ min: 0, max: 9_999 }), off: fc.constant(null) }),
      fc.record({ rateBp: fc.constant(null), off: fc.integer({ min: 1, max: 6_000 }) }),
    ),
    from: fc.constantFrom(0, 5_000, 10_000, 20_000),
    basis: fc.constantFrom('INITIAL', 'NET_BEFORE'),
    group: fc.constantFrom(null, null, 'g'),
    stack: fc.constantFrom('COMMON', 'COMMON', 'COMMON', 'EXCLUSIVE', 'ALWAYS'),
    priority: fc.integer({ min: 0, max: 2 }),
    max: fc.constantFrom(null, null, 1_500),
    category: fc.constantFrom('x', 'y'),
  })
  .map(({ reduced, ...rest }) => ({
    ...rest,
    ...reduced,
    // What always stacks and one of a group: who of them stands back is another rule, tested elsewhere.
    group: rest.stack === 'ALWAYS' ? null : rest.group,
    from: rest.layer === 'line' ? 0 : rest.from,
  })) as fc.Arbitrary<Plain>;

const cart = fc.array(fc.record({ list: fc.integer({ min: 0, max: 12_000 }), category: fc.constantFrom('x', 'y') }), {
  minLength: 1,
  maxLength: 4,
});
type Goods = { readonly list: number; readonly category: string };

test('the chosen set is as cheap as the cheapest of all sets that may meet', () => {
  fc.assert(
    fc.property(cart, fc.array(plain, { maxLength: 6 }), (goods, offers) => {
      const answer = price(goods.map(toLine), offers.map(toOffer));
      expect(answer.search.by).toBe('exhaustive');
      expect(answer.totals.payable).toBe(cheapest(goods, offers));
    }),
    { numRuns: Number(process.env.PRICING_RUNS ?? 500) },
  );
});

test('a beam is never cheaper than the cheapest set, and mostly finds it', () => {
  let [found, all] = [0, 0];
  fc.assert(
    fc.property(cart, fc.array(plain, { minLength: 3, maxLength: 7 }), (goods, offers) => {
      const settings = { exhaustiveMax: 0, beamWidth: 8 };
      const { totals, search } = price(goods.map(toLine), offers.map(toOffer), { settings });
      const least = cheapest(goods, offers);
      expect(totals.payable).toBeGreaterThanOrEqual(least);
      if (search.candidates === 0) return;
      expect(search.by).toBe('beam');
      all += 1;
      if (totals.payable === least) found += 1;
    }),
    { numRuns: 300, seed: 42 },
  );
  expect(found / all).toBeGreaterThan(0.95);
});

function cheapest(goods: readonly Goods[], offers: readonly Plain[]): number {
  let best = Number.POSITIVE_INFINITY;
  for (let mask = 0; mask < 1 << offers.length; mask++) {
    const set = offers.flatMap((one, index) =>
      one.stack === 'ALWAYS' || (mask >> index) % 2 === 1 ? [{ ...one, index }] : [],
    );
    if (mayMeet(set)) best = Math.min(best, payable(goods, set));
  }
  return best;
}

function mayMeet(set: readonly Plain[]): boolean {
  const chosen = set.filter(({ stack }) => stack !== 'ALWAYS');
  if (chosen.length > 1 && chosen.some(({ stack }) => stack === 'EXCLUSIVE')) return false;
  if (chosen.filter(({ group }) => group !== null).length > 1) return false;
  return chosen.filter(({ layer }) => layer === 'coupon').length <= 1;
}

type Numbered = Plain & { readonly index: number };

function payable(goods: readonly Goods[], set: readonly Numbered[]): number {
  const initial = goods.map(({ list }) => BigInt(list));
  let nets = initial;
  const order = ['line', 'order', 'coupon'];
  const sorted = set.toSorted(
    (a, b) => order.indexOf(a.layer) - order.indexOf(b.layer) || b.priority - a.priority || a.index - b.index,
  );
  const line = sorted.filter(({ layer }) => layer === 'line');
  const takers = goods.map((_, place) => takersOf(place, goods, initial, line));
  for (const one of sorted) {
    const places = goods.flatMap(({ category }, place) => {
      if (one.layer !== 'line') return [place];
      return category === one.category && (takers[place] as readonly Numbered[]).includes(one) ? [place] : [];
    });
    const judged = (one.basis === 'INITIAL' ? initial : nets).reduce((total, net) => total + net, 0n);
    if (judged < BigInt(one.from)) continue;
    nets = reduced(nets, places, one);
  }
  return Number(nets.reduce((total, net) => total + net, 0n));
}

/** Who may touch a line: all that always stack, and of the others the one that takes most off when it stands alone. */
function takersOf(place: number, goods: readonly Goods[], initial: readonly bigint[], line: readonly Numbered[]) {
  const fits = line.filter(({ category }) => category === goods[place]?.category);
  const alone = (one: Numbered): bigint => {
    const places = goods.flatMap(({ category }, at) => (category === one.category ? [at] : []));
    return (initial[place] as bigint) - (reduced(initial, places, one)[place] as bigint);
  };
  const most = fits
    .filter((one) => one.stack !== 'ALWAYS' && alone(one) > 0n)
    .reduce<Numbered | null>((best, one) => (best === null || alone(one) > alone(best) ? one : best), null);
  return fits.filter((one) => (one.stack === 'ALWAYS' ? alone(one) > 0n : one === most));
}

function reduced(nets: readonly bigint[], places: readonly number[], one: Plain): bigint[] {
  const whole = places.reduce((total, place) => total + (nets[place] as bigint), 0n);
  const each = places.map((place) => {
    if (one.off === null) return nets[place] as bigint;
    const own = nets[place] as bigint;
    return one.layer === 'line' && own > BigInt(one.off) ? BigInt(one.off) : own;
  });
  const weight = each.reduce((total, part) => total + part, 0n);
  const wanted =
    one.off === null
      ? (whole * BigInt(10_000 - (one.rateBp ?? 0))) / 10_000n
      : one.layer === 'line'
        ? weight
        : BigInt(one.off);
  let amount = wanted < whole ? wanted : whole;
  if (one.max !== null && amount > BigInt(one.max)) amount = BigInt(one.max);
  const next = [...nets];
  if (weight === 0n || amount === 0n) return next;
  const shares = each.map((part) => (amount * part) / weight);
  let left = amount - shares.reduce((total, share) => total + share, 0n);
  const byRest = each
    .map((part, at) => ({ at, rest: (amount * part) % weight }))
    .sort((a, b) => (a.rest === b.rest ? a.at - b.at : a.rest > b.rest ? -1 : 1));
  for (const { at } of byRest) {
    if (left === 0n) break;
    shares[at] = (shares[at] as bigint) + 1n;
    left -= 1n;
  }
  for (const [at, place] of places.entries()) next[place] = (next[place] as bigint) - (shares[at] as bigint);
  return next;
}

const toLine = ({ list, category }: Goods, index: number): CartLine =>
  line(String(index), list, 1, { categories: [category] });

function toOffer({ layer, rateBp, off, from, max, category, ...terms }: Plain, index: number): Offer {
  const id = `o${index}`;
  const reduction = rateBp === null ? { off } : { rateBp };
  const rest = { ...terms, caps: { max } };
  if (layer === 'line') return offer(id, 'category_discount', { categories: [category], ...reduction }, rest);
  return layer === 'order'
    ? offer(id, 'order_discount', { ...reduction, from }, rest)
    : coupon(id, 'order_discount', { ...reduction, from }, rest);
}
