import { expect, test } from 'vitest';
import { computeDiff, type DiffLine } from './diff';

test.each<[unknown, unknown, readonly DiffLine[]]>([
  [null, null, []],
  [{ a: 1 }, { a: 1 }, []],
  [null, { name: '张三' }, [{ path: 'name', before: null, after: '张三' }]],
  [{ name: '张三' }, null, [{ path: 'name', before: '张三', after: null }]],
  [
    { points: 1, level: { code: 'gold', rank: 3 } },
    { points: 2, level: { code: 'gold', rank: 4 } },
    [
      { path: 'level.rank', before: '3', after: '4' },
      { path: 'points', before: '1', after: '2' },
    ],
  ],
  [{ tags: ['a', 'b'] }, { tags: ['b'] }, [{ path: 'tags', before: 'a, b', after: 'b' }]],
  [{ lines: [{ id: 1 }] }, { lines: [{ id: 2 }] }, [{ path: 'lines.0.id', before: '1', after: '2' }]],
  [{ until: null }, { until: '2026-01-01' }, [{ path: 'until', before: '–', after: '2026-01-01' }]],
  ['off', 'on', [{ path: '', before: 'off', after: 'on' }]],
])('%j to %j', (before, after, expected) => expect(computeDiff(before, after)).toEqual(expected));
