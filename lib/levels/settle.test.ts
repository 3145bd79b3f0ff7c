import fc from 'fast-check';
import { expect, test } from 'vitest';
import { must } from '@/lib/kernel/assert';
import { addDays, localDate } from '@/lib/kernel/day';
import { ZONE as zone } from '@/lib/platform/testing/zone';
import { STANDARD_LEVELS } from '@/lib/standard-program';
import type { LevelWindow } from './schema';
import { closeLevel, reachLevel, revertLevel } from './settle';
import { bought, day, heldOf } from './testing/held';
import type { LevelWork } from './work';

const at = (text: string) => day(zone, text);

/** A working set of one new member whose level counts by a window. */
function workOf(reachWindow: LevelWindow): LevelWork {
  const held = heldOf({ code: 'bronze', rank: 1 }, at('2020-01-01'), null);
  const scheme = { ...STANDARD_LEVELS, reachWindow };
  return {
    zone,
    versions: [{ version: 1, effectiveFrom: at('2019-01-01'), scheme, note: '', publishedAt: at('2019-01-01') }],
    held: new Map([[held.memberId, held]]),
    history: new Map(),
    purchases: new Map([[held.memberId, []]]),
    changes: [],
    changed: new Set(),
  };
}
const memberOf = (work: LevelWork): string => must([...work.held.keys()][0], 'a member');
const codeOf = (work: LevelWork) => must(work.held.get(memberOf(work)), 'a level').code;

function pay(work: LevelWork, id: string, date: string, yuan: number): string {
  const { at: paidAt, amount } = bought(at(date), yuan);
  const order = { id, at: paidAt, goods: amount, provisionalUntil: addDays(paidAt, 15, zone) };
  reachLevel(work, memberOf(work), { orders: 0, amount: 0 }, order);
  return codeOf(work);
}

function back(work: LevelWork, orderId: string, date: string, yuan: number, becameFull = false): string {
  const refund = { orderId, goods: yuan * 100, becameFull, at: at(date) };
  revertLevel(work, memberOf(work), { orders: 0, amount: 0 }, refund);
  return codeOf(work);
}

test('a refund judges a level since the last one by what was held before it', () => {
  const work = workOf({ kind: 'SINCE_LEVEL_START' });
  expect(pay(work, 'a', '2025-03-01', 500)).toBe('silver');
  expect(pay(work, 'b', '2025-03-05', 400)).toBe('gold');
  expect(back(work, 'b', '2025-03-07', 1)).toBe('gold');
  expect(back(work, 'b', '2025-03-08', 150)).toBe('silver');
});

test('a refund in the new year judges a level of the calendar year by the year of its order', () => {
  const work = workOf({ kind: 'CALENDAR_YEAR' });
  expect(pay(work, 'a', '2025-12-28', 900)).toBe('gold');
  expect(back(work, 'a', '2026-01-03', 1)).toBe('gold');
  expect(back(work, 'a', '2026-01-04', 150)).toBe('silver');
});

test('a refund leaves a level that a later order would have reached by itself', () => {
  const work = workOf({ kind: 'ROLLING_DAYS', days: 30 });
  expect(pay(work, 'a', '2025-05-10', 900)).toBe('gold');
  expect(pay(work, 'b', '2025-05-20', 850)).toBe('gold');
  expect(back(work, 'a', '2025-05-22', 900, true)).toBe('gold');
});

test('an order that arrives late counts with what lies in one window with it, and nothing else', () => {
  const apart = workOf({ kind: 'ROLLING_DAYS', days: 30 });
  expect(pay(apart, 'june', '2025-06-10', 450)).toBe('silver');
  expect(pay(apart, 'january', '2025-01-28', 450)).toBe('silver');
  const near = workOf({ kind: 'ROLLING_DAYS', days: 30 });
  expect(pay(near, 'later', '2025-06-10', 450)).toBe('silver');
  expect(pay(near, 'earlier', '2025-06-01', 450)).toBe('gold');
});

const events = fc.array(
  fc.record({
    day: fc.integer({ min: 0, max: 2_000 }),
    yuan: fc.integer({ min: 50, max: 2_200 }),
    back: fc.option(fc.record({ after: fc.integer({ min: 1, max: 40 }), isWhole: fc.boolean() }), { freq: 3 }),
  }),
  { maxLength: 10 },
);
const windows = fc.constantFrom<LevelWindow>(
  { kind: 'LIFETIME' },
  { kind: 'SINCE_LEVEL_START' },
  { kind: 'ROLLING_DAYS', days: 120 },
  { kind: 'CALENDAR_YEAR' },
);
const DAY = 86_400_000;

test('orders and refunds in order come to the same, whether or not the evaluator ran between them', () => {
  fc.assert(
    fc.property(events, windows, fc.integer({ min: 1, max: 40 }), (said, window, every) => {
      const dayOf = (n: number) => new Date(at('2020-01-05').getTime() + n * DAY);
      const dateOf = (n: number) => localDate(dayOf(n), zone);
      const story = said
        .flatMap(({ day: n, yuan, back: refund }, index) => {
          const id = `${index}`;
          const paid = { n, run: (work: LevelWork) => pay(work, id, dateOf(n), yuan) };
          if (refund === null) return [paid];
          const then = n + refund.after;
          const amount = refund.isWhole ? yuan : Math.floor(yuan / 3);
          return [paid, { n: then, run: (work: LevelWork) => back(work, id, dateOf(then), amount, refund.isWhole) }];
        })
        .sort((a, b) => a.n - b.n);
      const [lived, imported] = [workOf(window), workOf(window)];
      let today = 0;
      for (const { n, run } of story) {
        for (; today <= n; today += every) closeLevel(lived, memberOf(lived), dayOf(today));
        run(lived);
        run(imported);
      }
      for (const work of [lived, imported]) closeLevel(work, memberOf(work), dayOf(2_900));
      expect(imported.held).toEqual(lived.held);
      const told = (work: LevelWork) => work.changes.map(({ reason, toCode, at: when }) => [reason, toCode, when]);
      expect(told(imported)).toEqual(told(lived));
    }),
    { numRuns: 1_000 },
  );
}, 60_000);
