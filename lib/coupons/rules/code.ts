import { assert } from '@/lib/kernel/assert';

/** Crockford's base 32: no I, L, O, U; what people read wrongly is read rightly. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SIZE = ALPHABET.length;
const VALUE = new Map([...ALPHABET].map((sign, value) => [sign, value]));
const BITS = 5;
/** Fewer random signs would be less than 60 bits (4.E). */
const RANDOM_MIN = 12;
const RANDOM_MAX = 32;
const LENGTH_MAX = 48;
const GROUP = 4;

/** The form of a member's own coupon code: 75 random bits and a check digit, in groups of four. */
export const OWN_PATTERN = '####-####-####-###';

/** What is wrong with a pattern, or null: letters and digits as they are, `#` for a random sign, dashes between. */
export function patternProblem(pattern: string): 'pattern_signs' | 'pattern_weak' | 'pattern_long' | null {
  if (!/^[A-Z0-9#-]+$/.test(pattern)) return 'pattern_signs';
  const random = randomSigns(pattern);
  if (random < RANDOM_MIN) return 'pattern_weak';
  return random > RANDOM_MAX || pattern.length > LENGTH_MAX ? 'pattern_long' : null;
}

/** How many random signs a pattern has. */
export const randomSigns = (pattern: string): number => pattern.split('#').length - 1;

/** Makes a code of a pattern from random bytes (one for each random sign) and puts the check digit at its end. */
export function codeOf(pattern: string, random: Uint8Array): string {
  assert(random.length >= randomSigns(pattern), 'too few random bytes for a code');
  let used = 0;
  // 256 is a multiple of 32: the low bits of a byte are as even as the byte.
  const made = pattern.replace(/#/g, () => ALPHABET[(random[used++] as number) & (SIZE - 1)] as string);
  const isFull = made.length - made.lastIndexOf('-') - 1 >= GROUP;
  return `${made}${isFull && made.includes('-') ? '-' : ''}${checkSign(normaliseCode(made))}`;
}

/** A code as it is compared: without spaces and dashes, in capitals, with what is read wrongly read rightly. */
export const normaliseCode = (typed: string): string =>
  typed.toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replace(/O/g, '0').replace(/U/g, 'V');

/** Whether a normalised code ends in its check digit: what fails was typed wrongly, and nothing need be looked up. */
export function isSoundCode(code: string): boolean {
  if (code.length <= RANDOM_MIN || code.length > LENGTH_MAX || [...code].some((sign) => !VALUE.has(sign))) return false;
  return checkSign(code.slice(0, -1)) === code.at(-1);
}

/** Luhn's digit modulo 32: one wrong sign is always seen. */
function checkSign(body: string): string {
  let sum = 0;
  let factor = 2;
  for (const sign of [...body].reverse()) {
    const product = (VALUE.get(sign) ?? 0) * factor;
    sum += (product >> BITS) + (product & (SIZE - 1));
    factor = 3 - factor;
  }
  return ALPHABET[(SIZE - (sum % SIZE)) % SIZE] as string;
}
