/** How many codes somebody gets at once. */
export const RECOVERY_CODES = 10;

/** The letters of a code: none that is taken for another when it is written down. */
export const RECOVERY_ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

/** How long a code is; 16 of 31 letters are 79 random bits, so a fast hash protects it. */
export const RECOVERY_LENGTH = 16;

const SHAPE = new RegExp(`^[${RECOVERY_ALPHABET}]{${RECOVERY_LENGTH}}$`);
const GROUP = /.{4}/g;

/** A recovery code as it is kept, from however it was typed; null: it is none. */
export function readRecovery(text: string): string | null {
  const plain = text.normalize('NFKC').toLowerCase().replaceAll(/[\s-]/g, '');
  return SHAPE.test(plain) ? plain : null;
}

/** A recovery code as it is written down: `abcd-efgh-jkmn-pqrs`. */
export const showRecovery = (code: string): string => (code.match(GROUP) ?? []).join('-');
