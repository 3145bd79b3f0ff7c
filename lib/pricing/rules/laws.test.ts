import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { must } from '@/lib/kernel/assert';
import { carts, offersOf } from '../testing/arbitraries';
import { inputOf, MEMBER, offer, price } from '../testing/build';
import { evaluate } from './evaluate';
import type { CartLine, Offer, Priced } from './types';

const RUNS = Number(process.env.PRICING_RUNS ?? 200);
const FREIGHT = 900;
const member = { ...MEMBER, points: { available: 5_000, debt: 0 } };
const pricedWith =
  (exhaustiveMax: number) =>
  (lines: readonly CartLine[], offers: readonly Offer[], mode: 'BEST' | 'MERCHANT' = 'BEST') =>
    price(lines, offers, { member, cart: { freight: FREIGHT, points: null }, settings: { mode, exhaustiveMax } });
const priced = pricedWith(12);
const total = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);
const mode = fc.constantFrom('BEST' as const, 'MERCHANT' as const);

describe.each([
  ['up to 7 offers, all sets listed', 7, 12],
  ['up to 22 offers, by beam', 22, 1],
])('over random carts and %s', (_, most, exhaustiveMax) => {
  const priced = pricedWith(exhaustiveMax);
  const runs = { numRuns: most > 12 ? Math.ceil(RUNS / 4) : RUNS };

  test('units add up to lines, lines to offers and to the total', () => {
    fc.assert(
      fc.property(carts, offersOf(most), mode, (lines, offers, how) => {
        const answer = priced(lines, offers, how);
        for (const one of answer.lines)
          expectWhole(
            one,
            must(
              lines.find(({ id }) => id === one.id),
              'its line',
            ),
          );
        for (const applied of answer.applied) {
          const onLines = answer.lines.map(
            ({ id, discounts }) => [id, discounts.find(({ offer: by }) => by === applied.offer)?.amount ?? 0] as const,
          );
          const given = onLines.filter(([, amount]) => amount > 0);
          expect(Object.fromEntries(applied.lines.map(({ id, amount }) => [id, amount]))).toEqual(
            Object.fromEntries(given),
          );
          if (applied.lines.length > 0) expect(total(applied.lines.map(({ amount }) => amount))).toBe(applied.granted);
          expect(applied.desired - total(applied.trims.map(({ cut }) => cut))).toBe(applied.granted);
        }
        const { totals } = answer;
        expect(totals.list - totals.discount).toBe(totals.goods);
        expect(totals.goods).toBe(total(answer.lines.map(({ net }) => net)));
        expect(total(answer.lines.map(({ points }) => points))).toBe(totals.pointsTender);
        expect(totals.payable).toBe(totals.goods - totals.pointsTender + totals.freight);
        expect(totals.payable).toBeGreaterThanOrEqual(0);
        expect(answer.freight.full - answer.freight.discount).toBe(answer.freight.due);
      }),
      runs,
    );
  });

  test('no line, no unit and no freight is below nothing or its floor', () => {
    fc.assert(
      fc.property(carts, offersOf(most), mode, (lines, offers, how) => {
        const answer = priced(lines, offers, how);
        for (const { id, units } of answer.lines) {
          const { goods } = must(
            lines.find((line) => line.id === id),
            'its line',
          );
          const floor = Math.min(goods.floor, goods.list);
          expect(units.filter(({ net }) => net < floor)).toEqual([]);
        }
        expect(answer.freight.due).toBeGreaterThanOrEqual(0);
      }),
      runs,
    );
  });

  test('every offer is in exactly one of the lists, and nothing without effect is used', () => {
    fc.assert(
      fc.property(carts, offersOf(most), mode, (lines, offers, how) => {
        const { applied, refused } = priced(lines, offers, how);
        const seen = [...applied, ...refused].map((one) => one.offer).sort();
        expect(seen).toEqual(offers.map(({ id }) => id).sort());
        // With points on better terms more may be paid, each worth as much as usual: that grants nothing beyond it.
        expect(applied.filter(({ granted, layer }) => layer !== 'tender' && granted <= 0)).toEqual([]);
      }),
      runs,
    );
  });

  test('the order of lines and offers changes nothing', () => {
    fc.assert(
      fc.property(carts, offersOf(most), fc.integer(), mode, (lines, offers, seed, how) => {
        const shuffled = priced(mixed(lines, seed), mixed(offers, seed + 1), how);
        const straight = priced(lines, offers, how);
        const sorted = ({ lines: all, ...rest }: Priced) => ({
          ...rest,
          lines: all.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
        });
        expect(sorted(shuffled)).toEqual(sorted(straight));
      }),
      runs,
    );
  });

  test('what applies may meet: one of a group, nobody beside an exclusive one, one coupon of its sort', () => {
    fc.assert(
      fc.property(carts, offersOf(most), mode, (lines, offers, how) => {
        const { applied } = priced(lines, offers, how);
        const by = new Map(offers.map((one) => [one.id, one]));
        const all = applied.map((one) => must(by.get(one.offer), 'its offer')).filter(({ layer }) => layer !== 'unit');
        const groups = all.flatMap(({ group }) => group ?? []);
        expect(new Set(groups).size).toBe(groups.length);
        const chosen = all.filter(({ stack }) => stack !== 'ALWAYS');
        if (chosen.some(({ stack }) => stack === 'EXCLUSIVE')) expect(chosen.length).toBe(1);
        const coupons = chosen.filter(({ source, layer }) => source.type === 'COUPON' && layer !== 'freight');
        const agreed = coupons.every(({ tags, accepts }) => tags.includes('t') && accepts.includes('t'));
        expect(coupons.length <= 1 || agreed).toBe(true);
      }),
      runs,
    );
  });

  test('an offer that never speaks changes nothing but the list of the refused', () => {
    const silent = offer('zz', 'order_discount', { off: 500 }, {}, { endsAt: new Date('2026-01-01T00:00:00Z') });
    fc.assert(
      fc.property(carts, offersOf(most), mode, (lines, offers, how) => {
        const { refused, ...rest } = priced(lines, [...offers, silent], how);
        const { refused: before, ...same } = priced(lines, offers, how);
        expect(rest).toEqual(same);
        expect(refused.filter((one) => one.offer !== 'zz')).toEqual(before);
        expect(refused.find((one) => one.offer === 'zz')?.code).toBe('ended');
      }),
      runs,
    );
  });

  test('is never dearer than with no offers, nor than with any one of them that is chosen', () => {
    fc.assert(
      fc.property(carts, offersOf(most), (lines, offers) => {
        const payable = beforePoints(priced(lines, offers));
        const fixed = offers.filter(({ stack, layer }) => stack === 'ALWAYS' || layer === 'unit');
        expect(payable).toBeLessThanOrEqual(beforePoints(priced(lines, fixed)));
        for (const one of offers) {
          if (!fixed.includes(one)) expect(payable).toBeLessThanOrEqual(beforePoints(priced(lines, [...fixed, one])));
        }
      }),
      { numRuns: Math.ceil(runs.numRuns / 4) },
    );
  });
});

