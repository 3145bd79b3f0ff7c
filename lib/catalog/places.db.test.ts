import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool } from '@/lib/platform/db';
import '@/lib/wiring';
import { fillCategories, syncCategories } from '.';
import { saveProductCommand, setAvailabilityCommand, setPriceCommand } from './commands/save-goods';
import { saveBrandCommand, saveCategoryCommand } from './commands/save-places';
import { countProducts, GOODS_SORTS, listProducts } from './store/listing';
import { caller, day, factsOf, givenShop, list, NOW, priced, products, rows, tea } from './testing/goods';

beforeAll(givenShop);
afterAll(closeDatabase);

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

test('whoever runs a store says what it sells, and nothing of other stores or of prices', async () => {
  await products(tea('OWN', { skus: [{ code: 'OWN' }] }));
  const [store] = await rows(`SELECT "id" FROM "Store" WHERE "code" = 'SH01'`);
  const permissions = new Set(['catalog.read', 'catalog.availability'] as const);
  const scope = { regionIds: [], storeIds: [store.id] };
  const actor = { kind: 'staff', id: store.id, name: 'manager', roles: [], permissions, scope } as const;
  const manager = { ...caller(), actor };
  const say = (code: string) => execute(setAvailabilityCommand, manager, { sku: 'OWN', store: code, sold: false });
  await say('SH01');
  expect(await factsOf('OWN', NOW, 'SH01')).toMatchObject({ isAvailable: false });
  await expect(say('HZ01')).rejects.toMatchObject({ code: 'store_out_of_scope' });
  expect(await factsOf('OWN', NOW, 'HZ01')).toMatchObject({ isAvailable: true });
  await expect(execute(setPriceCommand, manager, { sku: 'OWN', price: list(1) } as never)).rejects.toMatchObject({
    code: 'forbidden',
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
