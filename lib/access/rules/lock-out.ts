/** Failures in a row after which an account pauses. */
export const FAILURES_MAX = 5;

/** How long it pauses. */
export const LOCK_MINUTES = 15;

/** What the account remembers of failed sign-ins. */
export type Attempts = { readonly failedAttempts: number; readonly lockedUntil: Date | null };

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
  const lockedUntil = failedAttempts >= FAILURES_MAX ? new Date(now.getTime() + LOCK_MINUTES * 60_000) : null;
  return { allowed: true, attempts: { failedAttempts, lockedUntil } };
}
