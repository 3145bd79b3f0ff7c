import { describe, expect, test } from 'vitest';
import { type HoldingPrice, priceFacts, withoutCosts } from './price-facts';

const price = (kind: HoldingPrice['kind'], amount: number, holder = '', storeCode = ''): HoldingPrice => ({
  kind,
  amount,
  holder,
  storeCode,
});

describe('what a SKU costs', () => {
  test('is told by kind, with nothing where nothing is set', () => {
    expect(priceFacts([price('list', 2000), price('member', 1800)], null)).toEqual({
      list: 2000,
      member: 1800,
      levels: {},
      contracts: {},
      cost: null,
      floor: null,
    });
  });

  test('names levels and contracts by their codes', () => {
    const held = [price('level', 1700, 'gold'), price('level', 1600, 'diamond'), price('contract', 1500, 'canteen')];
    expect(priceFacts(held, null)).toMatchObject({
      levels: { gold: 1700, diamond: 1600 },
      contracts: { canteen: 1500 },
    });
  });

  test('is the store’s own where it has one, kind by kind, whatever the order of the rows', () => {
    const rows = [price('list', 2100, '', 'SH01'), price('list', 2000), price('member', 1800)];
    const both = [...rows, price('level', 1700, 'gold'), price('level', 1650, 'gold', 'SH01')];
    for (const given of [both, [...both].reverse()]) {
      expect(priceFacts(given, 'SH01')).toMatchObject({ list: 2100, member: 1800, levels: { gold: 1650 } });
    }
  });

  test('in another store, or in none, is the one for all', () => {
    const rows = [price('list', 2100, '', 'SH01'), price('list', 2000)];
    expect(priceFacts(rows, 'HZ01').list).toBe(2000);
    expect(priceFacts(rows, null).list).toBe(2000);
    expect(priceFacts([price('list', 2100, '', 'SH01')], null).list).toBeNull();
  });

  test('hides cost and floor from those who may not see them', () => {
    const facts = priceFacts([price('list', 2000), price('cost', 900), price('floor', 1200)], null);
    expect(withoutCosts(facts)).toEqual({ ...facts, cost: null, floor: null });
    expect(facts).toMatchObject({ cost: 900, floor: 1200 });
  });
});
