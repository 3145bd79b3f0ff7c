import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BulkPrice, PriceKind } from '../schema';
import { priceAfter, reprice } from './bulk-price';
import { lineKey, type PriceLine, type Shelf } from './shelf';

const NOW = new Date('2026-03-01T00:00:00Z');
const LATER = new Date('2026-04-01T00:00:00Z');

const change = (by: BulkPrice['by'], more: Partial<BulkPrice> = {}): BulkPrice => ({
  act: 'price',
  kind: 'list',
  by,
  ending: 'fen',
  from: null,
  keepFloor: true,
  ...more,
});

describe('a price after a change', () => {
  test.each([
    [999, { rateBp: 1_000 }, 'fen', 1_099],
    [995, { rateBp: -1_000 }, 'fen', 896],
    [5, { rateBp: -5_000 }, 'fen', 3],
    [999, { rateBp: 1_000 }, 'jiao', 1_100],
    [944, { rateBp: 0 }, 'jiao', 940],
    [945, { rateBp: 0 }, 'jiao', 950],
    [1_049, { rateBp: 0 }, 'yuan', 1_000],
    [1_050, { rateBp: 0 }, 'yuan', 1_100],
    [999, { fen: 100 }, 'fen', 1_099],
    [999, { fen: 52 }, 'yuan', 1_100],
    [999, { fen: 50 }, 'yuan', 1_000],
    [50, { fen: -100 }, 'fen', 0],
    [0, { rateBp: 20_000 }, 'fen', 0],
    [100_000_000_000, { rateBp: 50_000 }, 'fen', 600_000_000_000],
  ] as const)('%i by %o to whole %s is %i', (before, by, ending, after) => {
    expect(priceAfter(before, { by, ending })).toBe(after);
  });

  const before = fc.integer({ min: 0, max: 100_000_000_000 });
  const rateBp = fc.integer({ min: -9_999, max: 50_000 });
  const ending = fc.constantFrom('fen', 'jiao', 'yuan');

  test('is the exact one, rounded half up to its ending, and never below nothing', () => {
    fc.assert(
      fc.property(before, rateBp, ending, (price, bp, unit) => {
        const size = { fen: 1n, jiao: 10n, yuan: 100n }[unit];
        const exact = BigInt(price) * BigInt(10_000 + bp);
        const after = BigInt(priceAfter(price, { by: { rateBp: bp }, ending: unit }));
        const off = 2n * (after * 10_000n - exact);
        expect(after % size).toBe(0n);
        expect(after >= 0n && off > -10_000n * size && off <= 10_000n * size).toBe(true);
      }),
    );
  });

  test('by an amount is never below nothing, and a way up and down leads back', () => {
    fc.assert(
      fc.property(before, fc.integer({ min: 0, max: 100_000_000_000 }), (price, fen) => {
        const down = priceAfter(price, { by: { fen: -fen }, ending: 'fen' });
        expect(down).toBe(Math.max(0, price - fen));
        expect(
          priceAfter(priceAfter(price, { by: { fen }, ending: 'fen' }), { by: { fen: -fen }, ending: 'fen' }),
        ).toBe(price);
      }),
    );
  });
});

const line = (skuCode: string, kind: PriceKind, amount: number, more: Partial<PriceLine> = {}): PriceLine => ({
  skuCode,
  kind,
  holder: '',
  storeCode: '',
  rows: [{ id: `${skuCode}-${kind}`, amount, startsAt: new Date(0), endsAt: null }],
  ...more,
});

function shelf(...all: PriceLine[]): Shelf {
  const sku = { productCode: 'P', nameZh: '', nameEn: '', barcode: null, everywhere: true, archivedAt: null };
  return {
    products: new Map(),
    skus: new Map(all.map(({ skuCode: code }) => [code, { code, ...sku }])),
    sold: new Map(),
    lines: new Map(all.map((one) => [lineKey(one), one])),
  };
}

describe('a change of many prices', () => {
  test('moves what has a price, tells who has none, and leaves out what stays the same', () => {
    const kept = shelf(line('A', 'list', 1_000), line('B', 'member', 900), line('C', 'list', 0));
    expect(reprice(kept, ['A', 'B', 'C'], change({ rateBp: 1_000 }), NOW, 'told')).toEqual({
      moves: [{ product: 'P', sku: 'A', before: 1_000, after: 1_100, floor: null, held: null }],
      unpriced: 1,
    });
    expect(reprice(kept, ['A', 'B', 'C'], change({ fen: 1 }, { kind: 'member' }), NOW, 'told')).toMatchObject({
      moves: [{ sku: 'B', after: 901 }],
      unpriced: 2,
    });
  });

  test('begins at the price that holds then, and knows no price of one store', () => {
    const [until, from] = [
      { id: '1', amount: 1_000, startsAt: new Date(0), endsAt: LATER },
      { id: '2', amount: 2_000, startsAt: LATER, endsAt: null },
    ];
    const kept = shelf(line('A', 'list', 0, { rows: [until, from] }), line('B', 'list', 500, { storeCode: 'SH01' }));
    const at = (instant: Date) => reprice(kept, ['A', 'B'], change({ fen: 1 }), instant, 'told');
    expect(at(NOW)).toMatchObject({ moves: [{ before: 1_000 }], unpriced: 1 });
    expect(at(LATER)).toMatchObject({ moves: [{ before: 2_000 }], unpriced: 1 });
  });

  test.each([
    ['unseen', null, null],
    ['told', 950, null],
    ['kept', 950, 'price_below_floor'],
  ] as const)('below the floor with floors %s', (floors, floor, held) => {
    const kept = shelf(line('A', 'list', 1_000), line('A', 'floor', 950));
    const below = reprice(kept, ['A'], change({ rateBp: -1_000 }), NOW, floors);
    expect(below.moves).toEqual([{ product: 'P', sku: 'A', before: 1_000, after: 900, floor, held }]);
    expect(reprice(kept, ['A'], change({ fen: -50 }), NOW, floors).moves).toMatchObject([{ after: 950, held: null }]);
  });

  test('gives nothing away and knows the highest price', () => {
    const kept = shelf(line('A', 'list', 40), line('B', 'list', 100_000_000_000));
    expect(reprice(kept, ['A'], change({ fen: -40 }), NOW, 'told').moves).toMatchObject([{ held: 'price_vanishes' }]);
    expect(reprice(kept, ['A'], change({ rateBp: 0 }, { ending: 'yuan' }), NOW, 'told').moves).toMatchObject([
      { after: 0, held: 'price_vanishes' },
    ]);
    expect(reprice(kept, ['B'], change({ fen: 1 }), NOW, 'told').moves).toMatchObject([{ held: 'price_too_high' }]);
  });
});
