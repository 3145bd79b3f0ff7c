import { expect, test } from 'vitest';
import { matchOf } from './match';
import { mixed, type Reason } from './mix';

const one = (reason: Reason, product: string) => ({ reason, product });

test('takes one of each reason in turn, the strongest first, each in its own order', () => {
  const all = [
    one('category', 'a'),
    one('together', 'b'),
    one('category', 'c'),
    one('again', 'd'),
    one('together', 'e'),
  ];
  expect(mixed(all).map(({ product }) => product)).toEqual(['d', 'b', 'a', 'e', 'c']);
  expect(mixed([])).toEqual([]);
});

test('names the closest sort of goods by which something suits a member', () => {
  const taste = { skus: ['s'], products: ['p'], categories: ['c', 'top'], brands: ['b'] };
  const none = { skus: [], products: [], categories: [], brands: [] };
  expect(matchOf({ ...none, categories: ['top'], brands: ['b'] }, taste)).toBe('b');
  expect(matchOf({ ...none, categories: ['x', 'top'] }, taste)).toBe('top');
  expect(matchOf({ ...none, skus: ['x'] }, taste)).toBeNull();
  expect(matchOf(none, taste)).toBeNull();
});
