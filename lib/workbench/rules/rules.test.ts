import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isLate, mayFinish } from './assignment';
import { firstSteps } from './first-steps';
import { KPIS, targetFor } from './kpis';
import { inOrder, type Ranked, WEIGHTS } from './order';
import {
  BENCH_PERIODS,
  type BenchPeriod,
  benchDays,
  lengthOfPeriod,
  periodOf,
  sameWeekdays,
  trendDays,
} from './periods';
import { arranged, moved, TILES } from './tiles';

const DAY_MS = 86_400_000;
const weekday = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay();
const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / DAY_MS;
const day = fc
  .integer({ min: 0, max: 4_000 })
  .map((n) => new Date(Date.UTC(2020, 0, 1) + n * DAY_MS).toISOString().slice(0, 10));
const period = fc.constantFrom(...BENCH_PERIODS);

describe('periods', () => {
  test.each<[BenchPeriod, string, string, string, string]>([
    ['today', '2026-11-22', '2026-11-23', '2026-11-15', '2026-11-16'],
    ['yesterday', '2026-11-21', '2026-11-22', '2026-11-14', '2026-11-15'],
    ['last_7', '2026-11-15', '2026-11-22', '2026-11-08', '2026-11-15'],
    ['last_28', '2026-10-25', '2026-11-22', '2026-09-27', '2026-10-25'],
  ])('%s on 22 November is %s to %s, beside %s to %s', (name, from, to, beforeFrom, beforeTo) => {
    const days = benchDays(name, '2026-11-22');
    expect(days).toEqual({ from, to });
    expect(sameWeekdays(days, name)).toEqual({ from: beforeFrom, to: beforeTo });
  });

  test('what is compared are as many days on the same weekdays, before and without a day in common', () => {
    fc.assert(
      fc.property(day, period, (today, name) => {
        const days = benchDays(name, today);
        const before = sameWeekdays(days, name);
        expect(daysBetween(days.from, days.to)).toBe(lengthOfPeriod(name));
        expect(daysBetween(before.from, before.to)).toBe(lengthOfPeriod(name));
        expect([weekday(before.from), weekday(before.to)]).toEqual([weekday(days.from), weekday(days.to)]);
        expect(before.to <= days.from).toBe(true);
        expect(trendDays(days, name).to).toBe(days.to);
      }),
    );
  });

  test.each([
    ['last_28', 'last_28'],
    ['', 'last_7'],
    ['forever', 'last_7'],
    [null, 'last_7'],
  ])('an address that says %s means %s', (said, meant) => expect(periodOf(said)).toBe(meant));
});

describe('targets', () => {
  test.each([
    [true, 1_000, 7, 7_000],
    [false, 2_500, 7, 2_500],
    [true, null, 7, null],
  ])('daily %s, set to %s, over %s days: %s', (isDaily, set, days, aim) =>
    expect(targetFor({ isDaily }, set, days)).toBe(aim),
  );

  test('there are six numbers, each with a target of its own', () => {
    expect(KPIS).toHaveLength(6);
    expect(new Set(KPIS.map(({ target }) => target)).size).toBe(6);
  });
});

describe('the order of to-dos', () => {
  const NOW = new Date('2026-11-22T12:00:00Z').getTime();
  const todo = fc.record<Ranked>({
    code: fc.string({ minLength: 1, maxLength: 6 }),
    weight: fc.constantFrom(...WEIGHTS),
    count: fc.integer({ min: 0, max: 500 }),
    oldest: fc.option(fc.integer({ min: 0, max: NOW }).map((ms) => new Date(ms))),
    isMine: fc.boolean(),
  });

  test('is one, whatever order they came in', () => {
    fc.assert(
      fc.property(fc.uniqueArray(todo, { selector: ({ code }) => code }), (todos) => {
        const codes = (list: readonly Ranked[]) => list.map(({ code }) => code);
        expect(codes(inOrder(todos.toReversed()))).toEqual(codes(inOrder(todos)));
      }),
    );
  });

  test('has one’s own first, then who waits, then what breaks, and the oldest of them', () => {
    const at = (hours: number) => new Date(NOW - hours * 3_600_000);
    const rows: Ranked[] = [
      { code: 'soon', weight: 'soon', count: 90, oldest: null, isMine: false },
      { code: 'broken', weight: 'broken', count: 1, oldest: at(50), isMine: false },
      { code: 'young', weight: 'waiting', count: 9, oldest: at(1), isMine: false },
      { code: 'old', weight: 'waiting', count: 1, oldest: at(30), isMine: false },
      { code: 'mine', weight: 'soon', count: 1, oldest: null, isMine: true },
    ];
    expect(inOrder(rows).map(({ code }) => code)).toEqual(['mine', 'old', 'young', 'broken', 'soon']);
  });
});

describe('tiles', () => {
  const codes = TILES.map(({ code }) => code);
  const anyCodes = fc.array(fc.oneof(fc.constantFrom(...codes), fc.string({ maxLength: 5 })), { maxLength: 30 });

  test('each stands once, whatever was kept; those that were moved as they were moved', () => {
    fc.assert(
      fc.property(anyCodes, anyCodes, (tiles, hidden) => {
        const all = arranged({ tiles, hidden });
        expect(all.map(({ code }) => code).toSorted()).toEqual(codes.toSorted());
        const kept = [...new Set(tiles)].filter((code) => codes.some((known) => known === code));
        expect(all.slice(0, kept.length).map(({ code }) => code)).toEqual(kept);
        for (const { code, isHidden } of all) expect(isHidden).toBe(hidden.includes(code));
      }),
    );
  });

  test('move by one place and stay at the ends', () => {
    expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c']);
    expect(moved(['a', 'b', 'c'], 1, 1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c']);
    expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c']);
  });
});

test('the first steps are done by what there is, the levels by a version of one’s own', () => {
  expect(firstSteps({ members: 0, levelVersions: 1, batches: 0, campaigns: 0 })).toEqual({
    members: false,
    levels: false,
    coupon: false,
    campaign: false,
  });
  expect(firstSteps({ members: 1, levelVersions: 2, batches: 1, campaigns: 1 })).toEqual({
    members: true,
    levels: true,
    coupon: true,
    campaign: true,
  });
});

test('who has it and who gave it say that it is done; it is late when its day is over', () => {
  const held = { staffId: 'a', byId: 'b', dueOn: '2026-11-22' };
  expect(['a', 'b', 'c'].map((who) => mayFinish(held, who))).toEqual([true, true, false]);
  expect(['2026-11-22', '2026-11-23'].map((today) => isLate(held, today))).toEqual([false, true]);
  expect(isLate({ dueOn: null }, '2030-01-01')).toBe(false);
});
