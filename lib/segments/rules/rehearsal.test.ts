import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classTotals, membersByPlace, type RehearsedCell, valueMoves } from './rehearsal';
import { StageRulesSchema } from './stages';
import { classOf, EdgesSchema, placeOf, repainted, STANDARD_MAP, STANDARD_VALUES, VALUE_CLASSES } from './value';

const score = fc.integer({ min: 1, max: 5 });
const cell: fc.Arbitrary<RehearsedCell> = fc.record({
  recency: score,
  frequency: score,
  money: score,
  held: fc.option(fc.constantFrom(...VALUE_CLASSES), { nil: null }),
  members: fc.nat(500),
});
const map = fc
  .array(fc.constantFrom('H', 'P', 'A', 'L'), { minLength: 125, maxLength: 125 })
  .map((all) => all.join(''));
const sum = (all: readonly number[]) => all.reduce((total, one) => total + one, 0);

describe('a rehearsal of the map', () => {
  test('loses nobody: each class then is what it is now, and who comes, without who goes', () => {
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 60 }), map, (cells, tried) => {
        const totals = classTotals(cells, tried);
        const moves = valueMoves(cells, tried);
        for (const one of VALUE_CLASSES) {
          const come = sum(moves.filter(({ to }) => to === one).map(({ members }) => members));
          const go = sum(moves.filter(({ from }) => from === one).map(({ members }) => members));
          expect(totals[one].after).toBe(totals[one].now + come - go);
        }
        const all = sum(cells.map(({ members }) => members));
        expect(sum(VALUE_CLASSES.map((one) => totals[one].after))).toBe(all);
        expect(sum(membersByPlace(cells))).toBe(all);
      }),
    );
  });

  test('moves nobody who has the class that the map gives already', () => {
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 40 }), map, (cells, tried) => {
        const settled = cells.map((one) => ({ ...one, held: classOf(tried, one) }));
        expect(valueMoves(settled, tried)).toEqual([]);
      }),
    );
  });

  test('tells who moves, most first, and who has no class yet', () => {
    const at = { recency: 5, frequency: 5, money: 5 };
    const cells: RehearsedCell[] = [
      { ...at, held: 'high', members: 7 },
      { ...at, money: 4, held: null, members: 9 },
      { ...at, money: 3, held: 'potential', members: 4 },
    ];
    const tried = repainted(STANDARD_MAP, [placeOf(at)], 'low');
    expect(valueMoves(cells, tried)).toEqual([
      { from: null, to: 'high', members: 9 },
      { from: 'high', to: 'low', members: 7 },
      { from: 'potential', to: 'high', members: 4 },
    ]);
  });
});

describe('edges', () => {
  const { recency, frequency, money } = STANDARD_VALUES;
  const edges = { recency, frequency, money };
  test.each([
    ['that do not rise', { ...edges, recency: { by: 'share', at: [20, 40, 40, 80] } }],
    ['of fewer than four', { ...edges, money: { by: 'value', at: [1, 2, 3] } }],
    ['beyond a whole', { ...edges, frequency: { by: 'share', at: [20, 40, 60, 100] } }],
  ])('%s are refused', (_, wrong) => {
    expect(EdgesSchema.safeParse(wrong).success).toBe(false);
  });

  test.each<[string, object, boolean]>([
    ['rise', { newDays: 0, silentDays: 30, dormantDays: 31, lostDays: 32 }, true],
    ['meet', { newDays: 30, silentDays: 30, dormantDays: 30, lostDays: 180 }, false],
    ['fall', { newDays: 30, silentDays: 30, dormantDays: 90, lostDays: 60 }, false],
  ])('of stages that %s', (_, rules, isRight) => {
    expect(StageRulesSchema.safeParse(rules).success).toBe(isRight);
  });
});
