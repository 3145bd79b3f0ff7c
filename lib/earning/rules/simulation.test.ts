import { expect, test } from 'vitest';
import type { Played } from '@/lib/kernel/earning';
import { addPlayed, emptyTally } from './simulation';

const played = (granted: number, desired = granted): Played => ({
  granted,
  desired,
  factors: [],
  bonuses: [],
  cuts: [],
});
const order = (memberId: string, externalId: string) => ({
  memberId,
  orderId: externalId,
  externalId,
  facts: {
    lines: [{ id: '1', category: null, quantity: 1, net: 1_000, base: 1_000 }],
    paidAt: new Date(0),
    zone: 'UTC',
    registeredAt: new Date(0),
    birthMonth: null,
    levelCode: 'bronze',
  },
});

test('totals add up, members are counted up, down or the same, and the order that differs most is the why', () => {
  const tally = emptyTally();
  addPlayed(
    tally,
    [order('a', 'a1'), order('a', 'a2'), order('b', 'b1'), order('c', 'c1')],
    [played(10), played(10), played(50, 80), played(5)],
    [played(12), played(30), played(20), played(5)],
  );
  expect(tally).toMatchObject({
    orders: 4,
    live: { granted: 75, desired: 105 },
    draft: { granted: 67, desired: 67 },
    up: 1,
    down: 1,
    same: 1,
  });
  expect(tally.winners).toMatchObject([
    { memberId: 'a', live: 20, draft: 42, order: { externalId: 'a2', net: 1_000 } },
  ]);
  expect(tally.losers).toMatchObject([{ memberId: 'b', live: 50, draft: 20 }]);
});

test('of many, the ten who differ most are kept, largest first, whatever order they came in', () => {
  const members = Array.from({ length: 30 }, (_, index) => `m${index}`);
  const tally = emptyTally();
  for (const half of [members.slice(15), members.slice(0, 15)]) {
    addPlayed(
      tally,
      half.map((id) => order(id, id)),
      half.map(() => played(0)),
      half.map((id) => played(Number(id.slice(1)))),
    );
  }
  expect(tally.winners.map(({ draft }) => draft)).toEqual([29, 28, 27, 26, 25, 24, 23, 22, 21, 20]);
  expect([tally.up, tally.same, tally.down]).toEqual([29, 1, 0]);
});
