import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TIMELINE_KINDS } from './item';
import { beforeOf, compareNewest, cursorText, mergeNewest, type Place, parseCursor } from './merge';

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const at = (minute: number) => new Date(Date.UTC(2026, 10, 21, 12, minute)).toISOString();
const place = (minute: number, kind: Place['kind'], n: number): Place => ({ at: at(minute), kind, id: uuid(n) });

// Few minutes and ids, so that ties are common.
const places = fc.array(
  fc.record({ minute: fc.nat(4), kind: fc.constantFrom(...TIMELINE_KINDS), n: fc.nat(6) }).map((one) => {
    return place(one.minute, one.kind, one.n);
  }),
  { maxLength: 40 },
);
const distinct = (all: readonly Place[]) => [...new Map(all.map((one) => [cursorText(one), one])).values()];

/** What a source answers: its own items strictly before a place, newest first. */
function read(all: readonly Place[], kind: Place['kind'], end: Place | null, limit: number): Place[] {
  const before = beforeOf(kind, end);
  return all
    .filter((one) => one.kind === kind)
    .filter((one) => {
      if (before === null) return true;
      const when = new Date(one.at).getTime() - before.at.getTime();
      return when < 0 || (when === 0 && one.id < before.id);
    })
    .sort(compareNewest)
    .slice(0, limit);
}

describe('merging', () => {
  test('puts effects above their cause at one instant', () => {
    const cause = place(1, 'order', 1);
    const [points, level] = [place(1, 'points', 2), place(1, 'level', 3)];
    expect(mergeNewest([[cause], [points], [level]], 9).items).toEqual([level, points, cause]);
  });

  test('tells whether anything was left over', () => {
    const list = [place(3, 'order', 1), place(2, 'order', 2)];
    expect(mergeNewest([list], 2).hasMore).toBe(false);
    expect(mergeNewest([list], 1)).toEqual({ items: [list[0]], hasMore: true });
    expect(mergeNewest([], 1)).toEqual({ items: [], hasMore: false });
  });

  test('page by page gives everything once, in one order, whatever the ties', () => {
    fc.assert(
      fc.property(places, fc.integer({ min: 1, max: 7 }), (raw, limit) => {
        const all = distinct(raw);
        const seen: Place[] = [];
        for (let end: Place | null = null; ; ) {
          const lists = TIMELINE_KINDS.map((kind) => read(all, kind, end, limit + 1));
          const { items, hasMore } = mergeNewest(lists, limit);
          seen.push(...items);
          const last = items.at(-1);
          if (!hasMore || last === undefined) break;
          end = parseCursor(cursorText(last));
        }
        expect(seen).toEqual([...all].sort(compareNewest));
      }),
    );
  });
});

describe('the cursor', () => {
  test('survives the address, a refund with its number too', () => {
    const refund: Place = { at: at(1), kind: 'refund', id: `${uuid(1)}:RF.2026/1` };
    for (const one of [place(1, 'level', 1), refund]) expect(parseCursor(cursorText(one))).toEqual(one);
  });

  test.each(['', 'x', '1.9.a', 'zz.0.not-a-uuid', `!.0.${uuid(1)}`, 'm.0.'])('%o is none', (text) => {
    expect(parseCursor(text)).toBeNull();
  });
});
