import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvOf } from '@/lib/kernel/csv';
import { SMALL } from '@/lib/kernel/small';
import type { Asked } from '../kind';
import { resultOf, withoutSmall } from './results';

const NPS: Asked = { as: 'scale', from: 0, to: 10, reads: 'nps' };
const STARS: Asked = { as: 'scale', from: 1, to: 5, reads: 'average' };
const counts = (all: Readonly<Record<string, number>>) => new Map(Object.entries(all));
const named = (answered: number) => ({ answered, isAnonymous: false });

describe('by name', () => {
  test('the net promoter score is promoters less detractors of a hundred', () => {
    const { nps } = resultOf(NPS, counts({ '10': 3, '9': 2, '8': 3, '6': 1, '0': 1 }), named(10));
    expect(nps).toEqual({ score: 30, promoters: 5, passives: 3, detractors: 2 });
  });

  test('the average is in hundredths, and every value stands in its row, also those that nobody said', () => {
    const { average, cells } = resultOf(STARS, counts({ '5': 2, '4': 1 }), named(3));
    expect(average).toBe(467);
    expect(cells.map(({ value, count }) => `${value}:${count}`)).toEqual(['1:0', '2:0', '3:0', '4:1', '5:2']);
  });

  test('nobody answered: no average and no score', () => {
    expect(resultOf(NPS, counts({}), named(0))).toMatchObject({ answered: 0, nps: null });
    expect(resultOf(STARS, counts({}), named(0))).toMatchObject({ answered: 0, average: null });
  });

  test('what an older version offered is counted after what is offered now', () => {
    const asked: Asked = { as: 'one', options: [{ code: 'new', text: { zh: '新', en: 'New' } }] };
    expect(resultOf(asked, counts({ old: 2, new: 1 }), named(3)).cells).toEqual([
      { value: 'new', count: 1 },
      { value: 'old', count: 2 },
    ]);
  });
});

describe('without a name', () => {
  const anonymous = (answered: number) => ({ answered, isAnonymous: true });

  test('four answers tell nothing, five tell what is not small', () => {
    expect(resultOf(STARS, counts({ '5': 4 }), anonymous(4))).toMatchObject({ answered: null, average: null });
    expect(resultOf(STARS, counts({ '5': 5 }), anonymous(5))).toMatchObject({ answered: 5, average: 500 });
  });

  test('an average or a score that would tell a small cell is not told', () => {
    expect(resultOf(STARS, counts({ '5': 9, '1': 1 }), anonymous(10)).average).toBeNull();
    expect(resultOf(NPS, counts({ '10': 9, '0': 1 }), anonymous(10)).nps).toBeNull();
    expect(resultOf(NPS, counts({ '10': 5, '0': 5 }), anonymous(10)).nps?.score).toBe(0);
  });

  test('no small cell is told, and none can be counted out from the others', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { minLength: 2, maxLength: 8 }), (all) => {
        const cells = all.map((count, at) => ({ value: String(at), count }));
        const told = withoutSmall(cells);
        const hidden = told.filter(({ count }) => count === null);
        expect(told.every(({ count }) => count === null || count === 0 || count >= SMALL)).toBe(true);
        // One alone could be counted out, unless it is all there is.
        const others = cells.filter(({ count }) => count > 0).length;
        expect(hidden.length === 1 && others > 1).toBe(false);
      }),
    );
  });
});

test('a file holds nothing that a spreadsheet runs', () => {
  expect(
    csvOf([
      ['=1+1', 'a,"b"', -3],
      ['@x', '多\n行', ''],
    ]),
  ).toBe('\uFEFF\'=1+1,"a,""b""",-3\r\n\'@x,"多\n行",\r\n');
});
