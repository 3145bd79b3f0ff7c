import { COMMON_PASSWORDS } from './common-passwords';

/** The shortest password that is taken. */
export const PASSWORD_MIN = 8;

/** The longest one: hashing more would only cost. */
export const PASSWORD_MAX = 128;

/** Why a password is not taken. */
export type PasswordProblem = 'password_too_short' | 'password_too_long' | 'password_common' | 'password_repeats';

/**
 * What is wrong with a new password, or null (S0-1.1, ASVS 6.2): length and the list of common ones count, the mix of
 * characters does not. Common ones are found in spite of capitals and of digits or signs at their end.
 */
export function refusePassword(password: string): PasswordProblem | null {
  const length = [...password].length;
  if (length < PASSWORD_MIN) return 'password_too_short';
  if (length > PASSWORD_MAX) return 'password_too_long';
  if (new Set(password).size < 4) return 'password_repeats';
  const bare = password.toLowerCase();
  const isCommon = COMMON_PASSWORDS.has(bare) || COMMON_PASSWORDS.has(bare.replace(/[\d!@#$%^&*._-]+$/, ''));
  return isCommon ? 'password_common' : null;
}
