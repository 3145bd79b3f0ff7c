import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { carriedOut, isPlanned, type PriceSpan, type PriceWish, planPrice, planWithdrawal, spanAt } from './price-line';

const at = (tick: number): Date => new Date(Date.UTC(2026, 0, 1) + tick * 60_000);
const span = (id: string, amount: number, from: number, to: number | null): PriceSpan => ({
  id,
  amount,
  startsAt: at(from),
  endsAt: to === null ? null : at(to),
});
const wish = (amount: number | null, from: number | null = null, to: number | null = null): PriceWish => ({
  amount,
  from: from === null ? null : at(from),
  to: to === null ? null : at(to),
});
const TICKS = 40;

/** What a line says minute by minute: the plain reading that everything here is compared with. */
const told = (line: readonly PriceSpan[]): (number | null)[] =>
  Array.from({ length: TICKS }, (_, tick) => spanAt(line, at(tick))?.amount ?? null);

let made = 0;

function after(line: readonly PriceSpan[], asked: PriceWish, now: number): PriceSpan[] {
  return carriedOut(line, planPrice(line, asked, at(now)), () => `row-${++made}`);
}

describe('the price that holds at an instant', () => {
  const line = [span('a', 100, 0, 10), span('b', 90, 10, 20), span('c', 80, 25, null)];
  test.each<[string, number, number | undefined]>([
    ['before the first', -1, undefined],
    ['at its very start', 0, 100],
    ['a moment before its end', 9, 100],
    ['at the end, which belongs to the next', 10, 90],
    ['in a gap', 20, undefined],
    ['without an end', 1_000_000, 80],
  ])('%s', (_, tick, amount) => expect(spanAt(line, at(tick))?.amount).toBe(amount));
});

describe('a change of price', () => {
  test.each<[string, readonly PriceSpan[], PriceWish, (number | null)[]]>([
    ['opens the first price', [], wish(100), [null, 100, 100, 100]],
    ['now closes the old one', [span('a', 100, 0, null)], wish(90), [100, 90, 90, 90]],
    ['later is scheduled', [span('a', 100, 0, null)], wish(90, 2), [100, 100, 90, 90]],
    ['now leaves what is scheduled', [span('a', 100, 0, 3), span('b', 80, 3, null)], wish(90), [100, 90, 90, 80]],
    ['for a while gives back what it cut', [span('a', 100, 0, null)], wish(90, 2, 3), [100, 100, 90, 100]],
    [
      'for a while gives way to nothing in between',
      [span('a', 100, 0, 2), span('b', 80, 2, null)],
      wish(90, 1, 3),
      [100, 90, 90, 80],
    ],
    ['to nothing ends it', [span('a', 100, 0, null)], wish(null), [100, null, null, null]],
    ['of the past counts from now', [span('a', 100, 0, null)], wish(90, 0), [100, 90, 90, 90]],
    ['at the start of a scheduled one takes its place', [span('a', 100, 2, null)], wish(90, 2), [null, null, 90, 90]],
  ])('%s', (_, line, asked, expected) => {
    expect(told(after(line, asked, 1)).slice(0, 4)).toEqual(expected);
  });

  test('keeps the row that held, and only moves its end', () => {
    const plan = planPrice([span('a', 100, 0, null)], wish(90), at(5));
    expect(plan).toEqual({
      end: [{ id: 'a', endsAt: at(5) }],
      withdraw: [],
      open: [{ amount: 90, startsAt: at(5), endsAt: null }],
    });
  });

  test.each<[string, PriceWish]>([
    ['the same amount', wish(100)],
    ['the same for a while', wish(100, 3, 4)],
    ['an end that is over', wish(90, null, 1)],
    ['a span turned round', wish(90, 9, 8)],
  ])('plans nothing for %s', (_, asked) =>
    expect(isPlanned(planPrice([span('a', 100, 0, null)], asked, at(2)))).toBe(false),
  );

  test('to nothing plans nothing where nothing holds', () =>
    expect(isPlanned(planPrice([span('a', 100, 0, 1)], wish(null), at(2)))).toBe(false));
});

