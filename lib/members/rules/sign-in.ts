/** Digits of a one-time code. */
export const CODE_DIGITS = 6;

/** How long a code is good. */
export const CODE_MINUTES = 5;

/** How often a code may be tried. */
export const CODE_TRIES_MAX = 5;

/** What a code is good for: to sign in, to set a password without the old one, or to close the account. */
export type CodePurpose = 'sign_in' | 'password' | 'close';

/** A code that was sent, as it stands. */
export type SentCode = { readonly expiresAt: Date; readonly tries: number; readonly usedAt: Date | null };

/** The outcome of one try: taken, or why not, with the tries that are left. */
export type CodeDecision =
  | { readonly isTaken: true }
  | {
      readonly isTaken: false;
      readonly code: 'code_wrong' | 'code_expired' | 'code_tries_used';
      readonly left: number;
    };

const no = (code: 'code_wrong' | 'code_expired' | 'code_tries_used', left = 0): CodeDecision => ({
  isTaken: false,
  code,
  left,
});

/** Decides one try of a code (S0-1.1): five minutes, five tries, one use; `tries` does not count this one yet. */
export function decideCode(sent: SentCode | null, isMatch: boolean, now: Date): CodeDecision {
  if (sent === null || sent.usedAt !== null || sent.expiresAt <= now) return no('code_expired');
  if (sent.tries >= CODE_TRIES_MAX) return no('code_tries_used');
  if (isMatch) return { isTaken: true };
  const left = CODE_TRIES_MAX - sent.tries - 1;
  return left === 0 ? no('code_tries_used') : no('code_wrong', left);
}
