/** Failures in a row after which an account pauses. */
export const FAILURES_MAX = 5;

/** How long it pauses the first time, and at most: each further pause is twice as long, until somebody signs in. */
export const LOCK_MINUTES = { first: 15, most: 1_440 };

/** What the account remembers of failed sign-ins; `lockouts` are the pauses since somebody last signed in. */
export type Attempts = {
  readonly failedAttempts: number;
  readonly lockedUntil: Date | null;
  readonly lockouts: number;
};

/** What an account remembers of nothing. */
export const NO_ATTEMPTS: Attempts = { failedAttempts: 0, lockedUntil: null, lockouts: 0 };

/** Whether this attempt may be tried at all, and what to remember before its outcome is known. */
export type AttemptDecision = { readonly allowed: boolean; readonly attempts: Attempts };

/**
 * Decides one sign-in attempt and counts it as failed beforehand, so that attempts made at the same moment cannot try
 * more passwords than the limit; a success clears the count.
 */
export function decideAttempt(before: Attempts, now: Date): AttemptDecision {
  const isLocked = before.lockedUntil !== null && before.lockedUntil > now;
  if (isLocked) return { allowed: false, attempts: before };
  const failedAttempts = (before.lockedUntil === null ? before.failedAttempts : 0) + 1;
  if (failedAttempts < FAILURES_MAX)
    return { allowed: true, attempts: { failedAttempts, lockedUntil: null, lockouts: before.lockouts } };
  const minutes = Math.min(LOCK_MINUTES.most, LOCK_MINUTES.first * 2 ** before.lockouts);
  const lockedUntil = new Date(now.getTime() + minutes * 60_000);
  return { allowed: true, attempts: { failedAttempts, lockedUntil, lockouts: before.lockouts + 1 } };
}
