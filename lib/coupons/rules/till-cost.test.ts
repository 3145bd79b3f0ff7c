import { expect, test } from 'vitest';
import { costAtTill } from './till-cost';

test.each<[string, string, Record<string, unknown>, number | null, number]>([
  ['满300减50', 'amount_off', { off: 5_000, threshold: 30_000 }, 30_000, 5_000],
  ['without an amount the most', 'amount_off', { off: 5_000, threshold: 30_000 }, null, 5_000],
  ['¥20 off ¥15', 'straight_off', { off: 2_000 }, 1_500, 1_500],
  ['8折 capped at ¥50', 'percent_off', { rateBp: 8_000, threshold: 0, max: 5_000 }, 100_000, 5_000],
  ['8折 of ¥99.99', 'percent_off', { rateBp: 8_000, threshold: 0, max: null }, 9_999, 1_999],
  ['8折 without a cap or an amount', 'percent_off', { rateBp: 8_000, threshold: 0, max: null }, null, 0],
  ['freight, whatever the goods cost', 'free_shipping', { threshold: 0, max: 1_500 }, 500, 1_500],
  ['a gift', 'gift', { sku: 'MASK', quantity: 1, threshold: 0 }, 10_000, 0],
  ['a type that nobody knows', 'unknown', {}, 10_000, 0],
])('%s costs what a cart would be given', (_, kind, params, amount, cost) => {
  expect(costAtTill({ kind, params }, amount)).toBe(cost);
});
