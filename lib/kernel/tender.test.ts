import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decideTender, type TenderTerms } from './tender';

const TERMS: TenderTerms = { worth: { points: 100, fen: 100 }, step: 100, shareBp: 5_000, orderMax: null, leaveFen: 0 };
const asked = { payable: 20_000, wanted: null, available: 50_000, debt: 0 };

type Said = { payable?: number; wanted?: number | null; available?: number; debt?: number };

test.each<[string, Said, Partial<TenderTerms>, number, string[]]>([
  ['half of ¥200 is ¥100, 10,000 points', {}, {}, 10_000, ['share']],
  ['a large balance is clamped, never refused', { wanted: 50_000 }, {}, 10_000, ['share']],
  ['less is used when less is wanted', { wanted: 3_000 }, {}, 3_000, []],
  ['what is wanted is cut to whole steps', { wanted: 3_050 }, {}, 3_000, ['step']],
  ['less than a step is nothing', { wanted: 99 }, {}, 0, ['step']],
  ['the balance is cut to whole steps', { available: 1_050 }, {}, 1_000, ['available']],
  ['a share of odd cents is cut to whole steps', { payable: 399 }, {}, 100, ['share']],
  ['an order below two steps takes none', { payable: 199 }, {}, 0, ['share']],
  ['an order has a most of its own', { wanted: 9_000 }, { orderMax: 5_000 }, 5_000, ['order_max']],
  ['who owes uses none', { wanted: 500, available: 40, debt: 1 }, {}, 0, ['debt']],
  ['all may be paid when the program says so', {}, { shareBp: 10_000 }, 20_000, ['share']],
  ['a channel that needs one fen is left one', { payable: 100 }, { shareBp: 10_000, leaveFen: 1 }, 0, ['share']],
  ['one fen is left of ¥2', { payable: 200 }, { shareBp: 10_000, leaveFen: 1 }, 100, ['share']],
  ['nothing to pay takes nothing', { payable: 0 }, {}, 0, ['share']],
])('%s', (_, said, terms, points, limits) => {
  const tender = decideTender({ ...asked, ...said }, { ...TERMS, ...terms });
  expect(tender.points).toBe(points);
  expect(tender.limits.map(({ code }) => code)).toEqual(limits);
});

test('points worth less than a fen each count whole steps in money', () => {
  const tender = decideTender(asked, { ...TERMS, worth: { points: 500, fen: 100 }, step: 500 });
  expect(tender).toMatchObject({ points: 50_000, fen: 10_000 });
});

test('whatever is asked, the points are whole steps within every limit and leave nothing below zero', () => {
  const amount = fc.integer({ min: 0, max: 100_000_000 });
  const terms = fc.record({
    worth: fc.record({ points: fc.integer({ min: 1, max: 1_000 }), fen: fc.integer({ min: 1, max: 1_000 }) }),
    step: fc.integer({ min: 1, max: 1_000 }),
    shareBp: fc.integer({ min: 0, max: 10_000 }),
    orderMax: fc.option(fc.nat(100_000)),
    leaveFen: fc.nat(1),
  });
  fc.assert(
    fc.property(
      amount,
      fc.option(amount),
      amount,
      fc.constantFrom(0, 0, 5),
      terms,
      (payable, wanted, available, debt, said) => {
        const { points, fen, pointsMax } = decideTender({ payable, wanted, available, debt }, said);
        expect(points % said.step).toBe(0);
        expect(points).toBeLessThanOrEqual(
          Math.min(pointsMax, wanted ?? pointsMax, available, said.orderMax ?? available),
        );
        expect(debt > 0 ? points : 0).toBe(0);
        expect(fen * 10_000).toBeLessThanOrEqual(payable * said.shareBp);
        expect(payable - fen).toBeGreaterThanOrEqual(points > 0 ? said.leaveFen : 0);
      },
    ),
  );
});
