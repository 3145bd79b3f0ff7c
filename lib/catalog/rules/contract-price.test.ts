import { expect, test } from 'vitest';
import { contractPrice } from './contract-price';

test.each([
  ['nobody’s contract', [], null],
  ['a contract that names no price for the SKU', ['other'], null],
  ['a contract of his', ['acme'], 900],
  ['the lowest of several', ['acme', 'group', 'other'], 850],
])('the contract price is that of %s', (_, held, price) => {
  expect(contractPrice({ acme: 900, group: 850, stranger: 1 }, held)).toBe(price);
});

test('a price of nothing is a price', () => {
  expect(contractPrice({ acme: 0 }, ['acme'])).toBe(0);
});
