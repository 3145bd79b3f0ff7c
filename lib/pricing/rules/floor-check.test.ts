import { describe, expect, test } from 'vitest';
import { goods, inputOf, MEMBER, NOW, offer } from '../testing/build';
import { floorTouches } from './floor-check';

const { cart, settings } = inputOf([], []);
const around = { cart, settings, member: MEMBER, now: NOW, earning: null, prices: [] };
const tea = goods('TEA', 10_000, { floor: 8_000 });
const cup = goods('CUP', 5_000, { floor: 1_000 });

describe('goods that would fall to their floor (N4)', () => {
  test('are those of which the floor lets an offer take less than it wants', () => {
    const half = offer('half', 'order_discount', { rateBp: 5_000 });
    expect(floorTouches(half, [tea, cup], around)).toEqual({
      looked: 2,
      touched: [{ sku: 'TEA', quantity: 1, list: 10_000, floor: 8_000, desired: 5_000, granted: 2_000 }],
    });
  });

  test('are looked for in the number that a threshold asks for', () => {
    const save = offer('save', 'spend_save', { from: 30_000, off: 9_000 });
    expect(floorTouches(save, [tea], around).touched).toMatchObject([{ quantity: 3, desired: 9_000, granted: 6_000 }]);
    const three = offer('three', 'quantity_save', { from: 3, rateBp: 7_000 });
    expect(floorTouches(three, [tea], around).touched).toMatchObject([{ quantity: 3, desired: 9_000, granted: 6_000 }]);
  });

  test('exactly at the floor are not cut', () => {
    expect(floorTouches(offer('o', 'order_discount', { rateBp: 8_000 }), [tea], around).touched).toEqual([]);
    expect(floorTouches(offer('o', 'order_discount', { rateBp: 7_999 }), [tea], around).touched).toHaveLength(1);
  });

  test('after prices of units, which come first', () => {
    const prices = [offer('member', 'member_price', {}), offer('other', 'order_discount', { rateBp: 1_000 })];
    const dear = goods('DEAR', 10_000, { member: 8_500, floor: 8_000 });
    const tenth = offer('tenth', 'order_discount', { rateBp: 9_000 });
    expect(floorTouches(tenth, [dear], { ...around, prices }).touched).toMatchObject([{ desired: 850, granted: 500 }]);
  });

  test('are not those that it is not about', () => {
    const cups = offer('cups', 'item_discount', { skus: ['CUP'], rateBp: 1_000 });
    expect(floorTouches(cups, [tea, cup], around)).toMatchObject({ looked: 1, touched: [{ sku: 'CUP' }] });
  });
});
