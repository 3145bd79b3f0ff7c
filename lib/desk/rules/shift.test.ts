import { expect, test } from 'vitest';
import type { DeskDeed } from './at-desk';
import { type CountedDeed, computeShift } from './shift';

const done = (minute: number, memberId: string, more: Partial<DeskDeed> = {}): CountedDeed => ({
  memberId,
  deed: {
    id: `d-${minute}`,
    kind: 'coupon',
    name: { zh: '减20', en: '20 off' },
    member: '叶*',
    storeCode: 'S1',
    amount: null,
    off: 2_000,
    at: `2026-11-22T04:${String(minute).padStart(2, '0')}:00.000Z`,
    clerk: '小叶',
    undoneAt: null,
    undoneWhy: null,
    undoUntil: '2026-11-22T04:59:00.000Z',
    ...more,
  },
});
const gift = { kind: 'benefit', name: { zh: '包装', en: 'Wrapping' }, off: null } as const;

test('a shift counts what was not undone, each member once and each item by itself, the newest first', () => {
  const shift = computeShift(
    [
      done(1, 'a'),
      done(5, 'b', { undoneAt: '2026-11-22T04:06:00.000Z' }),
      done(3, 'a', { off: 1_500 }),
      done(9, 'c', gift),
    ],
    'own',
  );
  expect(shift).toMatchObject({ coupons: 2, benefits: 1, undone: 1, members: 2, off: 3_500 });
  expect(shift.deeds.map(({ id }) => id)).toEqual(['d-9', 'd-5', 'd-3', 'd-1']);
  expect([shift.from, shift.to]).toEqual(['2026-11-22T04:01:00.000Z', '2026-11-22T04:09:00.000Z']);
  expect(shift.items).toEqual([
    { kind: 'coupon', name: { zh: '减20', en: '20 off' }, times: 2, off: 3_500 },
    { kind: 'benefit', name: { zh: '包装', en: 'Wrapping' }, times: 1, off: null },
  ]);
});

test('a shift in which nothing was done has no beginning, and its list is short however long the day was', () => {
  expect(computeShift([], 'store')).toMatchObject({ of: 'store', deeds: [], from: null, to: null, items: [] });
  const many = Array.from({ length: 50 }, (_, minute) => done(minute, `m-${minute}`));
  expect(computeShift(many, 'own')).toMatchObject({ coupons: 50, deeds: { length: 20 }, off: 100_000 });
});
