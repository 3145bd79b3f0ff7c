import { expect, test } from 'vitest';
import { mayHeal, nextTry } from './next-try';

const NOW = new Date('2026-11-22T04:00:00Z');
const minutesAfter = (tries: number) => (nextTry(tries, NOW).getTime() - NOW.getTime()) / 60_000;

test('tries again at growing distances, and never rarer than once a day', () => {
  expect([1, 2, 3, 4, 40].map(minutesAfter)).toEqual([10, 60, 360, 1440, 1440]);
});

test('gives up at once only on what nobody could ever give', () => {
  expect(['sold_out', 'budget_exhausted', 'reward_not_for_member'].every(mayHeal)).toBe(true);
  expect(['reward_unknown', 'member_not_found'].some(mayHeal)).toBe(false);
});
