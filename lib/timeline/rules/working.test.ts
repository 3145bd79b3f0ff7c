import { describe, expect, test } from 'vitest';
import { readDetail, readFields, readMoved, readOutcome, readPurchases } from './working';

describe('a detail of the book', () => {
  test('gives the order, the base, the factors and the cuts', () => {
    const detail = {
      order: 'SO1',
      base: 10_000,
      desired: 240,
      factors: [{ code: 'weekend', rateBp: 20_000, lineIds: ['1'] }],
      cuts: [{ cap: 'month', period: '2026-11', limit: 5000, used: 4900, cut: 140 }],
    };
    expect(readDetail(detail)).toEqual({
      order: 'SO1',
      refundNo: null,
      members: null,
      working: {
        base: 10_000,
        desired: 240,
        bonus: 0,
        factors: [{ code: 'weekend', rateBp: 20_000 }],
        cuts: [{ cap: 'month', limit: 5000, used: 4900, cut: 140 }],
      },
    });
  });

  test.each([null, 'text', 7, [], { factors: 'many', base: '1' }])(
    'of a former shape, %j, says nothing false',
    (odd) => {
      expect(readDetail(odd).working).toEqual({ base: null, desired: null, bonus: 0, factors: [], cuts: [] });
    },
  );
});

test('an outcome names its order and refund', () => {
  expect(readOutcome({ order: 'SO1', refundNo: 'RF1' })).toEqual({ order: 'SO1', refundNo: 'RF1' });
  expect(readOutcome(null)).toEqual({ order: null, refundNo: null });
});

test('what a refund moved is added up over its entries', () => {
  const moved = { points: [{ points: -5, debt: 0 }, { points: -7, debt: 2 }], growth: -12 }; // biome-ignore format: one line
  const none = { points: 0, growth: 0 };
  expect(readMoved(moved)).toEqual({ points: -12, growth: -12, debt: 2, waived: none });
  const waived = { points: 3, growth: 4 };
  expect(readMoved({ ...moved, waived })).toEqual({ points: -12, growth: -12, debt: 2, waived });
  expect(readMoved('odd')).toEqual({ points: 0, growth: 0, debt: 0, waived: none });
});

test('purchases and revealed fields are read leniently', () => {
  expect(readPurchases({ orders: 3, amount: 80_000 })).toEqual({ orders: 3, amount: 80_000 });
  expect(readPurchases('odd')).toEqual({ orders: null, amount: null });
  expect(readFields({ fields: ['mobile'] })).toEqual(['mobile']);
  expect(readFields(null)).toEqual([]);
});
