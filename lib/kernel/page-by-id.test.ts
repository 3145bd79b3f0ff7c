import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ListPage } from './list-query';
import { isInView, isNamedBy, pageById } from './page-by-id';

const now = new Date('2026-11-22T00:00:00Z');
const rows = fc
  .uniqueArray(fc.stringMatching(/^[a-z]{1,4}$/), { maxLength: 30 })
  .map((ids) => ids.sort((a, b) => (a < b ? -1 : 1)).map((id) => ({ id })));

describe('a page by id', () => {
  test('forwards from the beginning shows every row once, in order', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 7 }), (all, limit) => {
        const seen: { id: string }[] = [];
        let cursor: string | null = null;
        do {
          const page: ListPage<{ id: string }> = pageById(all, { cursor, limit }, now);
          seen.push(...page.rows);
          cursor = page.nextCursor;
        } while (cursor !== null);
        expect(seen).toEqual(all);
      }),
    );
  });

  test('back from the last page shows every row before it once, in order', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 7 }), fc.nat(), (all, limit, place) => {
        const from = all[place % Math.max(1, all.length)];
        let seen: { id: string }[] = [];
        let cursor: string | null = from === undefined ? null : `~${from.id}`;
        while (cursor !== null) {
          const page: ListPage<{ id: string }> = pageById(all, { cursor, limit }, now);
          seen = [...page.rows, ...seen];
          cursor = page.prevCursor;
        }
        expect(seen).toEqual(all.filter(({ id }) => from !== undefined && id < from.id));
      }),
    );
  });

  test('goes on after a row that is gone', () => {
    const page = pageById([{ id: 'a' }, { id: 'c' }], { cursor: 'b', limit: 5 }, now);
    expect(page).toMatchObject({ rows: [{ id: 'c' }], nextCursor: null, prevCursor: '~c' });
  });
});

test('words are found in a code or in a name, whatever the case', () => {
  expect(isNamedBy('SPIN', 'autumn', null, 'Spin the wheel')).toBe(true);
  expect(isNamedBy('spin', 'autumn', null)).toBe(false);
  expect(isNamedBy('', 'autumn')).toBe(true);
});

test.each([
  ['', 'draft', true],
  ['all', 'draft', true],
  ['draft', 'draft', true],
  ['live', 'draft', false],
])('the view "%s" shows what is %s: %s', (view, state, isShown) => expect(isInView(view, state)).toBe(isShown));
