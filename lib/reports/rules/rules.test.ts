import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cohortRows } from './cohorts';
import { lengthOf, runsOf, shiftDays, stretchesOf, ticksOf } from './days';
import { GALLERY } from './gallery';
import { liabilityFen } from './liability';
import { findMetric, METRICS, toldOf } from './metrics';
import { compareDays, periodDays, tickOf } from './period';
import { summaryOf } from './summary';

const TODAY = '2026-11-21';
const day = fc.integer({ min: 0, max: 1_500 }).map((offset) => shiftDays('2024-01-01', offset));
const span = fc
  .tuple(day, fc.integer({ min: 1, max: 800 }))
  .map(([from, days]) => ({ from, to: shiftDays(from, days) }));

describe('days', () => {
  test('stretches are the span itself, each day once, with only whole months that are over as months', () => {
    fc.assert(
      fc.property(span, day, (asked, today) => {
        const stretches = stretchesOf(asked, today);
        const days = stretches.flatMap((one) => ticksOf(one, 'day'));
        expect(days).toEqual(ticksOf(asked, 'day'));
        for (const { span: kind, from, to } of stretches.filter((one) => one.span === 'month')) {
          expect([kind, from.slice(8), to.slice(8)]).toEqual(['month', '01', '01']);
          expect(to <= `${today.slice(0, 7)}-01`).toBe(true);
        }
      }),
    );
  });

  test('runs hold every day once and are no longer than asked', () => {
    fc.assert(
      fc.property(fc.uniqueArray(day, { maxLength: 40 }), fc.integer({ min: 1, max: 9 }), (days, longest) => {
        const runs = runsOf(days, longest);
        expect(runs.flatMap((run) => ticksOf(run, 'day'))).toEqual(days.toSorted());
        expect(runs.every((run) => lengthOf(run) <= longest)).toBe(true);
      }),
    );
  });
});

describe('periods', () => {
  test.each([
    ['last_7', { from: '2026-11-15', to: '2026-11-22' }, { from: '2026-11-08', to: '2026-11-15' }],
    ['last_30', { from: '2026-10-23', to: '2026-11-22' }, { from: '2026-09-23', to: '2026-10-23' }],
    ['this_month', { from: '2026-11-01', to: '2026-11-22' }, { from: '2026-10-01', to: '2026-10-22' }],
    ['last_month', { from: '2026-10-01', to: '2026-11-01' }, { from: '2026-09-01', to: '2026-10-01' }],
  ] as const)('%s and the period before it', (name, days, before) => {
    expect(periodDays(name, TODAY, null, null)).toEqual(days);
    expect(compareDays(days, 'previous', name)).toEqual(before);
  });

  test('named days count both ends; what cannot be read is the last thirty days', () => {
    expect(periodDays('custom', TODAY, '2026-02-01', '2026-02-28')).toEqual({ from: '2026-02-01', to: '2026-03-01' });
    for (const [from, to] of [
      ['2026-02-31', '2026-03-02'],
      ['2026-03-02', '2026-03-01'],
      [null, '2026-03-01'],
    ] as const)
      expect(periodDays('custom', TODAY, from, to)).toEqual(periodDays('last_30', TODAY, null, null));
    expect(lengthOf(periodDays('custom', TODAY, '1900-01-01', '2026-01-01'))).toBe(3_660);
  });

  test('4.H days that move on with today are compared with as many before them, also from the 1st of a month', () => {
    const on = (today: string, name: 'yesterday' | 'last_7' | 'last_30') =>
      compareDays(periodDays(name, today, null, null), 'previous', name);
    expect(on('2026-11-02', 'yesterday')).toEqual({ from: '2026-10-31', to: '2026-11-01' });
    expect(on('2026-11-07', 'last_7')).toEqual({ from: '2026-10-25', to: '2026-11-01' });
    expect(on('2026-11-30', 'last_30')).toEqual({ from: '2026-10-02', to: '2026-11-01' });
    const named = (from: string, to: string) => compareDays({ from, to }, 'previous', 'custom');
    expect(named('2026-11-01', '2026-12-01')).toEqual({ from: '2026-10-01', to: '2026-11-01' });
    expect(named('2026-11-01', '2026-11-11')).toEqual({ from: '2026-10-22', to: '2026-11-01' });
  });

  test.each([
    ['a leap year', { from: '2028-01-01', to: '2029-01-01' }, { from: '2027-01-01', to: '2028-01-01' }],
    ['a year after a leap year', { from: '2029-01-01', to: '2030-01-01' }, { from: '2028-01-01', to: '2029-01-01' }],
    ['a leap February', { from: '2028-02-01', to: '2028-03-01' }, { from: '2027-02-01', to: '2027-03-01' }],
    ['the February after', { from: '2029-02-01', to: '2029-03-01' }, { from: '2028-02-01', to: '2028-03-01' }],
    ['29 February alone', { from: '2028-02-29', to: '2028-03-01' }, { from: '2027-02-28', to: '2027-03-01' }],
    ['1 March alone', { from: '2028-03-01', to: '2028-03-02' }, { from: '2027-03-01', to: '2027-03-02' }],
    [
      '28 February after a leap year',
      { from: '2029-02-28', to: '2029-03-01' },
      { from: '2028-02-28', to: '2028-02-29' },
    ],
    ['days across it', { from: '2028-02-20', to: '2028-03-11' }, { from: '2027-02-20', to: '2027-03-11' }],
  ])('4.H the year before %s is told by the same dates, and none of them twice', (_, days, before) => {
    expect(compareDays(days, 'year', 'custom')).toEqual(before);
  });

  test('the same days of the year before; a chart never has more than 400 points', () => {
    expect(compareDays({ from: '2026-03-05', to: '2026-03-12' }, 'year', 'custom')).toEqual({
      from: '2025-03-05',
      to: '2025-03-12',
    });
    expect(compareDays({ from: '2026-03-05', to: '2026-03-12' }, 'none', 'custom')).toBeNull();
    fc.assert(
      fc.property(day, day, (a, b) => {
        const days = periodDays('custom', TODAY, a < b ? a : b, a < b ? b : a);
        expect(ticksOf(days, tickOf(days)).length).toBeLessThanOrEqual(400);
      }),
    );
  });
});

