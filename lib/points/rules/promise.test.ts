import { expect, test } from 'vitest';
import { capUses } from '@/lib/kernel/earning';
import { localAt, ZONE } from '@/lib/platform/testing/zone';
import { STANDARD_POINTS } from '@/lib/standard-program';
import { promiseOf } from './promise';

const used = (points: number) =>
  capUses(ZONE, [{ memberId: 'm', cap: 'month', period: '2026-03', used: points }], ['2026-03']);
const order = (yuan: number) => ({
  memberId: 'm',
  facts: {
    lines: [{ id: '1', category: null, quantity: 1, net: yuan * 100, base: yuan * 100 }],
    paidAt: localAt('2026-03-10T12:00'),
    zone: ZONE,
    registeredAt: new Date('2025-01-01T00:00:00Z'),
    birthMonth: null,
    levelCode: 'bronze',
  },
});

test.each([
  [0, 300, 300, 300],
  [4_900, 300, 300, 100],
  [5_000, 300, 300, 0],
  [0, 0, 0, 0],
])('with %i used this month, ¥%i is worth %i and will earn %i (N9)', (before, yuan, desired, granted) => {
  const promise = promiseOf(STANDARD_POINTS, used(before), order(yuan));
  expect(promise).toMatchObject({ desired, granted });
  expect(promise.cuts.reduce((sum, { cut }) => sum + cut, 0)).toBe(desired - granted);
  expect(promise.availableAt).toEqual(granted === 0 ? null : localAt('2026-03-25T12:00'));
});

test('promising uses nothing up: the next promise is the same', () => {
  const uses = used(4_900);
  expect(promiseOf(STANDARD_POINTS, uses, order(300))).toEqual(promiseOf(STANDARD_POINTS, uses, order(300)));
  expect(uses.changed.size).toBe(0);
});
