import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { execute } from '@/lib/platform/command';
import { closeDatabase } from '@/lib/platform/db';
import '@/lib/wiring';
import { changeManyCommand } from './commands/change-many';
import { previewPricesCommand } from './commands/preview-prices';
import { saveCategoryCommand } from './commands/save-places';
import {
  caller,
  day,
  factsOf,
  givenShop,
  iso,
  list,
  priced,
  pricesOf,
  products,
  rows,
  tea,
  trail,
} from './testing/goods';

beforeAll(givenShop);
afterAll(closeDatabase);

const TENTH_UP = {
  act: 'price',
  kind: 'list',
  by: { rateBp: 1_000 },
  ending: 'fen',
  from: null,
  keepFloor: true,
} as const;
type Change = Parameters<typeof changeManyCommand.run>[1]['act'] | typeof TENTH_UP | object;

const preview = (codes: readonly string[], change: object) =>
  execute(previewPricesCommand, caller(day(1)), { products: codes, change });
const act = (codes: readonly string[], done: Change, key: string, seen: string | null = null, at = day(1)) =>
  execute(changeManyCommand, caller(at), { products: codes, act: done, key, seen, reason: 'spring' });
const kept = (...codes: string[]) =>
  rows(
    `SELECT "code", "categoryCode" AS category, "brandCode" AS brand, "tags", "archivedAt" IS NOT NULL AS gone
     FROM "Product" WHERE "code" = ANY($1) ORDER BY "code"`,
    [codes],
  );

describe('one act on many products', () => {
  test('moves, brands, tags, archives and brings back, each with one row of the trail', async () => {
    await products(tea('A1', { tags: ['old'] }), tea('A2', { brand: 'leaf' }));
    const both = ['A1', 'A2', 'A1'];
    expect(await act(both, { act: 'category', category: 'fresh' }, 'key-cat-1')).toEqual({
      changed: 2,
      unchanged: 0,
      refused: [],
    });
    expect(await act(both, { act: 'brand', brand: 'leaf' }, 'key-brand-1')).toMatchObject({ changed: 1, unchanged: 1 });
    await act(both, { act: 'tags', add: ['new'], remove: ['old'] }, 'key-tags-1');
    await act(both, { act: 'archive', archived: true }, 'key-gone-1');
    const after = { category: 'fresh', brand: 'leaf', tags: ['new'], gone: true };
    expect(await kept('A1', 'A2')).toEqual([
      { code: 'A1', ...after },
      { code: 'A2', ...after },
    ]);
    await act(both, { act: 'archive', archived: false }, 'key-back-1');
    expect(await kept('A1')).toMatchObject([{ gone: false }]);
    const entries = await rows(`SELECT "reason", "after" FROM "AuditEntry" WHERE "action" = 'catalog.changeMany'`);
    expect(entries).toHaveLength(5);
    expect(entries[1]).toMatchObject({ reason: 'spring', after: { act: 'brand', brand: 'leaf', products: ['A1'] } });
  });

  test('tells what it cannot concern, and does the rest', async () => {
    const full = Array.from({ length: 20 }, (_, place) => `t${place}`);
    await products(tea('B1'), tea('B2', { tags: full }));
    expect(await act(['B1', 'B2', 'B3'], { act: 'tags', add: ['new'], remove: [] }, 'key-tags-2')).toMatchObject({
      changed: 1,
      refused: [
        { code: 'B2', refusal: 'too_many_tags' },
        { code: 'B3', refusal: 'product_not_found' },
      ],
    });
    await execute(saveCategoryCommand, caller(), { code: 'past', isNew: true, nameZh: '旧', archived: true });
    expect(await act(['B1', 'B2'], { act: 'category', category: 'past' }, 'key-cat-2')).toMatchObject({
      changed: 0,
      refused: [{ refusal: 'category_archived' }, { refusal: 'category_archived' }],
    });
    expect(await kept('B1')).toMatchObject([{ category: 'grocery', tags: ['new'] }]);
  });
});

