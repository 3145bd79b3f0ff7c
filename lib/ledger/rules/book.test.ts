import { expect, test } from 'vitest';
import { type Account, bySpendOrder, emptyAccount, type NewLot, openLot } from './book';
import { type ClawbackPolicy, decideClawback as decide } from './clawback';
import { decideCredit } from './credit';
import { computeHoldings } from './holdings';
import { type ReplayEntry, replay } from './replay';

const DAY = 86_400_000;
const day = (n: number) => new Date(Date.UTC(2026, 0, 1) + n * DAY);
const lot = (id: string, earned: number, from: number, to: number | null): NewLot => ({
  id,
  entryId: `e-${id}`,
  sourceType: 'order',
  sourceId: id,
  earned,
  creditedAt: day(0),
  activatesAt: day(from),
  expiresAt: to === null ? null : day(to),
});
const decideClawback = (
  account: Account,
  amount: number,
  source: { type: string; id: string },
  at: Date,
  policy: ClawbackPolicy = 'ALLOW_DEBT',
) => decide(account, { amount, source, at, policy }).change;
const credited = (...lots: NewLot[]): Account =>
  lots.reduce((account, one) => decideCredit(account, one).account, emptyAccount('m', 'points'));

test('a clawback takes from its own pending lot first and touches no other', () => {
  const account = credited(lot('old', 50, 0, 100), lot('own', 30, 20, 100));
  const { moves, debtDelta, account: after } = decideClawback(account, 20, { type: 'order', id: 'own' }, day(10));
  expect(moves).toEqual([{ lotId: 'own', delta: -20 }]);
  expect(debtDelta).toBe(0);
  expect(after.balance).toBe(60);
});

test('what the own lot no longer holds comes from active lots in spend order, and those that wait for other orders stay while it becomes debt', () => {
  const account = credited(
    lot('a', 10, 0, 90),
    lot('b', 10, 0, 50),
    lot('never', 10, 0, null),
    lot('pending', 10, 60, 90),
  );
  const { moves, debtDelta } = decideClawback(account, 35, { type: 'order', id: 'gone' }, day(10));
  expect(moves).toEqual([
    { lotId: 'b', delta: -10 },
    { lotId: 'a', delta: -10 },
    { lotId: 'never', delta: -10 },
  ]);
  expect(debtDelta).toBe(5);
});

test('a lot gives nothing at the instant at which it ends, and all a millisecond before', () => {
  const account = credited(lot('own', 10, 0, 50));
  const source = { type: 'order', id: 'own' };
  expect(decideClawback(account, 10, source, day(50)).debtDelta).toBe(10);
  expect(decideClawback(account, 10, source, new Date(day(50).getTime() - 1)).debtDelta).toBe(0);
});

test('a credit repays debt first, pending or not, and its clawback opens the debt again', () => {
  const inDebt = { ...emptyAccount('m', 'points'), balance: -30, debt: 30 };
  const {
    account,
    opened: [opened],
    debtDelta,
  } = decideCredit(inDebt, lot('own', 50, 60, 90));
  expect([account.debt, account.balance, opened?.remaining, debtDelta]).toEqual([0, 20, 20, -30]);
  const back = decideClawback(account, 50, { type: 'order', id: 'own' }, day(10));
  expect([back.account.debt, back.account.balance]).toEqual([30, -30]);
});

test('spend order: soonest end first, never-ending last, then earlier activation, then id', () => {
  const lots = [lot('n', 1, 0, null), lot('c', 1, 5, 9), lot('b', 1, 2, 9), lot('a', 1, 2, 9), lot('z', 1, 0, 3)];
  const sorted = lots.map(openLot).sort(bySpendOrder);
  expect(sorted.map(({ id }) => id)).toEqual(['z', 'a', 'b', 'c', 'n']);
});

test('available, pending and expired are computed from the lots at the instant', () => {
  const account = credited(lot('gone', 5, 0, 10), lot('live', 20, 0, 40), lot('soon', 7, 30, 90));
  expect(computeHoldings({ ...account, debt: 4 }, day(20))).toMatchObject({
    available: 16,
    pending: 7,
    expired: 5,
    debt: 4,
  });
  expect(computeHoldings(account, day(40))).toMatchObject({ available: 7, pending: 0, expired: 25 });
  expect(computeHoldings(account, day(20)).expiring).toEqual([{ points: 20, at: day(40) }]);
});

test('replay says so when a lot goes below zero or the sums differ', () => {
  const entry: ReplayEntry = {
    id: '1',
    type: 'EARN',
    amount: 5,
    direction: 1,
    debtDelta: 0,
    opened: [{ id: 'l', earned: 5 }],
    moves: [],
    counters: null,
  };
  const over: ReplayEntry = {
    ...entry,
    id: '2',
    type: 'CLAWBACK',
    amount: 6,
    direction: -1,
    opened: [],
    moves: [{ lotId: 'l', delta: -6 }],
  };
  expect(replay('points', [entry, over]).faults).toEqual(['entry 2: lot l below zero']);
  expect(replay('points', [{ ...entry, amount: 6 }]).faults).toHaveLength(1);
});
