import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool } from '@/lib/platform/db';
import '@/lib/wiring';
import { setPriceCommand, withdrawPriceCommand } from './commands/save-goods';
import { pricesOfSkus } from './store/product';
import {
  caller,
  day,
  factsOf,
  givenShop,
  iso,
  list,
  NOW,
  priced,
  pricesOf,
  products,
  productsAt,
  rows,
  trail,
} from './testing/goods';

beforeAll(givenShop);
afterAll(closeDatabase);

describe('prices', () => {
  test('close the old row and open a new one; what held is told for its own time', async () => {
    await products(priced('H1', list(2000)));
    await productsAt(day(10), priced('H1', list(1900), list(1700, { from: iso(20), to: iso(30) })));
    expect((await pricesOf('H1')).map(({ amount, startsAt, endsAt }) => [amount, startsAt, endsAt])).toEqual([
      [2000, NOW, day(10)],
      [1900, day(10), day(20)],
      [1700, day(20), day(30)],
      [1900, day(30), null],
    ]);
    const told = await Promise.all(
      [-1, 0, 9, 10, 20, 30].map(async (days) => (await factsOf('H1', day(days)))?.prices.list),
    );
    expect(told).toEqual([null, 2000, 2000, 1900, 1700, 1900]);
  });

  test('of the store go before those for all, for members and levels alike', async () => {
    await products(
      priced(
        'S1',
        list(2000),
        list(2200, { store: 'SH01' }),
        { kind: 'member', amount: 1800 },
        { kind: 'level', level: 'gold', amount: 1700 },
        { kind: 'level', level: 'gold', store: 'SH01', amount: 1650 },
        { kind: 'contract', contract: 'canteen', amount: 1500 },
        { kind: 'cost', amount: 900 },
        { kind: 'floor', amount: 1200 },
      ),
    );
    const wide = { member: 1800, contracts: { canteen: 1500 }, cost: 900, floor: 1200 };
    expect((await factsOf('S1', NOW, 'SH01'))?.prices).toEqual({ ...wide, list: 2200, levels: { gold: 1650 } });
    expect((await factsOf('S1', NOW, 'HZ01'))?.prices).toEqual({ ...wide, list: 2000, levels: { gold: 1700 } });
    expect((await factsOf('S1'))?.prices).toEqual({ ...wide, list: 2000, levels: { gold: 1700 } });
  });

  test('set at the same time by many never overlap: one of them is what holds, and the rest is history', async () => {
    await products(priced('X1', list(5000)));
    const amounts = Array.from({ length: 24 }, (_, place) => 1000 + place);
    await Promise.all(
      amounts.map((amount, place) =>
        execute(setPriceCommand, caller(new Date(NOW.getTime() - place)), {
          sku: 'X1',
          price: { kind: 'list', amount, from: iso(5 + (place % 3)) },
        }),
      ),
    );
    const living = (await pricesOf('X1')).filter(({ gone }) => !gone);
    expect(living.map(({ startsAt, endsAt }) => [startsAt, endsAt])).toEqual([
      [NOW, day(5)],
      [day(5), day(6)],
      [day(6), day(7)],
      [day(7), null],
    ]);
    expect(amounts).toContain(living[1].amount);
    expect((await factsOf('X1', day(5)))?.prices.list).toBe(living[1].amount);
    expect((await factsOf('X1', day(4)))?.prices.list).toBe(5000);
  });

  test('cannot overlap even past all rules: the table refuses it', async () => {
    await products(priced('X2', list(5000)));
    const insert = rows(
      `INSERT INTO "SkuPrice" ("id", "skuCode", "kind", "amount", "startsAt", "setAt", "setBy")
       VALUES (gen_random_uuid(), 'X2', 'list', 1, $1, now(), 'test')`,
      [day(3)],
    );
    await expect(insert).rejects.toThrow('SkuPrice_no_overlap');
  });

  test('keep their history: an amount cannot be changed nor a row deleted', async () => {
    await products(priced('X3', list(5000)));
    await expect(rows(`UPDATE "SkuPrice" SET "amount" = 1 WHERE "skuCode" = 'X3'`)).rejects.toThrow(
      'keeps its history',
    );
    await expect(rows(`DELETE FROM "SkuPrice" WHERE "skuCode" = 'X3'`)).rejects.toThrow('keeps its history');
  });

  test('that are scheduled can be taken back until they begin', async () => {
    await products(priced('W1', list(2000), list(1500, { from: iso(5), to: iso(8) })));
    const scheduled = async (days: number) =>
      (await rows('SELECT "id" FROM "SkuPrice" WHERE "skuCode" = $1 AND "startsAt" = $2', ['W1', day(days)]))[0].id;
    const priceId = await scheduled(5);
    await expect(execute(withdrawPriceCommand, caller(day(5)), { sku: 'W1', priceId })).rejects.toMatchObject({
      code: 'price_has_begun',
    });
    await execute(withdrawPriceCommand, caller(day(1)), { sku: 'W1', priceId });
    expect((await factsOf('W1', day(6)))?.prices.list).toBe(2000);
    expect(await rows('SELECT "changedAt" FROM "Product" WHERE "code" = \'W1\'')).toEqual([{ changedAt: day(1) }]);
    await expect(execute(withdrawPriceCommand, caller(), { sku: 'W1', priceId })).rejects.toMatchObject({
      code: 'price_not_found',
    });
    expect(await trail('catalog.withdrawPrice')).toMatchObject([{ objectId: 'W1', before: { amount: 1500 } }]);
  });

  test('that hold are told before a history that is longer than an answer', async () => {
    await products(priced('K1', { kind: 'floor', amount: 50 }, list(1)));
    for (let days = 1; days <= 6; days++) await productsAt(day(days), priced('K1', list(1 + days)));
    const told = await pricesOfSkus(pool(), ['K1'], day(7), 3);
    expect(told.map(({ kind, amount }) => [kind, amount])).toEqual([
      ['list', 7],
      ['list', 6],
      ['floor', 50],
    ]);
  });

  test('are taken away by nothing', async () => {
    await products(priced('N1', list(2000), { kind: 'member', amount: 1800 }));
    await execute(setPriceCommand, caller(day(1)), { sku: 'N1', price: { kind: 'member', amount: null } });
    expect((await factsOf('N1', day(2)))?.prices).toMatchObject({ list: 2000, member: null });
    expect((await factsOf('N1', NOW))?.prices.member).toBe(1800);
  });
});
