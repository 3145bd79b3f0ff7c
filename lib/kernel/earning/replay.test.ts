import fc from 'fast-check';
import { expect, test } from 'vitest';
import { local, ZONE } from '@/lib/platform/testing/zone';
import { EarningSchema, type PlayedOrder, replayOrders } from '.';

const order = EarningSchema.parse({
  rateBp: 10_000,
  productMaxBp: 50_000,
  multipliers: [{ code: 'weekend', group: 'TIME', rateBp: 20_000, when: { kind: 'weekdays', days: [6, 7] } }],
  bonuses: [],
  excludedCategories: [],
});
const caps = [{ code: 'month', period: 'month' as const, limit: 500 }];
const TUESDAY = Date.parse(local('2026-03-10T12:00'));
const DAY_MS = 86_400_000;

const played = (memberId: string, yuan: number, day: number): PlayedOrder => ({
  memberId,
  orderId: `${memberId}-${day}`,
  facts: {
    lines: [{ id: '1', category: null, quantity: 1, net: yuan * 100, base: yuan * 100 }],
    paidAt: new Date(TUESDAY + day * DAY_MS),
    zone: ZONE,
    registeredAt: new Date(0),
    birthMonth: null,
    levelCode: 'bronze',
  },
});

test('orders earn under the rules as settling would, each month under its cap', () => {
  const orders = [
    played('a', 300, 0),
    played('a', 300, 1),
    played('a', 10, 2),
    played('a', 100, 22),
    played('b', 300, 4),
  ];
  const result = replayOrders({ order, caps }, orders, ZONE);
  expect(result.map(({ granted }) => granted)).toEqual([300, 200, 0, 100, 500]);
  expect(result[1]).toMatchObject({ desired: 300, cuts: [{ cap: 'month', used: 300, cut: 100 }] });
  expect(result[4]).toMatchObject({ desired: 600, factors: [{ code: 'weekend' }] });
});

test('a month never grants more than its cap, and without caps nothing is cut', () => {
  const given = fc.array(fc.record({ yuan: fc.integer({ min: 0, max: 400 }), day: fc.integer({ min: 0, max: 20 }) }));
  fc.assert(
    fc.property(given, (said) => {
      const orders = said.sort((a, b) => a.day - b.day).map(({ yuan, day }) => played('a', yuan, day));
      const sum = (rules: typeof caps) =>
        replayOrders({ order, caps: rules }, orders, ZONE).reduce((total, { granted }) => total + granted, 0);
      expect(sum(caps)).toBe(Math.min(500, sum([])));
    }),
  );
});
