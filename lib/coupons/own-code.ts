import { hash, randomFillSync } from 'node:crypto';
import { codeOf, normaliseCode, OWN_PATTERN, randomSigns } from './rules/code';

const SIGNS = randomSigns(OWN_PATTERN);

/** By what a code is found; with 60 bits and more nobody finds the code from it. */
export const codeHash = (typed: string): string => hash('sha256', normaliseCode(typed), 'base64url');

/** So many new codes of members' own, from the system's source of chance (4.E). */
export function newCodes(count: number): string[] {
  const random = randomFillSync(new Uint8Array(count * SIGNS));
  return Array.from({ length: count }, (_, place) => codeOf(OWN_PATTERN, random.subarray(place * SIGNS)));
}
