import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool, withTransaction } from '@/lib/platform/db';
import { systemCaller } from '@/lib/platform/system-caller';
import { installStandardProgram } from '@/lib/standard-program';
import { saveRegionCommand, saveStoreCommand } from '@/lib/stores';
import '@/lib/wiring';
import { catalogFacts, fillCategories, syncBrands, syncCategories, syncProducts } from '.';
import {
  saveProductCommand,
  saveSkuCommand,
  setAvailabilityCommand,
  setPriceCommand,
  withdrawPriceCommand,
} from './commands/save-goods';
import { saveBrandCommand, saveCategoryCommand } from './commands/save-places';
import { productStory } from './queries';
import { countProducts, GOODS_SORTS, listProducts } from './store/listing';
import { pricesOfSkus } from './store/product';

const NOW = new Date('2026-03-01T00:00:00Z');
const day = (days: number): Date => new Date(NOW.getTime() + days * 86_400_000);
const iso = (days: number): string => day(days).toISOString();
const caller = (now = NOW) => systemCaller('test', now);

const products = (...said: unknown[]) => execute(syncProducts, caller(), { products: said });
const productsAt = (now: Date, ...said: unknown[]) => execute(syncProducts, caller(now), { products: said });
const tea = (code: string, more: object = {}) => ({ code, nameZh: '龙井', category: 'grocery', ...more });
const priced = (code: string, ...prices: unknown[]) => tea(code, { skus: [{ code, prices }] });
const list = (amount: number, more: object = {}) => ({ kind: 'list', amount, ...more });

const rows = async (text: string, values: unknown[] = []) => (await pool().query(text, values)).rows;
const trail = (action: string) =>
  rows('SELECT "objectId", "before", "after" FROM "AuditEntry" WHERE "action" = $1 ORDER BY "id"', [action]);
const pricesOf = (sku: string) =>
  rows(
    `SELECT "amount"::int, "startsAt", "endsAt", "withdrawnAt" IS NOT NULL AS gone FROM "SkuPrice"
     WHERE "skuCode" = $1 ORDER BY "startsAt", "id"`,
    [sku],
  );
const factsOf = async (sku: string, at = NOW, storeCode: string | null = null) =>
  (await catalogFacts(pool(), [sku], { storeCode, at })).get(sku);

beforeAll(async () => {
  await installStandardProgram(pool());
  await execute(saveRegionCommand, caller(), { code: 'east', nameZh: '华东', nameEn: 'East' });
  for (const code of ['SH01', 'HZ01'])
    await execute(saveStoreCommand, caller(), { code, regionCode: 'east', nameZh: code, nameEn: code });
  await execute(syncBrands, caller(), { brands: [{ code: 'leaf', nameZh: '一叶', nameEn: 'One Leaf' }] });
});
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

