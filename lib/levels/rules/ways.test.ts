import { expect, test } from 'vitest';
import type { Gap } from '@/lib/kernel/rule-tree';
import { rankWays } from './ways';

const gap = (attribute: string, short: number, needed: number): Gap => ({
  attribute,
  short,
  needed,
  actual: needed - short,
});
const orders = [gap('orders', 2, 6)];
const amount = [gap('amount', 75_400, 200_000)];
const invited = [gap('orders', 1, 24), gap('invited', 1, 1)];

test.each<[string, { orders: number; amount: number }, (readonly Gap[])[], (number | null)[]]>([
  ['two orders before three orders worth of money', { orders: 4, amount: 124_600 }, [orders, amount], [2, 3]],
  ['money first for whoever spends much on an order', { orders: 1, amount: 124_600 }, [amount, orders], [1, 2]],
  ['by what is missing when nothing was bought', { orders: 0, amount: 0 }, [orders, amount], [2, null]],
  ['what somebody else must do last', { orders: 23, amount: 1_100_000 }, [orders, invited], [2, null]],
])('ranks %s', (_, bought, expected, needs) => {
  const ranked = rankWays([...expected].reverse(), bought);
  expect(ranked.map(({ gaps }) => gaps)).toEqual(expected);
  expect(ranked.map((way) => way.orders)).toEqual(needs);
});
