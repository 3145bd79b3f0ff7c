import { expect, test } from 'vitest';
import { type Attempts, decideAttempt, FAILURES_MAX, NO_ATTEMPTS } from './lock-out';

const NOW = new Date('2026-11-21T12:00:00Z');
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

const of = (failedAttempts: number, lockedUntil: Date | null, lockouts = 0): Attempts => {
  return { failedAttempts, lockedUntil, lockouts };
};

const rows: readonly [string, Attempts, boolean, Attempts][] = [
  ['a first attempt', of(0, null), true, of(1, null)],
  ['a fourth', of(3, null), true, of(4, null)],
  ['a fifth locks', of(4, null), true, of(5, later(15), 1)],
  ['one while locked', of(5, later(1), 1), false, of(5, later(1), 1)],
  ['one as the lock ends', of(5, NOW, 1), true, of(1, null, 1)],
  ['a fifth after that locks twice as long', of(4, null, 1), true, of(5, later(30), 2)],
  ['the seventh lock in a row', of(4, null, 6), true, of(5, later(960), 7)],
  ['no lock is longer than a day', of(4, null, 7), true, of(5, later(1_440), 8)],
  ['however many there were', of(4, null, 2_000), true, of(5, later(1_440), 2_001)],
];

test.each(rows)('%s', (_, before, allowed, attempts) =>
  expect(decideAttempt(before, NOW)).toEqual({ allowed, attempts }),
);

test('exactly the limit may be tried in a row', () => {
  let attempts: Attempts = NO_ATTEMPTS;
  let tried = 0;
  for (let round = 0; round < 20; round++) {
    const decision = decideAttempt(attempts, NOW);
    attempts = decision.attempts;
    if (decision.allowed) tried++;
  }
  expect(tried).toBe(FAILURES_MAX);
});
