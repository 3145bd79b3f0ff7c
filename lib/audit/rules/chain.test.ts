import { expect, test } from 'vitest';
import { type BrokenRange, GENESIS, type Link, START, walkLinks } from './chain';

const good: readonly Link[] = [1, 2, 3, 4, 5].map((seq) => ({
  seq,
  previous: seq === 1 ? GENESIS : `h${seq - 1}`,
  hash: `h${seq}`,
  recomputed: `h${seq}`,
}));
const change = (seq: number, part: Partial<Link>) =>
  good.map((link) => (link.seq === seq ? { ...link, ...part } : link));

test.each<[string, readonly Link[], BrokenRange | null]>([
  ['an intact chain', good, null],
  ['an empty one', [], null],
  ['a changed entry', change(3, { recomputed: 'other' }), { fromSeq: 3, toSeq: 3, reason: 'entry_changed' }],
  ['a deleted entry', change(2, { recomputed: null }), { fromSeq: 2, toSeq: 2, reason: 'entry_missing' }],
  [
    'an entry changed with its own seal',
    change(3, { hash: 'x', recomputed: 'x' }),
    { fromSeq: 4, toSeq: 4, reason: 'link_broken' },
  ],
  ['a first link that hangs on nothing', change(1, { previous: 'x' }), { fromSeq: 1, toSeq: 1, reason: 'link_broken' }],
  ['a deleted seal', good.filter(({ seq }) => seq !== 3), { fromSeq: 3, toSeq: 4, reason: 'seal_missing' }],
  [
    'two changed entries in a row',
    good.map((link) => (link.seq === 3 || link.seq === 4 ? { ...link, recomputed: 'other' } : link)),
    { fromSeq: 3, toSeq: 4, reason: 'entry_changed' },
  ],
  [
    'only the first of two ranges',
    good.map((link) => (link.seq === 2 || link.seq === 5 ? { ...link, recomputed: 'other' } : link)),
    { fromSeq: 2, toSeq: 2, reason: 'entry_changed' },
  ],
])('%s', (_, links, broken) => expect(walkLinks(START, links).broken).toEqual(broken));

test('a walk in parts finds what a walk in one finds', () => {
  const links = change(3, { recomputed: null });
  for (let cut = 0; cut <= links.length; cut++) {
    const parts = walkLinks(walkLinks(START, links.slice(0, cut)), links.slice(cut));
    expect(parts).toEqual(walkLinks(START, links));
  }
});