test('the best deal is that of the best part of the offers, of all kinds: every part is priced by itself', () => {
  fc.assert(
    fc.property(carts, offersOf(5), (lines, offers) => {
      const isFixed = ({ stack, layer }: Offer) => stack === 'ALWAYS' || layer === 'unit';
      const best = beforePoints(priced(lines, offers));
      for (let mask = 0; mask < 1 << offers.length; mask++) {
        const part = offers.filter((one, index) => isFixed(one) || (mask >> index) % 2 === 1);
        expect(best).toBeLessThanOrEqual(beforePoints(priced(lines, part)));
      }
    }),
    { numRuns: Math.ceil(RUNS / 2) },
  );
});

test('units sent back in any order pay back what they cost, all together exactly the order', () => {
  fc.assert(
    fc.property(carts, offersOf(6), fc.integer(), fc.nat(20), (lines, offers, seed, split) => {
      const { lines: all, totals } = priced(lines, offers);
      const units = mixed(
        all.flatMap((one) => one.units.map(({ net }) => net)),
        seed,
      );
      const first = total(units.slice(0, split));
      expect(first + total(units.slice(split))).toBe(totals.goods);
      expect(first).toBeLessThanOrEqual(totals.goods);
    }),
    { numRuns: Math.ceil(RUNS / 2) },
  );
});

test('the same input gives the same answer, and nothing of the input is changed', () => {
  fc.assert(
    fc.property(carts, offersOf(8), (lines, offers) => {
      const input = inputOf(lines, offers, { member, cart: { freight: FREIGHT } });
      const before = JSON.stringify(input);
      expect(evaluate(input)).toEqual(evaluate(input));
      expect(JSON.stringify(input)).toBe(before);
    }),
    { numRuns: Math.ceil(RUNS / 4) },
  );
});

const beforePoints = ({ totals }: Priced): number => totals.goods + totals.freight;

function expectWhole(answer: Priced['lines'][number], { quantity, goods }: CartLine): void {
  expect(answer.units.length).toBe(quantity);
  expect(answer.list).toBe(goods.list * quantity);
  expect(answer.list - total(answer.discounts.map(({ amount }) => amount))).toBe(answer.net);
  expect(total(answer.units.map(({ net }) => net))).toBe(answer.net);
  for (const { list, net, shares } of answer.units) expect(list - total(shares.map(({ amount }) => amount))).toBe(net);
  for (const { offer: by, amount } of answer.discounts) {
    const ofUnits = answer.units.flatMap(({ shares }) => shares.filter((share) => share.offer === by));
    expect(total(ofUnits.map((share) => share.amount))).toBe(amount);
  }
}

/** The list in another order that the seed alone decides. */
function mixed<T>(list: readonly T[], seed: number): T[] {
  const keyed = list.map((item, index) => ({ item, key: Math.imul(seed + index * 7_919, 2_654_435_761) >>> 0 }));
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
}
