import { expect, test } from 'vitest';
import type { BulkAct } from '../schema';
import { wordOfAct } from './bulk-act';
import type { Product } from './shelf';

const tea: Product = {
  code: 'TEA',
  nameZh: '茶',
  nameEn: 'Tea',
  categoryCode: 'grocery',
  brandCode: null,
  tags: ['green', 'hot'],
  version: 7,
  archivedAt: null,
};
const move = { product: 'TEA', before: 999, floor: null } as const;

test.each<[BulkAct, object]>([
  [{ act: 'category', category: null }, { category: null }],
  [{ act: 'brand', brand: 'leaf' }, { brand: 'leaf' }],
  [{ act: 'archive', archived: true }, { archived: true }],
  [{ act: 'tags', add: ['new', 'green'], remove: ['hot'] }, { tags: ['green', 'new'] }],
])('an act says what it is about and nothing else: %o', (act, said) => {
  expect(wordOfAct(tea, act, [])).toEqual({ ok: true, value: { code: 'TEA', skus: [], ...said } });
});

test('more tags than a product may have are refused', () => {
  const add = Array.from({ length: 19 }, (_, place) => `t${place}`);
  expect(wordOfAct(tea, { act: 'tags', add, remove: ['hot'] }, [])).toMatchObject({ ok: true });
  expect(wordOfAct(tea, { act: 'tags', add, remove: [] }, [])).toMatchObject({ refusal: { code: 'too_many_tags' } });
});

test('a change of prices says the new ones of SKUs that are not held back', () => {
  const from = new Date('2027-01-01T00:00:00Z');
  const act = { act: 'price', kind: 'list', by: { fen: 1 }, ending: 'fen', from, keepFloor: true } as const;
  const moves = [
    { ...move, sku: 'TEA-S', after: 1_000, held: null },
    { ...move, sku: 'TEA-L', after: 0, held: 'price_vanishes' },
  ] as const;
  expect(wordOfAct(tea, act, moves)).toEqual({
    ok: true,
    value: { code: 'TEA', skus: [{ code: 'TEA-S', stores: [], prices: [{ kind: 'list', amount: 1_000, from }] }] },
  });
});
