import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { spread } from '@/lib/kernel/share';
import { type Frozen, type FrozenTerms, frozenUnitsNet, NO_PROGRESS, unitsBetween } from './frozen';
import { budgetsKept, decideGivingBack, decideKeeping, type KeptOf, pointsOfLines } from './give-back';
import type { Line } from './order';
import { decideRefund, type RefundRequest } from './refund';

const plainLine = (id: string, quantity: number, net: number): Line => ({
  id,
  kind: 'goods',
  sku: id,
  name: null,
  category: null,
  brand: null,
  quantity,
  unitPrice: 0,
  discount: 0,
  net,
  refundedQuantity: 0,
  refundedNet: 0,
});

type Units = { readonly list: number; readonly off: number }[];

/** An order of lines of units, all reduced by one offer, in part paid with points; the offer asks for an amount. */
function given(lines: readonly Units[], tender: { fen: number; points: number }, threshold: number) {
  const nets = lines.map((units) => units.reduce((sum, { list, off }) => sum + list - off, 0));
  const fens = spread(Math.min(tender.fen, sumOf(nets)), nets);
  const points = pointsOfLines(tender.points, fens, nets);
  const amounts = lines.map((units) => units.reduce((sum, { list }) => sum + list, 0));
  const off = sumOf(amounts) - sumOf(nets);
  const terms: FrozenTerms = {
    quotedAt: '2026-03-20T02:00:00.000Z',
    lines: lines.map((units, place) => ({
      id: `l${place}`,
      sku: `s${place}`,
      category: null,
      brand: null,
      units: units.map(({ list, off: less }) => ({
        count: 1,
        list,
        net: list - less,
        shares: less > 0 ? [{ offer: 'o', amount: less }] : [],
      })),
      tender: { fen: fens[place] ?? 0, points: points[place] ?? 0 },
    })),
    offers: [
      {
        offer: 'o',
        version: 1,
        kind: 'spend_save',
        layer: 'order',
        source: { type: 'OFFER' },
        name: { zh: 'o', en: 'o' },
        desired: off,
        granted: off,
        freight: 0,
        params: {},
        judged: lines.map((units, place) => ({
          id: `l${place}`,
          quantity: units.length,
          amount: amounts[place] ?? 0,
        })),
        multiplier: null,
      },
    ],
    gifts: [],
    freight: { full: 0, discount: 0, due: 0 },
    tender: { fen: sumOf(fens), points: sumOf(points) },
    budgets: [{ budget: 'b', offer: 'o', fen: off, points: 0, units: 1 }],
    uses: [],
    promised: null,
  };
  const keptOf: KeptOf = (_, { amount }) => (amount >= threshold ? off : 0);
  return {
    frozen: { quoteId: 'q', state: 'used', terms, progress: NO_PROGRESS } as Frozen,
    lines: lines.map((units, place) => plainLine(`l${place}`, units.length, nets[place] ?? 0)),
    keptOf,
  };
}

const sumOf = (amounts: readonly number[]) => amounts.reduce((sum, amount) => sum + amount, 0);

const aUnit = fc
  .integer({ min: 1, max: 5_000 })
  .chain((list) => fc.record({ list: fc.constant(list), off: fc.nat(list) }));
const anOrder = fc.record({
  lines: fc.array(fc.array(aUnit, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 5 }),
  tender: fc.record({ fen: fc.nat(8_000), points: fc.nat(8_000) }),
  threshold: fc.nat(40_000),
  reclaim: fc.constantFrom('NEVER' as const, 'ABOVE_HALF' as const, 'ALWAYS' as const),
  picks: fc.array(fc.nat(1_000), { minLength: 1, maxLength: 40 }),
});

/** Refunds unit by unit in a random order and by random portions until all is back. */
function* refunds(said: { lines: readonly Units[]; picks: readonly number[] }): Generator<RefundRequest> {
  const left = said.lines.map((units) => units.length);
  for (let turn = 0; sumOf(left) > 0; turn++) {
    const pick = said.picks[turn % said.picks.length] ?? 0;
    const open = left.flatMap((units, place) => (units > 0 ? [place] : []));
    const place = open[pick % open.length] as number;
    const quantity = 1 + (pick % (left[place] as number));
    left[place] = (left[place] as number) - quantity;
    yield { lines: [{ id: `l${place}`, quantity, amount: null }], freight: 0 };
  }
}