describe('a change of many prices', () => {
  test('does what was seen, once for a key, and its history never overlaps', async () => {
    await products(
      priced('C1', list(1_000)),
      priced('C2', list(995), list(2_000, { from: iso(30) })),
      priced('C3', { kind: 'member', amount: 5 }),
    );
    const codes = ['C1', 'C2', 'C3'];
    const seen = await preview(codes, TENTH_UP);
    expect(seen).toMatchObject({ moved: 2, held: 0, unpriced: 1, before: 1_995, after: 2_195 });
    expect(await pricesOf('C1')).toHaveLength(1);
    const done = await act(codes, TENTH_UP, 'key-price-1', seen.print);
    expect(done).toEqual({ changed: 2, unchanged: 1, refused: [] });
    expect(await pricesOf('C1')).toMatchObject([
      { amount: 1_000, endsAt: day(1) },
      { amount: 1_100, startsAt: day(1), endsAt: null },
    ]);
    expect(await pricesOf('C2')).toMatchObject([
      { amount: 995, endsAt: day(1) },
      { amount: 1_095, startsAt: day(1), endsAt: day(30) },
      { amount: 2_000, startsAt: day(30), endsAt: null },
    ]);
    const entries = await trail('catalog.changeMany');
    expect(await act(codes, TENTH_UP, 'key-price-1', seen.print, day(2))).toEqual(done);
    expect(await pricesOf('C1')).toHaveLength(2);
    expect(await trail('catalog.changeMany')).toEqual(entries);
    await expect(act(['C1'], TENTH_UP, 'key-price-1', seen.print)).rejects.toMatchObject({
      code: 'idempotency_mismatch',
    });
  });

  test('that is no longer as it was seen changes nothing', async () => {
    await products(priced('D1', list(1_000)), priced('D2', list(500)));
    const { print } = await preview(['D1', 'D2'], TENTH_UP);
    await products(priced('D2', list(600)));
    await expect(act(['D1', 'D2'], TENTH_UP, 'key-price-2', print)).rejects.toMatchObject({ code: 'prices_moved' });
    expect((await factsOf('D1', day(2)))?.prices.list).toBe(1_000);
  });

  test('begins when it says, holds back one that falls below its floor, and takes the others', async () => {
    await products(
      priced('E1', list(1_000), { kind: 'floor', amount: 950 }),
      priced('E2', list(50)),
      priced('E3', list(999)),
    );
    const codes = ['E1', 'E2', 'E3'];
    const change = { ...TENTH_UP, by: { fen: -60 }, ending: 'jiao', from: iso(9) };
    const seen = await preview(codes, change);
    expect(seen).toMatchObject({ moved: 1, held: 2, belowFloor: 1, unpriced: 0, before: 999, after: 940 });
    expect(seen.shown.map(({ sku, held }) => [sku, held])).toEqual([
      ['E1', 'price_below_floor'],
      ['E2', 'price_vanishes'],
      ['E3', null],
    ]);
    expect(await act(codes, change, 'key-price-3', seen.print)).toMatchObject({
      changed: 1,
      unchanged: 2,
      refused: [
        { code: 'E1', refusal: 'price_below_floor', facts: { after: 940, floor: 950 } },
        { code: 'E2', refusal: 'price_vanishes' },
      ],
    });
    expect((await factsOf('E3', day(8)))?.prices.list).toBe(999);
    expect((await factsOf('E3', day(9)))?.prices.list).toBe(940);
    expect((await factsOf('E1', day(9)))?.prices.list).toBe(1_000);
  });

  test('asked for twice at once with one key happens once', async () => {
    await products(priced('F1', list(1_000)));
    const { print } = await preview(['F1'], TENTH_UP);
    const [one, other] = await Promise.all([1, 2].map(() => act(['F1'], TENTH_UP, 'key-price-4', print)));
    expect(one).toEqual(other);
    expect((await factsOf('F1', day(2)))?.prices.list).toBe(1_100);
  });
});
