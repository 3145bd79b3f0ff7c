import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planChunks } from './plan';
import { leftMs } from './progress';
import { runsOut } from './runs-out';
import { addSums, NO_SUMS } from './sums';
import { type Decided, tally } from './tally';

const basketOf = ({ order, list, paid, costs, margin }: Decided) => ({
  order,
  at: '2026-03-10T04:00:00.000Z',
  list,
  paid,
  before: list,
  after: list - costs.discount,
  cost: costs.total,
  margin: margin?.after ?? null,
  applied: [],
  refused: [],
});

/** An order of a buyer as it was decided; money in fen. */
function decided(order: string, memberId: string | null, discount: number, more: Partial<Decided> = {}): Decided {
  const one: Decided = {
    order,
    memberId,
    level: memberId === null ? null : 'bronze',
    store: null,
    day: '2026-03-10',
    list: 30_000,
    paid: 30_000,
    costs: { discount, freight: 0, gifts: 0, points: 0, pointsFen: 0, growth: 0, total: discount },
    gain: discount,
    isTouched: discount !== 0,
    threshold: null,
    isAtFloor: false,
    margin: { before: 10_000, after: 10_000 - discount, isWhole: true },
    spent: discount > 0 ? { b: discount } : {},
    basket: () => basketOf(one),
    ...more,
  };
  return one;
}

const given = fc
  .array(
    fc.record({
      buyer: fc.constantFrom('a', 'b', 'c', null),
      discount: fc.integer({ min: -500, max: 20_000 }),
      day: fc.constantFrom('2026-03-09', '2026-03-10', '2026-03-11'),
      store: fc.constantFrom('SH01', 'HZ01', null),
    }),
    { maxLength: 60 },
  )
  .map((said) =>
    said
      .toSorted((a, b) => ((a.buyer ?? '~') < (b.buyer ?? '~') ? -1 : 1))
      .map(({ buyer, discount, day, store }, at) => decided(`o-${at}`, buyer, discount, { day, store })),
  );

describe('sums of a back-test', () => {
  test('add what each order costs, whatever it is split by', () => {
    fc.assert(
      fc.property(given, (orders) => {
        const sums = tally(orders);
        const total = orders.reduce((sum, { costs }) => sum + costs.total, 0);
        expect([sums.orders, sums.cost, sums.costs.total]).toEqual([orders.length, total, total]);
        for (const split of [sums.levels, sums.stores, sums.days]) {
          const parts = Object.values(split);
          expect(parts.reduce((sum, { cost }) => sum + cost, 0)).toBe(total);
          expect(parts.reduce((sum, part) => sum + part.orders, 0)).toBe(orders.length);
        }
        expect(sums.winners.amount + sums.losers.amount + sums.guests.cost).toBe(total);
      }),
    );
  });

  test('are the same in one go and in chunks of any size, as long as buyers stay whole', () => {
    fc.assert(
      fc.property(given, fc.integer({ min: 1, max: 9 }), (orders, size) => {
        const keys = orders.map(({ order, memberId }) => ({ externalId: order, buyer: memberId ?? order }));
        const { planned } = planChunks(keys, size);
        const chunks = [...Map.groupBy(planned, ({ chunk }) => chunk).values()];
        const inChunks = chunks
          .map((some) => tally(some.flatMap(({ place }) => orders[place] ?? [])))
          .reduce(addSums, NO_SUMS);
        expect(inChunks).toEqual(tally(orders));
      }),
    );
  });

  test('tell full-price orders, near thresholds and losses apart, and pick the deepest loss first', () => {
    const sums = tally([
      decided('a', 'm', 5_000, { threshold: { is: 'over' } }),
      decided('b', 'm', 0, { threshold: { is: 'under', gap: 700 } }),
      decided('c', 'n', 12_000, { paid: 29_000 }),
      decided('d', null, 11_000, { isAtFloor: true, margin: { before: -500, after: -11_500, isWhole: false } }),
    ]);
    expect(sums).toMatchObject({
      touched: 3,
      fullPrice: { orders: 2, cost: 16_000 },
      justOver: { orders: 1, cost: 5_000 },
      justUnder: { orders: 1, gap: 700 },
      // c: 10,000 − 12,000; d: it lost 500 before and 11,500 now.
      belowCost: { orders: 2, loss: 2_000 + 11_000 },
      atFloor: 1,
      uncosted: 1,
      winners: { members: 2, amount: 17_000 },
      losers: { members: 0, amount: 0 },
      guests: { orders: 1, cost: 11_000 },
    });
    expect(sums.baskets.map(({ order }) => order)).toEqual(['d', 'c', 'a']);
    expect(sums.most.map(({ order, amount, orders }) => [order, amount, orders])).toEqual([
      ['c', 12_000, 1],
      ['a', 5_000, 2],
    ]);
  });
});

describe('the plan', () => {
  const keys = ['a', 'a', 'a', 'b', 'c', 'c'].map((buyer, at) => ({ externalId: `o-${at}`, buyer }));

  test('never parts the orders of one buyer', () => {
    expect(planChunks(keys, 2).planned.map(({ chunk }) => chunk)).toEqual([0, 0, 0, 1, 1, 1]);
    expect(planChunks(keys, 1).chunks).toBe(3);
    expect(planChunks([], 5)).toEqual({ chunks: 0, planned: [] });
  });
});

describe('a budget', () => {
  const spent = { '2026-03-11': 4_000, '2026-03-09': 5_000, '2026-03-10': 3_000 };

  test.each([
    [12_000, 1, { needed: 12_000, day: null }],
    [11_999, 1, { needed: 12_000, day: '2026-03-11' }],
    [8_000, 1, { needed: 12_000, day: '2026-03-11' }],
    [7_999, 1, { needed: 12_000, day: '2026-03-10' }],
    [0, 1, { needed: 12_000, day: '2026-03-09' }],
    // A fifth of all orders: five times as much would have been taken.
    [40_000, 0.2, { needed: 60_000, day: '2026-03-11' }],
  ])('of %i with a share of %f runs out on its day', (limit, share, expected) => {
    expect(runsOut(spent, limit, share)).toEqual(expected);
  });
});

test('the rest takes as long as it took so far, and nobody knows before anything is done', () => {
  const at = (ms: number) => new Date(1_700_000_000_000 + ms);
  const about = { total: 400, startedAt: at(0), progressAt: at(2_000) };
  expect(leftMs({ ...about, done: 100 })).toBe(6_000);
  expect(leftMs({ ...about, done: 0 })).toBeNull();
});