describe('whatever comes back in whatever portions', () => {
  test('all refunds together are what was paid, in money and in points, none is below zero, and nothing stays kept back', () => {
    fc.assert(
      fc.property(anOrder, (said) => {
        const { frozen: start, lines, keptOf } = given(said.lines, said.tender, said.threshold);
        let [frozen, current, money, fen, points] = [start, lines as readonly Line[], 0, 0, 0];
        for (const request of refunds(said)) {
          const order = { lines: current, freight: 0, refundedFreight: 0, fullyRefunded: false, frozen: frozen.terms };
          const decision = decideRefund(order, request);
          if (decision.kind === 'refused') throw new Error(decision.code);
          const moved = { before: current, after: decision.after };
          const back = decideGivingBack(frozen, moved, said, keptOf);
          expect(back.tender.fen).toBeGreaterThanOrEqual(0);
          expect(back.tender.points).toBeGreaterThanOrEqual(0);
          const due = decision.goods - back.tender.fen;
          expect(due).toBeGreaterThanOrEqual(0);
          const { kept, deducted } = decideKeeping(frozen.progress.kept, back.lost, due);
          expect(due - deducted).toBeGreaterThanOrEqual(0);
          expect(Object.values(kept).every((amount) => amount >= 0)).toBe(true);
          if (said.reclaim === 'NEVER') expect(deducted).toBe(0);
          const returned = [...frozen.progress.returned, ...back.offers.map(({ offer }) => offer)];
          frozen = { ...frozen, progress: { ...frozen.progress, kept, returned } };
          const stays = budgetsKept(frozen, decision.after).get('b');
          expect(stays?.fen).toBeGreaterThanOrEqual(0);
          [current, money, fen, points] = [
            decision.after,
            money + due - deducted,
            fen + back.tender.fen,
            points + back.tender.points,
          ];
        }
        const { terms, progress } = frozen;
        const net = sumOf(lines.map((line) => line.net));
        expect(money + fen).toBe(net);
        expect(fen).toBe(terms.tender.fen);
        // Lines that cost nothing bear no points either.
        expect(points).toBe(net === 0 ? 0 : terms.tender.points);
        expect(Object.values(progress.kept).every((amount) => amount === 0)).toBe(true);
        expect(progress.returned).toEqual(['o']);
        expect(budgetsKept(frozen, current).get('b')).toEqual({ fen: 0, points: 0, units: 0 });
      }),
      { numRuns: 2_000 },
    );
  });

  test('units are refunded as they were frozen, whatever is taken of them at once', () => {
    fc.assert(
      fc.property(
        fc.array(aUnit, { minLength: 1, maxLength: 12 }),
        fc.array(fc.nat(12), { maxLength: 6 }),
        (units, cuts) => {
          const { frozen } = given([units], { fen: 0, points: 0 }, 0);
          const line = frozen.terms.lines[0] as FrozenTerms['lines'][number];
          const at = [...new Set([0, units.length, ...cuts.filter((cut) => cut < units.length)])].sort((a, b) => a - b);
          const parts = at.slice(1).map((end, place) => frozenUnitsNet(line, at[place] ?? 0, end - (at[place] ?? 0)));
          expect(sumOf(parts)).toBe(sumOf(units.map(({ list, off }) => list - off)));
          expect(sumOf(unitsBetween(line, 0, units.length).map(({ count }) => count))).toBe(units.length);
        },
      ),
    );
  });
});

describe('a discount that the rest would not get (4.D.2)', () => {
  const three = [
    { list: 10_000, off: 2_000 },
    { list: 10_000, off: 2_000 },
    { list: 10_000, off: 2_000 },
  ];
  const lostAfter = (reclaim: 'NEVER' | 'ABOVE_HALF' | 'ALWAYS', back: number) => {
    const { frozen, lines, keptOf } = given([three], { fen: 0, points: 0 }, 30_000);
    const after = lines.map((line) => ({ ...line, refundedQuantity: back, refundedNet: back * 8_000 }));
    return decideGivingBack(frozen, { before: lines, after }, { reclaim }, keptOf).lost.o;
  };

  test.each([
    ['NEVER', 1, 0],
    ['NEVER', 2, 0],
    ['ABOVE_HALF', 1, 0],
    ['ABOVE_HALF', 2, 2_000],
    ['ALWAYS', 1, 4_000],
    ['ALWAYS', 2, 2_000],
    ['ALWAYS', 3, 0],
  ] as const)('with %s and %i of 3 units back, %i fen are lost', (reclaim, back, lost) => {
    expect(lostAfter(reclaim, back)).toBe(lost);
  });

  test('of an offer that asks for no amount nothing is ever lost', () => {
    const { frozen, lines } = given([three], { fen: 0, points: 0 }, 0);
    const after = lines.map((line) => ({ ...line, refundedQuantity: 2, refundedNet: 16_000 }));
    expect(decideGivingBack(frozen, { before: lines, after }, { reclaim: 'ALWAYS' }, () => null).lost).toEqual({
      o: 0,
    });
  });
});

test('what is kept back is never more than the refund; the rest follows with the next, and comes out again at the end', () => {
  expect(decideKeeping({}, { o: 500 }, 300)).toEqual({ kept: { o: 300 }, deducted: 300 });
  expect(decideKeeping({ o: 300 }, { o: 500 }, 1_000)).toEqual({ kept: { o: 500 }, deducted: 200 });
  expect(decideKeeping({ o: 500 }, { o: 0, p: 100 }, 0)).toEqual({ kept: { o: 0, p: 100 }, deducted: -400 });
});
