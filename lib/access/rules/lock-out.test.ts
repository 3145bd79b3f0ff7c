import { expect, test } from 'vitest';
import { type Attempts, decideAttempt, FAILURES_MAX } from './lock-out';

const NOW = new Date('2026-11-21T12:00:00Z');
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

test.each<[string, Attempts, boolean, Attempts]>([
  ['a first attempt', { failedAttempts: 0, lockedUntil: null }, true, { failedAttempts: 1, lockedUntil: null }],
  ['a fourth', { failedAttempts: 3, lockedUntil: null }, true, { failedAttempts: 4, lockedUntil: null }],
  ['a fifth locks', { failedAttempts: 4, lockedUntil: null }, true, { failedAttempts: 5, lockedUntil: later(15) }],
  [
    'one while locked',
    { failedAttempts: 5, lockedUntil: later(1) },
    false,
    { failedAttempts: 5, lockedUntil: later(1) },
  ],
  ['one as the lock ends', { failedAttempts: 5, lockedUntil: NOW }, true, { failedAttempts: 1, lockedUntil: null }],
])('%s', (_, before, allowed, attempts) => expect(decideAttempt(before, NOW)).toEqual({ allowed, attempts }));

test('exactly the limit may be tried in a row', () => {
  let attempts: Attempts = { failedAttempts: 0, lockedUntil: null };
  let tried = 0;
  for (let round = 0; round < 20; round++) {
    const decision = decideAttempt(attempts, NOW);
    attempts = decision.attempts;
    if (decision.allowed) tried++;
  }
  expect(tried).toBe(FAILURES_MAX);
});
