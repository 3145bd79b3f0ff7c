import { expect, test } from 'vitest';
import { type Account, emptyAccount, openLot } from './book';
import { decideReturn, sharesBack } from './returns';

const at = new Date('2026-03-10T00:00:00Z');
const reopenUntil = new Date('2026-04-09T00:00:00Z');
const lot = (id: string, earned: number, expiresAt: string) => ({
  ...openLot({
    id,
    entryId: 'e',
    sourceType: 'order',
    sourceId: id,
    earned,
    creditedAt: new Date('2026-01-01T00:00:00Z'),
    activatesAt: new Date('2026-01-01T00:00:00Z'),
    expiresAt: new Date(expiresAt),
  }),
  remaining: 0,
});
const account: Account = {
  ...emptyAccount('m', 'points'),
  spent: 60,
  lots: [lot('soon', 20, '2026-03-10T00:00:00Z'), lot('late', 40, '2027-01-01T00:00:00Z')],
};
const outstanding = [
  { lotId: 'soon', points: 20 },
  { lotId: 'late', points: 40 },
];
const asked = { outstanding, at, reopenUntil, entryId: 'r', ids: ['n1', 'n2'] };

test('the last taken comes back first, as if less had been spent', () => {
  expect(sharesBack(outstanding, 45)).toEqual([
    { lotId: 'late', points: 40 },
    { lotId: 'soon', points: 5 },
  ]);
  expect(() => sharesBack(outstanding, 61)).toThrow('too much');
});

test('a lot that ended at this very instant is reopened as a lot of its own that names it', () => {
  const { account: after, moves, opened } = decideReturn(account, { ...asked, points: 60 });
  expect(moves).toEqual([{ lotId: 'late', delta: 40 }]);
  expect(opened).toMatchObject([
    { originLotId: 'soon', earned: 20, remaining: 20, expiresAt: reopenUntil, sourceId: 'soon' },
  ]);
  expect(after).toMatchObject({ balance: 60, spent: 0, debt: 0 });
});

test('debt is repaid with the points that would end soonest', () => {
  const {
    account: after,
    moves,
    debtDelta,
  } = decideReturn({ ...account, debt: 30, balance: -30 }, { ...asked, points: 60 });
  expect(debtDelta).toBe(-30);
  expect(after).toMatchObject({ balance: 30, debt: 0 });
  // All 20 that live again for days, and 10 of those that come back with a longer life.
  expect(moves.map(({ delta }) => delta).sort()).toEqual([-20, 30]);
  expect(after.lots.map(({ remaining }) => remaining)).toEqual([0, 30, 0]);
});
