import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool, withTransaction } from '@/lib/platform/db';
import '@/lib/wiring';
import { saveProductCommand, saveSkuCommand } from './commands/save-goods';
import { saveBrandCommand } from './commands/save-places';
import { productStory } from './queries';
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
  tea,
  trail,
} from './testing/goods';

beforeAll(givenShop);
afterAll(closeDatabase);

describe('taking goods in', () => {
  test('makes products and SKUs, and answers each in the order sent', async () => {
    const answers = await products(
      tea('T1', { brand: 'leaf', tags: ['b', 'a', 'b'], skus: [{ code: 'T1-S', barcode: '690' }] }),
      { code: 'T2' },
      tea('T3', { category: 'nowhere' }),
      tea('T4', { skus: [{ code: 'T4', prices: [list(-1)] }] }),
      tea('T5', { skus: [{ code: 'T1-S' }] }),
      tea('T6', { skus: [{ code: 'T6', stores: [{ store: 'XX', sold: true }] }] }),
      tea('T7', { skus: [{ code: 'T7', prices: [{ kind: 'level', level: 'wood', amount: 1 }] }] }),
      42,
    );
    expect(
      answers.map((one) => [one.code, one.ok ? one.value : 'invalid' in one ? 'invalid' : one.refusal.code]),
    ).toEqual([
      ['T1', 'created'],
      ['T2', 'name_missing'],
      ['T3', 'category_not_found'],
      ['T4', 'invalid'],
      ['T5', 'sku_of_other_product'],
      ['T6', 'store_not_found'],
      ['T7', 'level_not_found'],
      [null, 'invalid'],
    ]);
    expect(await rows('SELECT "code", "nameEn", "tags" FROM "Product" ORDER BY "code"')).toEqual([
      { code: 'T1', nameEn: '龙井', tags: ['a', 'b'] },
    ]);
  });

  test('leaves what is not said, takes away what is said to be nothing', async () => {
    await products(tea('P1', { brand: 'leaf', skus: [{ code: 'P1', barcode: '1', everywhere: false }] }));
    expect(await products({ code: 'P1', nameEn: 'Longjing', skus: [{ code: 'P1' }] })).toMatchObject([
      { ok: true, value: 'changed' },
    ]);
    expect(await products({ code: 'P1', brand: null, skus: [{ code: 'P1', barcode: null }] })).toMatchObject([
      { value: 'changed' },
    ]);
    const { product, skus } = await productStory.run({ ...caller(), db: pool() }, { code: 'P1' });
    expect(product).toMatchObject({ nameZh: '龙井', nameEn: 'Longjing', categoryCode: 'grocery', brandCode: null });
    expect(skus).toMatchObject([{ barcode: null, everywhere: false }]);
  });

  test('a repeat changes nothing, not even the trail', async () => {
    const said = priced('R1', list(2000), { kind: 'member', amount: 1800 });
    await products(said);
    const before = [
      await rows('SELECT * FROM "Product" WHERE "code" = $1', ['R1']),
      await trail('catalog.syncProducts'),
    ];
    expect(await productsAt(day(1), said)).toMatchObject([{ ok: true, value: 'unchanged' }]);
    expect([
      await rows('SELECT * FROM "Product" WHERE "code" = $1', ['R1']),
      await trail('catalog.syncProducts'),
    ]).toEqual(before);
    expect(await pricesOf('R1')).toHaveLength(2);
  });

  test('an older version is stale, the same one is a repeat, also when somebody has changed it by hand since', async () => {
    await products(tea('V1', { version: 5 }));
    await execute(saveProductCommand, caller(), { code: 'V1', nameZh: '手改' });
    expect(await products(tea('V1', { version: 4, nameZh: '旧' }))).toMatchObject([{ value: 'stale' }]);
    expect(await products(tea('V1', { version: 5 }))).toMatchObject([{ value: 'unchanged' }]);
    expect(await rows('SELECT "nameZh" FROM "Product" WHERE "code" = $1', ['V1'])).toEqual([{ nameZh: '手改' }]);
    expect(await products(tea('V1', { version: 6 }))).toMatchObject([{ value: 'changed' }]);
    expect(await products(tea('V1', { version: 8 }))).toMatchObject([{ value: 'unchanged' }]);
    expect(await products(tea('V1', { version: 7, nameZh: '旧' }))).toMatchObject([{ value: 'stale' }]);
  });

  test('of one product twice in a set decides the second on the first', async () => {
    expect(await products(priced('D1', list(100)), priced('D1', list(100)), priced('D1', list(90)))).toMatchObject([
      { value: 'created' },
      { value: 'unchanged' },
      { value: 'changed' },
    ]);
    expect(await pricesOf('D1')).toMatchObject([{ amount: 90, endsAt: null, gone: false }]);
  });

  test('fifty times at once leaves one state and one creation', async () => {
    const said = Array.from({ length: 40 }, (_, place) => ({
      ...priced(`C${place}`, list(1000 + place), list(900, { from: iso(10) }), { kind: 'cost', amount: 400 }),
      version: 3,
    }));
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, place) => productsAt(new Date(NOW.getTime() - place), ...said.toReversed())),
    );
    const verdicts = answers.flat().map((one) => one.ok && one.value);
    expect(verdicts.filter((one) => one === 'created')).toHaveLength(40);
    expect(verdicts.filter((one) => one === 'unchanged')).toHaveLength(49 * 40);
    expect(await rows(`SELECT count(*)::int AS n FROM "Product" WHERE "code" ~ '^C\\d+$'`)).toEqual([{ n: 40 }]);
    expect(await pricesOf('C7')).toHaveLength(3);
    expect((await pricesOf('C7')).every(({ gone }) => !gone)).toBe(true);
  });

  test('what fails in the middle leaves nothing', async () => {
    const failing = withTransaction(async (db) => {
      await db.query(
        `INSERT INTO "Product" ("code", "nameZh", "nameEn", "createdAt", "changedAt") VALUES ('F1', 'f', 'f', now(), now())`,
      );
      throw new Error('power cut');
    });
    await expect(failing).rejects.toThrow('power cut');
    expect(await rows('SELECT 1 FROM "Product" WHERE "code" = $1', ['F1'])).toEqual([]);
  });
});

