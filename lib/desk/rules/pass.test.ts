import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeBy, proofOf, sliceKey } from '../pass-keys';
import {
  decidePass,
  HANDLE_RANGE,
  macDigits,
  NONCES,
  type PassCode,
  type PassVerdict,
  readPass,
  SLICE_SECONDS,
  sliceOf,
  slicesToTry,
} from './pass';

const NOW = new Date('2026-11-22T04:00:30.000Z');
const seconds = (count: number) => new Date(NOW.getTime() + count * 1000);
const seed = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('base64url'));
const handle = fc.integer({ min: HANDLE_RANGE[0], max: HANDLE_RANGE[1] - 1 }).map(String);
const nonce = fc.integer({ min: 0, max: NONCES - 1 });

/** What a desk with the right seed says of a code. */
function verdict(seedKept: string, text: string, now: Date): PassVerdict | null {
  const code = readPass(text);
  if (code === null) return null;
  const proofs = slicesToTry(now).map((slice) => ({ slice, mac: proofOf(sliceKey(seedKept, slice), code) }));
  return decidePass(code, proofs, now);
}

const shown = (seedKept: string, code: Pick<PassCode, 'handle' | 'nonce'>, at: Date): string =>
  codeBy(sliceKey(seedKept, sliceOf(at)), code);

describe('a code', () => {
  test('has twenty digits and is read as it was written, in groups or not', () => {
    fc.assert(
      fc.property(seed, handle, nonce, (kept, whose, which) => {
        const text = shown(kept, { handle: whose, nonce: which }, NOW);
        expect(text).toMatch(/^\d{20}$/);
        expect(readPass(text)).toMatchObject({ handle: whose, nonce: which });
        expect(readPass(text.replace(/(\d{4})(?=\d)/g, '$1 '))).toEqual(readPass(text));
      }),
      { numRuns: 100 },
    );
  });

  test('with one digit typed wrongly is none', () => {
    fc.assert(
      fc.property(seed, handle, fc.nat(19), fc.integer({ min: 1, max: 9 }), (kept, whose, place, more) => {
        const text = shown(kept, { handle: whose, nonce: 0 }, NOW);
        const wrong = `${text.slice(0, place)}${(Number(text[place]) + more) % 10}${text.slice(place + 1)}`;
        expect(readPass(wrong)).toBeNull();
      }),
      { numRuns: 100 },
    );
  });

  test.each(['', '1234', '13800001234', 'K7QM-2Z4T-9HXN-5R3B', '1'.repeat(19), '1'.repeat(21), '１２３４'])(
    '%o is none',
    (text) => expect(readPass(text)).toBeNull(),
  );

  test('in full-width digits, as some input methods write them, is one', () => {
    const text = shown('c2VlZA', { handle: '123456789', nonce: 3 }, NOW);
    const wide = [...text].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join('');
    expect(readPass(wide)).toEqual(readPass(text));
  });
});

describe('the skew of clocks', () => {
  const kept = Buffer.alloc(32, 7).toString('base64url');
  const text = shown(kept, { handle: '123456789', nonce: 4 }, NOW);
  const slice = sliceOf(NOW);

  test.each<[string, number, PassVerdict]>([
    ['in its own slice', 0, { is: 'living', slice }],
    ['at the last moment of the next slice', 89, { is: 'living', slice }],
    ['at the first moment of the slice before', -90, { is: 'living', slice }],
    ['two slices later', 90, { is: 'expired', slice }],
    ['half an hour later', 1_800, { is: 'expired', slice }],
    ['an hour later', 3_600, { is: 'forged' }],
    ['two slices too early', -91, { is: 'forged' }],
  ])('%s it is as it should be', (_, later, expected) => {
    expect(verdict(kept, text, seconds(later))).toEqual(expected);
  });

  test('is one slice to either side, whenever it is shown and wherever in a slice', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), fc.integer({ min: -4, max: 4 }), (at, slices) => {
        const made = new Date(at * 1000);
        const code = shown(kept, { handle: '987654321', nonce: 0 }, made);
        const seen = new Date((at + slices * SLICE_SECONDS) * 1000);
        expect(verdict(kept, code, seen)?.is === 'living').toBe(Math.abs(slices) <= 1);
      }),
      { numRuns: 200 },
    );
  });
});

describe('forgery', () => {
  test('a code of another member’s seed is forged, and so is one with another handle or nonce', () => {
    fc.assert(
      fc.property(seed, seed, handle, handle, nonce, nonce, (kept, other, mine, theirs, one, two) => {
        fc.pre(kept !== other && mine !== theirs && one !== two);
        const code = readPass(shown(kept, { handle: mine, nonce: one }, NOW)) as PassCode;
        expect(verdict(other, shown(kept, { handle: mine, nonce: one }, NOW), NOW)).toEqual({ is: 'forged' });
        const proofs = (of: Pick<PassCode, 'handle' | 'nonce'>) =>
          slicesToTry(NOW).map((slice) => ({ slice, mac: proofOf(sliceKey(kept, slice), of) }));
        for (const changed of [
          { ...code, handle: theirs },
          { ...code, nonce: two },
        ]) {
          expect(decidePass(changed, proofs(changed), NOW)).toEqual({ is: 'forged' });
        }
      }),
      { numRuns: 100 },
    );
  });

  test('the key of a slice shows no code of another slice', () => {
    const kept = Buffer.alloc(32, 1).toString('base64url');
    const code = { handle: '123456789', nonce: 0 };
    const [now, later] = [sliceKey(kept, sliceOf(NOW)), sliceKey(kept, sliceOf(NOW) + 1)];
    expect(codeBy(now, code)).not.toBe(codeBy(later, code));
  });

  test('a proof is nine digits, whatever the signature', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (signature) => {
        expect(macDigits(signature)).toMatch(/^\d{9}$/);
      }),
    );
  });
});
