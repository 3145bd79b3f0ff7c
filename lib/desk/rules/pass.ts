/** How long one code is shown: a slice of time. */
export const SLICE_SECONDS = 60;

/** Slices whose codes a phone gets at once: the current one and two minutes more, for when it has no net. */
export const SLICES_ISSUED = 3;

/** Clocks differ and people are slow: the code of a neighbouring slice is still good. */
const SKEW_SLICES = 1;
/** An older code is told from a forged one for so long, so that the sentence is right; it is refused all the same. */
const REMEMBERED_SLICES = 30;

const HANDLE_DIGITS = 9;
const NONCE_DIGITS = 1;
const MAC_DIGITS = 9;
const LENGTH = HANDLE_DIGITS + NONCE_DIGITS + MAC_DIGITS + 1;
const MAC_BYTES = 6;

/** How many different codes one slice can show. */
export const NONCES = 10 ** NONCE_DIGITS;

/** The smallest and one more than the largest handle: nine digits, the first of them no zero. */
export const HANDLE_RANGE = [10 ** (HANDLE_DIGITS - 1), 10 ** HANDLE_DIGITS] as const;

/** A code that was read: whose pass it says it is, which of the slice's codes, and the proof. */
export type PassCode = { readonly handle: string; readonly nonce: number; readonly mac: string };

/** What a code turned out to be (S3 offline redemption, 4.E); `slice` is the one in which it was made. */
export type PassVerdict =
  | { readonly is: 'living'; readonly slice: number }
  | { readonly is: 'expired'; readonly slice: number }
  | { readonly is: 'forged' };

/** The slice of an instant. */
export const sliceOf = (now: Date): number => Math.floor(now.getTime() / 1000 / SLICE_SECONDS);

/** What is signed with the seed of a pass to get the key of one slice: it tells nothing of another. */
export const sliceText = (slice: number): string => `pass slice ${slice}`;

/** What is signed with the key of a slice to get the proof of one code. */
export const codeText = ({ handle, nonce }: Pick<PassCode, 'handle' | 'nonce'>): string => `pass ${handle} ${nonce}`;

/** The proof as digits: 48 bits of the signature, so even that no digit is likelier than another. */
export function macDigits(signature: Uint8Array): string {
  const value = signature.subarray(0, MAC_BYTES).reduce((sum, byte) => sum * 256 + byte, 0);
  return String(value % 10 ** MAC_DIGITS).padStart(MAC_DIGITS, '0');
}

/** Writes a code: handle, nonce, proof and a check digit, twenty digits in all. */
export function writePass({ handle, nonce, mac }: PassCode): string {
  const body = `${handle}${nonce}${mac}`;
  return `${body}${checkDigit(body)}`;
}

/** Whether the text has the form of a pass: what else has twenty digits is nothing of ours. */
export const looksLikePass = (text: string): boolean =>
  digitsOf(text).length === LENGTH && /^\d+$/.test(digitsOf(text));

/** Reads what was scanned or typed, in groups or not; null when a digit is wrong or it is no pass at all. */
export function readPass(text: string): PassCode | null {
  const digits = digitsOf(text);
  if (!looksLikePass(digits) || checkDigit(digits.slice(0, -1)) !== digits.at(-1)) return null;
  return {
    handle: digits.slice(0, HANDLE_DIGITS),
    nonce: Number(digits.slice(HANDLE_DIGITS, HANDLE_DIGITS + NONCE_DIGITS)),
    mac: digits.slice(HANDLE_DIGITS + NONCE_DIGITS, -1),
  };
}

/** The slices in which a code that is shown now may have been made, likeliest first. */
export function slicesToTry(now: Date): readonly number[] {
  const current = sliceOf(now);
  const older = Array.from({ length: REMEMBERED_SLICES }, (_, back) => current - SKEW_SLICES - 1 - back);
  return [current, current - 1, current + 1, ...older];
}

/** What a code is, by the proofs of the slices that were tried; every one is compared, whichever is right. */
export function decidePass(
  { mac }: PassCode,
  proofs: readonly { readonly slice: number; readonly mac: string }[],
  now: Date,
): PassVerdict {
  const current = sliceOf(now);
  const right = proofs.filter((proof) => isSame(proof.mac, mac)).map(({ slice }) => slice);
  const living = right.find((slice) => Math.abs(slice - current) <= SKEW_SLICES);
  if (living !== undefined) return { is: 'living', slice: living };
  const old = right[0];
  return old === undefined ? { is: 'forged' } : { is: 'expired', slice: old };
}

const digitsOf = (text: string): string => text.normalize('NFKC').replace(/[\s-]/g, '');

/** Compares without telling by its time how far two proofs are alike. */
function isSame(one: string, other: string): boolean {
  let difference = one.length ^ other.length;
  for (let at = 0; at < one.length; at++) difference |= one.charCodeAt(at) ^ other.charCodeAt(at);
  return difference === 0;
}

/** Luhn's digit: a wrong digit and two neighbours that changed places are seen before anything is looked up. */
function checkDigit(body: string): string {
  const sum = [...body].reverse().reduce((total, sign, place) => {
    const doubled = Number(sign) * (place % 2 === 0 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}
