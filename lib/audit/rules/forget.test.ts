import { expect, test } from 'vitest';
import { GENESIS, type Link } from './chain';
import { oldPart } from './forget';

const day = (n: number) => new Date(Date.UTC(2026, 0, n));
const links = (from = 1) =>
  [1, 2, 3, 4, 5]
    .filter((seq) => seq >= from)
    .map((seq): Link & { at: Date | null } => ({
      seq,
      previous: seq === 1 ? GENESIS : `h${seq - 1}`,
      hash: `h${seq}`,
      recomputed: `h${seq}`,
      at: day(seq),
    }));
const change = (seq: number, part: object) => links().map((link) => (link.seq === seq ? { ...link, ...part } : link));

test('what is older than the cutoff goes, and what was made at it stays', () => {
  expect(oldPart(null, links(), day(3))).toEqual({ seq: 2, hash: 'h2', removed: 2 });
  expect(oldPart(null, links(), day(1))).toBeNull();
  expect(oldPart(null, links(), day(9))).toEqual({ seq: 5, hash: 'h5', removed: 5 });
  expect(oldPart({ seq: 2, hash: 'h2' }, links(3), day(5))).toEqual({ seq: 4, hash: 'h4', removed: 2 });
});

test('a young entry that was sealed early keeps what comes after it', () => {
  expect(oldPart(null, change(2, { at: day(9) }), day(5))).toEqual({ seq: 1, hash: 'h1', removed: 1 });
});

test('what does not verify is evidence and stays, with all after it', () => {
  expect(oldPart(null, change(3, { recomputed: 'other' }), day(9))).toEqual({ seq: 2, hash: 'h2', removed: 2 });
  expect(oldPart(null, change(2, { recomputed: null, at: null }), day(9))).toEqual({ seq: 1, hash: 'h1', removed: 1 });
  expect(oldPart({ seq: 2, hash: 'other' }, links(3), day(9))).toBeNull();
});