describe('taking back what has not begun', () => {
  const line = [span('a', 100, 0, 5), span('b', 90, 5, 8), span('c', 100, 8, null)];
  test('lets the price before it go on', () => {
    const plan = planWithdrawal(line, 'b', at(2));
    expect(plan && told(carriedOut(line, plan, String))).toEqual(Array(TICKS).fill(100));
  });
  test.each([
    ['began', 'b', 5],
    ['is not known', 'z', 0],
  ])('is refused for one that %s', (_, id, now) => expect(planWithdrawal(line, id, at(now))).toBeNull());
});

// Histories of wishes at rising instants, as people and systems send them.
const amounts = fc.option(fc.integer({ min: 0, max: 3 }), { nil: null });
const ticks = fc.option(fc.integer({ min: 0, max: TICKS - 2 }), { nil: null });
const histories = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 5 }), amounts, ticks, ticks), { maxLength: 12 })
  .map((steps) => {
    let now = 0;
    return steps.map(([pause, amount, from, to]) => {
      now += pause;
      return { now, asked: wish(amount, from, to) };
    });
  });

describe('over random histories of changes', () => {
  test('rows of a line never overlap and every row holds for some time', () =>
    fc.assert(
      fc.property(histories, (steps) => {
        let line: PriceSpan[] = [];
        for (const { now, asked } of steps) line = after(line, asked, now);
        const inOrder = [...line].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
        for (const [place, row] of inOrder.entries()) {
          const end = row.endsAt?.getTime() ?? Number.POSITIVE_INFINITY;
          expect(row.startsAt.getTime()).toBeLessThan(end);
          const next = inOrder[place + 1];
          if (next !== undefined) expect(end).toBeLessThanOrEqual(next.startsAt.getTime());
        }
      }),
    ));

  test('each change says its amount in its span, and outside nothing moves', () =>
    fc.assert(
      fc.property(histories, (steps) => {
        let line: PriceSpan[] = [];
        for (const { now, asked } of steps) {
          const before = told(line);
          const from = Math.max(now, asked.from === null ? now : (asked.from.getTime() - at(0).getTime()) / 60_000);
          const starts = line.map(({ startsAt }) => (startsAt.getTime() - at(0).getTime()) / 60_000);
          const to =
            asked.to === null
              ? Math.min(...starts.filter((start) => start > from))
              : (asked.to.getTime() - at(0).getTime()) / 60_000;
          line = after(line, asked, now);
          expect(told(line)).toEqual(before.map((one, tick) => (tick >= from && tick < to ? asked.amount : one)));
        }
      }),
    ));

  test('the same change again changes nothing', () =>
    fc.assert(
      fc.property(histories, (steps) => {
        let line: PriceSpan[] = [];
        for (const { now, asked } of steps) {
          line = after(line, asked, now);
          expect(isPlanned(planPrice(line, asked, at(now)))).toBe(false);
        }
      }),
    ));

  test('taking back a scheduled row changes only its span, and leaves nothing of its own there', () =>
    fc.assert(
      fc.property(histories, (steps) => {
        let line: PriceSpan[] = [];
        let now = 0;
        for (const step of steps) {
          line = after(line, step.asked, step.now);
          now = step.now;
        }
        const row = line.find(({ startsAt }) => startsAt > at(now));
        if (row === undefined) return;
        const plan = planWithdrawal(line, row.id, at(now));
        const left = carriedOut(line, plan ?? { end: [], withdraw: [], open: [] }, String);
        expect(left.some(({ id }) => id === row.id)).toBe(false);
        const before = told(line);
        const inside = (tick: number) => at(tick) >= row.startsAt && (row.endsAt === null || at(tick) < row.endsAt);
        told(left).forEach((one, tick) => {
          if (!inside(tick)) expect(one).toBe(before[tick]);
        });
      }),
    ));
});
