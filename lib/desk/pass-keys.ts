import { createHmac, randomBytes } from 'node:crypto';
import { codeText, macDigits, type PassCode, sliceText, writePass } from './rules/pass';

const SEED_BYTES = 32;

/** A new seed of a pass: from it all its codes follow, so it is sealed wherever it rests. */
export const newSeed = (): string => randomBytes(SEED_BYTES).toString('base64url');

/** The key of one slice, from which all its codes follow. */
export const sliceKey = (seed: string, slice: number): Buffer =>
  signed(Buffer.from(seed, 'base64url'), sliceText(slice));

/** The proof of a code by the key of its slice. */
export const proofOf = (key: Buffer, code: Pick<PassCode, 'handle' | 'nonce'>): string =>
  macDigits(signed(key, codeText(code)));

/** The whole code that a key shows. */
export const codeBy = (key: Buffer, code: Pick<PassCode, 'handle' | 'nonce'>): string =>
  writePass({ ...code, mac: proofOf(key, code) });

const signed = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
