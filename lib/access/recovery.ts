import 'server-only';
import { createHash, randomInt } from 'node:crypto';
import { RECOVERY_ALPHABET, RECOVERY_CODES, RECOVERY_LENGTH } from './rules/recovery';

/** New recovery codes, all different, as they are kept apart from their hash. */
export const newRecoveryCodes = (): readonly string[] => Array.from({ length: RECOVERY_CODES }, newCode);

/** The hash under which a code is kept: bound to its owner, so that equal codes of two people are not equal rows. */
export const recoveryHash = (staffId: string, code: string): string =>
  createHash('sha256').update(`${staffId}:${code}`).digest('hex');

const newCode = (): string =>
  Array.from({ length: RECOVERY_LENGTH }, () => RECOVERY_ALPHABET[randomInt(RECOVERY_ALPHABET.length)]).join('');