describe('stores', () => {
  test('sell what is sold everywhere unless they say otherwise, and the other way round', async () => {
    await products(
      tea('A1', { skus: [{ code: 'A1', stores: [{ store: 'SH01', sold: false }] }] }),
      tea('A2', { skus: [{ code: 'A2', everywhere: false, stores: [{ store: 'SH01', sold: true }] }] }),
    );
    const sold = async (sku: string) =>
      Promise.all(['SH01', 'HZ01', null].map(async (store) => (await factsOf(sku, NOW, store))?.isAvailable));
    expect(await sold('A1')).toEqual([false, true, true]);
    expect(await sold('A2')).toEqual([true, false, false]);
    await execute(setAvailabilityCommand, caller(), { sku: 'A1', store: 'SH01', sold: null });
    expect(await sold('A1')).toEqual([true, true, true]);
  });

  test('sell nothing that is archived, from then on', async () => {
    await products(tea('A3', { skus: [{ code: 'A3' }] }));
    await execute(saveProductCommand, caller(day(3)), { code: 'A3', archived: true });
    expect((await factsOf('A3', day(2)))?.isAvailable).toBe(true);
    expect((await factsOf('A3', day(3)))?.isAvailable).toBe(false);
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

describe('the tree of categories', () => {
  const save = (said: object) => execute(saveCategoryCommand, caller(), said as never);
  const pathOf = async (code: string) =>
    (await rows('SELECT "path" FROM "Category" WHERE "code" = $1', [code]))[0]?.path;

  test('keeps the paths of a branch that moves', async () => {
    await save({ code: 'tea', isNew: true, nameZh: '茶', parent: 'grocery' });
    await save({ code: 'green', isNew: true, nameZh: '绿茶', parent: 'tea' });
    await products(tea('G1', { category: 'green', skus: [{ code: 'G1' }] }));
    expect((await factsOf('G1'))?.categoryPath).toEqual(['grocery', 'tea', 'green']);
    await save({ code: 'tea', parent: 'home' });
    expect((await factsOf('G1'))?.categoryPath).toEqual(['home', 'tea', 'green']);
    await save({ code: 'tea', parent: null });
    expect(await pathOf('green')).toEqual(['tea', 'green']);
    await expect(save({ code: 'tea', parent: 'green' })).rejects.toMatchObject({ code: 'category_cycle' });
  });

  test('moves raced against each other end without a cycle', async () => {
    for (const code of ['r1', 'r2', 'r3']) await save({ code, isNew: true, nameZh: code });
    const moves = [
      ['r1', 'r2'],
      ['r2', 'r3'],
      ['r3', 'r1'],
    ].map(([code, parent]) => save({ code, parent }).then(String, (refusal) => refusal.code));
    expect((await Promise.all(moves)).filter((one) => one === 'category_cycle')).toHaveLength(1);
    const paths = await Promise.all(['r1', 'r2', 'r3'].map(pathOf));
    expect(paths.map((path) => path.length).sort()).toEqual([1, 2, 3]);
  });

  test('archives what nothing living stands below; goods stay in it, none are added', async () => {
    await save({ code: 'old', isNew: true, nameZh: '旧', parent: 'home' });
    await save({ code: 'older', isNew: true, nameZh: '更旧', parent: 'old' });
    await products(tea('O1', { category: 'older', skus: [{ code: 'O1' }] }));
    await expect(save({ code: 'old', archived: true })).rejects.toMatchObject({ code: 'category_has_children' });
    await save({ code: 'older', archived: true });
    expect((await factsOf('O1'))?.categoryPath).toEqual(['home', 'old', 'older']);
    expect(await products({ code: 'O1', category: 'older', nameEn: 'stays' })).toMatchObject([{ value: 'changed' }]);
    expect(await products(tea('O2', { category: 'older' }))).toMatchObject([
      { refusal: { code: 'category_archived' } },
    ]);
  });

  test('comes from elsewhere in any number, parents before children', async () => {
    const answers = await execute(syncCategories, caller(), {
      categories: [
        { code: 'n1', nameZh: '一' },
        { code: 'n2', nameZh: '二', parent: 'n1' },
        { code: 'n3', nameZh: '三', parent: 'n9' },
        { code: 'n1', nameZh: '一' },
        { code: 'bad code' },
      ],
    });
    expect(answers.map((one) => (one.ok ? one.value : 'invalid' in one ? 'invalid' : one.refusal.code))).toEqual([
      'created',
      'created',
      'category_not_found',
      'unchanged',
      'invalid',
    ]);
    expect(await pathOf('n2')).toEqual(['n1', 'n2']);
  });
});

describe('brands', () => {
  test('are archived, and then taken by no new product', async () => {
    await execute(saveBrandCommand, caller(), { code: 'gone', nameZh: '旧牌', isNew: true });
    await products(tea('B1', { brand: 'gone' }));
    await execute(saveBrandCommand, caller(), { code: 'gone', archived: true });
    expect(await products(tea('B2', { brand: 'gone' }))).toMatchObject([{ refusal: { code: 'brand_archived' } }]);
    expect(await products(tea('B1', { brand: 'gone', nameEn: 'B' }))).toMatchObject([{ value: 'changed' }]);
  });
});

describe('an order line without a category', () => {
  test('takes that of the product, and its brand; what it names itself stays', async () => {
    await products(tea('L1', { brand: 'leaf', skus: [{ code: 'L1' }] }));
    const line = (sku: string, category: string | null, brand: string | null) => ({ sku, category, brand });
    const [event] = await fillCategories(pool(), [
      { lines: [line('L1', null, null), line('L1', 'home', null), line('??', null, null), line('L1', null, 'own')] },
    ]);
    expect(event?.lines).toEqual([
      line('L1', 'grocery', 'leaf'),
      line('L1', 'home', null),
      line('??', null, null),
      line('L1', 'grocery', 'own'),
    ]);
  });
});

describe('the list of goods', () => {
  const search = (more: object) => ({ q: '', categoryCodes: null, brandCodes: null, isArchived: null, ...more });
  const page = (more: object = {}) => ({ sort: 'code' as const, place: null, limit: 50, now: NOW, ...more });
  const codes = async (filter: object, more: object = {}) =>
    (await listProducts(pool(), search(filter), page(more))).map(({ code }) => code);

  beforeAll(async () => {
    await products(
      tea('Q1', { nameZh: '明前龙井茶', nameEn: 'Early Longjing', skus: [{ code: 'Q1-A', barcode: '6901234567892' }] }),
      tea('Q2', { nameZh: '白瓷杯100%', category: 'home', brand: 'leaf', archived: true }),
    );
    await products(priced('Q3', list(300)), { code: 'Q3', skus: [{ code: 'Q3-L', prices: [list(500)] }] });
  });

  test.each([
    ['a part of its Chinese name', '前龙', ['Q1']],
    ['a part of its English name in any case', 'early long', ['Q1']],
    ['the code of a SKU', 'q1-a', ['Q1']],
    ['its barcode', '6901234567892', ['Q1']],
    ['a sign that means everything in a pattern', '100%', ['Q2']],
    ['what nothing is called', '%%', []],
  ])('finds a product by %s', async (_, q, expected) => expect(await codes({ q })).toEqual(expected));

  test('is narrowed by category, brand and state', async () => {
    expect(await codes({ q: 'Q', categoryCodes: ['home'] })).toEqual(['Q2']);
    expect(await codes({ q: 'Q', brandCodes: ['leaf'], isArchived: true })).toEqual(['Q2']);
    expect(await codes({ q: 'Q', isArchived: false })).toEqual(['Q1', 'Q3']);
    expect(await countProducts(pool(), search({ q: 'Q' }), 2)).toBe(2);
  });

  test('tells the range of list prices and the number of SKUs', async () => {
    const [row] = await listProducts(pool(), search({ q: 'Q3' }), page());
    expect(row).toMatchObject({ skus: 2, priceFrom: 300, priceTo: 500 });
  });

  test.each(GOODS_SORTS)('is read page by page both ways, ordered by %s', async (sort) => {
    const all = await listProducts(pool(), search({}), page({ sort, limit: 500 }));
    const seen: string[] = [];
    let place: object | null = null;
    for (;;) {
      const rows = await listProducts(pool(), search({}), page({ sort, place, limit: 7 }));
      const shown = rows.slice(0, 7);
      seen.push(...shown.map(({ code }) => code));
      if (rows.length <= 7) break;
      place = { ...shown.at(-1), isBack: false };
    }
    expect(seen).toEqual(all.map(({ code }) => code));
    const back = await listProducts(pool(), search({}), page({ sort, place: { ...all[9], isBack: true }, limit: 5 }));
    expect(back.slice(0, 5).map(({ code }) => code)).toEqual(
      all
        .slice(4, 9)
        .map(({ code }) => code)
        .reverse(),
    );
  });
});