describe('forms', () => {
  test('add only what is not there, and change only what is', async () => {
    const add = () =>
      execute(saveProductCommand, caller(), { code: 'M1', isNew: true, nameZh: '新茶', firstSku: 'M1' });
    await add();
    await expect(add()).rejects.toMatchObject({ code: 'code_taken', facts: { code: 'M1' } });
    await expect(execute(saveProductCommand, caller(), { code: 'M2', nameZh: 'x' })).rejects.toMatchObject({
      code: 'product_not_found',
      status: 404,
    });
    await expect(
      execute(saveProductCommand, caller(), { code: 'M3', isNew: true, nameZh: 'x', firstSku: 'M1' }),
    ).rejects.toMatchObject({ code: 'code_taken' });
    await expect(execute(saveSkuCommand, caller(), { product: 'M1', code: 'M9' })).rejects.toMatchObject({
      code: 'sku_not_found',
    });
    await execute(saveSkuCommand, caller(), { product: 'M1', code: 'M1-L', isNew: true, nameEn: 'Large' });
    expect((await factsOf('M1-L'))?.name).toEqual({ zh: 'Large', en: 'Large' });
    expect(await trail('catalog.saveProduct')).toContainEqual({
      objectId: 'M1',
      before: null,
      after: { code: 'M1', nameZh: '新茶' },
    });
  });

  test('are for those who may edit the catalog', async () => {
    const clerk = { ...caller(), actor: { kind: 'member', id: 'x' } as const };
    await expect(execute(saveBrandCommand, clerk, { code: 'b', nameZh: 'b', isNew: true })).rejects.toMatchObject({
      status: 403,
    });
  });
});
