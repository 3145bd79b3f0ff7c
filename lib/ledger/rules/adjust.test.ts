import { expect, test } from 'vitest';
import { must } from '@/lib/kernel/assert';
import { decideAdjust } from './adjust';
import { type Account, emptyAccount, type NewLot, openLot } from './book';

const at = new Date('2026-03-10T00:00:00Z');
const lot = (id: string, earned: number, expiresAt: string | null): NewLot => ({
  id,
  entryId: 'e',
  sourceType: 'order',
  sourceId: id,
  earned,
  creditedAt: new Date('2026-01-01T00:00:00Z'),
  activatesAt: new Date('2026-01-01T00:00:00Z'),
  expiresAt: expiresAt === null ? null : new Date(expiresAt),
});
const { earned: _, ...fresh } = lot('new', 1, '2028-01-01T00:00:00Z');
const account: Account = {
  ...emptyAccount('m', 'points'),
  balance: 150,
  lots: [lot('late', 100, '2028-01-01T00:00:00Z'), lot('soon', 50, '2027-01-01T00:00:00Z')].map(openLot),
};

test('points given by hand open a lot, and repay debt first', () => {
  const given = decideAdjust({ ...account, debt: 30, balance: 120 }, 40, fresh, { at, onShort: 'REFUSE' });
  expect(given).toMatchObject({ allowed: true, change: { debtDelta: -30, account: { balance: 160, debt: 0 } } });
  expect(given.allowed && must(given.change.opened[0], 'a lot').remaining).toBe(10);
});

test('points taken by hand come from the lots in spend order', () => {
  const taken = decideAdjust(account, -70, fresh, { at, onShort: 'REFUSE' });
  const moves = [
    { lotId: 'soon', delta: -50 },
    { lotId: 'late', delta: -20 },
  ];
  expect(taken).toMatchObject({ allowed: true, change: { moves, debtDelta: 0, account: { balance: 80 } } });
});

test('more than is available is refused with what is short: held points and debt are not available', () => {
  const holds = [{ id: 'h', points: 60, endsAt: new Date('2026-03-10T00:30:00Z') }];
  expect(decideAdjust({ ...account, holds }, -100, fresh, { at, onShort: 'REFUSE' })).toEqual({
    allowed: false,
    short: 10,
    available: 90,
  });
  expect(decideAdjust(account, -151, fresh, { at, onShort: 'REFUSE' })).toMatchObject({ allowed: false, short: 1 });
});

test('when the caller allows debt the rest becomes debt, but growth never falls below zero', () => {
  const owed = decideAdjust(account, -200, fresh, { at, onShort: 'DEBT' });
  expect(owed).toMatchObject({ allowed: true, change: { debtDelta: 50, account: { balance: -50, debt: 50 } } });
  const growth = { ...emptyAccount('m', 'growth'), balance: 10 };
  expect(decideAdjust(growth, -11, fresh, { at, onShort: 'DEBT' })).toMatchObject({ allowed: false, short: 1 });
});