describe('small numbers', () => {
  test('a cohort of fewer than five tells nothing, a larger one the share of each month', () => {
    const rows = cohortRows([
      { cohort: '2026-09-01', month: '2026-09-01', people: 10 },
      { cohort: '2026-09-01', month: '2026-11-01', people: 4 },
      { cohort: '2026-10-01', month: '2026-10-01', people: 4 },
      { cohort: '2026-10-01', month: '2026-11-01', people: 2 },
    ]);
    expect(rows.map(({ size, shares }) => [size, shares.map(({ share }) => share)])).toEqual([
      [10, [1, 0, 0.4]],
      [null, [null, null]],
    ]);
  });
});

describe('metrics', () => {
  test('every report names metrics that there are, drawn in one unit and split as each of them allows', () => {
    for (const { code, heads, chart, columns, split } of GALLERY) {
      const all = [...heads, ...chart, ...columns].map((name) => [name, findMetric(name)?.code]);
      expect(all, code).toEqual(all.map(([name]) => [name, name]));
      expect(new Set(chart.map((name) => findMetric(name)?.unit)).size, code).toBeLessThanOrEqual(1);
      expect(chart.length).toBeLessThanOrEqual(3);
      for (const name of columns) expect(findMetric(name)?.splits, `${code} ${name}`).toContain(split);
    }
  });

  test('codes are unique, and ratios name metrics that there are', () => {
    expect(new Set(METRICS.map(({ code }) => code)).size).toBe(METRICS.length);
    for (const { reading } of METRICS) {
      if (reading.kind === 'ratio')
        expect([findMetric(reading.over), findMetric(reading.under)]).not.toContain(undefined);
    }
  });

  test('a ratio is rounded once and tells nothing where there is nothing to divide by', () => {
    const ticket = METRICS.find(({ code }) => code === 'ticket');
    if (ticket === undefined) throw new Error('no ticket');
    expect(toldOf(ticket, { amount: 1_000, orders: 3 })).toBe(333);
    expect(toldOf(ticket, { amount: 1_001, orders: 2 })).toBe(501);
    expect(toldOf(ticket, { amount: -1_001, orders: 2 })).toBe(-501);
    expect(toldOf(ticket, { amount: 1_000 })).toBeNull();
  });

  test('what is owed costs what it is worth less what lapses, rounded up', () => {
    expect(liabilityFen(10_000, { points: 100, fen: 100 }, 0)).toBe(10_000);
    expect(liabilityFen(10_001, { points: 100, fen: 100 }, 2_500)).toBe(7_501);
    expect(liabilityFen(0, { points: 100, fen: 100 }, 0)).toBe(0);
  });
});

test('a sentence says how a number went, and nothing where there is nothing to say', () => {
  const points = [
    { tick: '2026-11-01', value: 3 },
    { tick: '2026-11-02', value: 7 },
  ];
  expect(summaryOf(10, 8, points)).toEqual({ trend: 'up', value: 10, changeBp: 2_500, peak: points[1] });
  expect(summaryOf(6, 8, points)).toMatchObject({ trend: 'down', changeBp: 2_500 });
  expect(summaryOf(8, 8, points)).toMatchObject({ trend: 'level' });
  expect(summaryOf(8, 0, points)).toMatchObject({ trend: 'alone' });
  expect(summaryOf(0, 5, [])).toEqual({ trend: 'empty', value: 0, changeBp: 0, peak: null });
});
