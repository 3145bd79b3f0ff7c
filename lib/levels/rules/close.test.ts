import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { validityEnd } from '@/lib/kernel/day';
import { STANDARD_LEVELS } from '@/lib/standard-program';
import { bought, calendarOf, day, GOLD, heldOf, ONE, PLATINUM, SILVER } from '../testing/held';
import { closeUntil } from './close';
import { nextDue, noticeAt, noticeDates } from './due';
import type { Change, Held } from './held';

const said = (changes: readonly Change[]) => changes.map(({ reason, to, at }) => [reason, to.code, at.toISOString()]);

describe.each(['Asia/Shanghai', 'America/New_York'])('in %s', (zone) => {
  const at = (text: string) => day(zone, text);
  const calendar = calendarOf(zone);

  test.each([
    ['a leap day', '2024-02-29', '2025-03-01'],
    ['the last day of a year', '2025-12-31', '2027-01-01'],
    ['a month of 31 days', '2026-01-31', '2027-02-01'],
    ['the day the clocks go forward', '2026-03-08', '2027-04-01'],
    ['the day the clocks go back', '2026-11-01', '2027-11-01'],
    ['a 1st', '2026-06-01', '2027-06-01'],
  ])('a validity from %s ends on a local 1st at 00:00', (_, from, end) => {
    expect(validityEnd(at(from), 12, zone)).toEqual(at(end));
  });

  test('a level whose rule is met over its validity is renewed at its end for twelve months', () => {
    const held = heldOf(GOLD, at('2025-02-10'), at('2026-03-01'));
    const { held: after, changes } = closeUntil(held, [bought(at('2025-02-10'), 800)], at('2026-03-01'), calendar);
    expect(said(changes)).toEqual([['kept', 'gold', at('2026-03-01').toISOString()]]);
    expect([after.validTo, after.keepFrom, after.since]).toEqual([
      at('2027-03-01'),
      at('2026-03-01'),
      at('2025-02-10'),
    ]);
  });

  test('a purchase at the very end of the validity belongs to the next one', () => {
    const held = heldOf(GOLD, at('2025-02-10'), at('2026-03-01'));
    const { held: after, changes } = closeUntil(held, [bought(at('2026-03-01'), 799)], at('2026-03-01'), calendar);
    expect(changes).toEqual([]);
    expect(after.graceUntil).toEqual(at('2026-03-31'));
  });

  test('a level that is not kept has thirty local days of grace and drops one level, whose validity begins there', () => {
    const held = heldOf(PLATINUM, at('2025-02-10'), at('2026-03-01'));
    const { held: after, changes } = closeUntil(held, [], at('2026-04-15'), calendar);
    expect(said(changes)).toEqual([['dropped', 'gold', at('2026-03-31').toISOString()]]);
    expect([after.since, after.validTo, after.reachFrom]).toEqual([
      at('2026-03-31'),
      at('2027-04-01'),
      at('2026-03-31'),
    ]);
  });

  test('meeting the rule in grace keeps the level, and the new validity begins where the old one ended', () => {
    const held = heldOf(GOLD, at('2025-02-10'), at('2026-03-01'));
    const purchases = [bought(at('2025-05-01'), 500), bought(at('2026-03-30'), 300)];
    const { held: after, changes } = closeUntil(held, purchases, at('2026-04-15'), calendar);
    expect(said(changes)).toEqual([['kept', 'gold', at('2026-03-30').toISOString()]]);
    expect([after.validTo, after.keepFrom, after.graceUntil]).toEqual([at('2027-03-01'), at('2026-03-01'), null]);
  });

  test('several missed years are closed in order, each at its own date', () => {
    const held = heldOf(PLATINUM, at('2020-02-29'), at('2021-03-01'));
    const { held: after, changes } = closeUntil(held, [], at('2026-01-01'), calendar);
    expect(said(changes)).toEqual([
      ['dropped', 'gold', at('2021-03-31').toISOString()],
      ['dropped', 'silver', at('2022-05-01').toISOString()],
      ['dropped', 'bronze', at('2023-05-31').toISOString()],
    ]);
    expect([after.code, after.validTo, after.graceUntil]).toEqual(['bronze', null, null]);
  });

  test('after a drop only later purchases reach again, each at its own time', () => {
    const held = heldOf(GOLD, at('2024-02-10'), at('2025-03-01'));
    const purchases = [bought(at('2023-01-01'), 9_000), bought(at('2025-06-01'), 150), bought(at('2025-07-01'), 700)];
    const { changes } = closeUntil(held, purchases, at('2025-12-31'), calendar);
    expect(said(changes)).toEqual([
      ['dropped', 'silver', at('2025-03-31').toISOString()],
      ['reached', 'gold', at('2025-07-01').toISOString()],
    ]);
  });

  test('a protection holds the drop off until its date', () => {
    const held = heldOf(GOLD, at('2025-02-10'), at('2026-03-01'), { protectedUntil: at('2026-06-15') });
    expect(closeUntil(held, [], at('2026-06-14'), calendar).changes).toEqual([]);
    const { changes } = closeUntil(held, [], at('2026-06-15'), calendar);
    expect(said(changes)).toEqual([['dropped', 'silver', at('2026-06-15').toISOString()]]);
  });

  test('a lent level ends at its date, and what was earned beneath it counts again', () => {
    const lent = {
      kind: 'override' as const,
      code: 'diamond',
      rank: 5,
      since: at('2026-01-05'),
      until: at('2026-02-05'),
    };
    const held = heldOf(SILVER, at('2025-08-10'), at('2026-09-01'), {
      lent: { ...lent, reason: 'apology', by: 'staff:x', raises: true },
    });
    const { held: after, changes } = closeUntil(held, [], at('2026-03-01'), calendar);
    expect(said(changes)).toEqual([['override_ended', 'silver', at('2026-02-05').toISOString()]]);
    expect([after.code, after.validTo, after.lent]).toEqual(['silver', at('2026-09-01'), null]);
  });

  test('the member is told 30, 7 and 1 days before the drop, and once late only by the notice that counts', () => {
    const held = heldOf(GOLD, at('2025-02-10'), at('2026-03-01'), { graceUntil: at('2026-03-31') });
    expect(noticeDates(held, STANDARD_LEVELS, zone)).toEqual([
      { days: 30, at: at('2026-03-01') },
      { days: 7, at: at('2026-03-24') },
      { days: 1, at: at('2026-03-30') },
    ]);
    expect(noticeAt(held, STANDARD_LEVELS, at('2026-03-26'), zone)?.days).toBe(7);
    expect(noticeAt(held, STANDARD_LEVELS, at('2026-03-31'), zone)).toBeNull();
    expect(nextDue(held, STANDARD_LEVELS, at('2026-03-26'), zone)).toEqual(at('2026-03-30'));
  });
});

const zone = 'Asia/Shanghai';
const at = (text: string) => day(zone, text);

test('REASSESS drops to what the window still gives', () => {
  const scheme = { ...STANDARD_LEVELS, onDrop: 'REASSESS' as const };
  const held = heldOf(PLATINUM, at('2025-02-10'), at('2026-03-01'));
  const reassess = (yuan: number) =>
    closeUntil(held, yuan === 0 ? [] : [bought(at('2025-06-01'), yuan)], at('2026-05-01'), calendarOf(zone, scheme))
      .held.code;
  expect([reassess(0), reassess(250), reassess(1_000)]).toEqual(['bronze', 'silver', 'gold']);
});

test.each([
  ['LIFETIME', { kind: 'LIFETIME' as const }, '2019-01-01', 'gold'],
  ['the last 90 days', { kind: 'ROLLING_DAYS' as const, days: 90 }, '2025-11-30', 'silver'],
  ['the last 90 days', { kind: 'ROLLING_DAYS' as const, days: 90 }, '2025-12-01', 'gold'],
  ['the calendar year that ends', { kind: 'CALENDAR_YEAR' as const }, '2025-12-31', 'silver'],
  ['the calendar year that ends', { kind: 'CALENDAR_YEAR' as const }, '2026-01-01', 'gold'],
])('keeping over %s counts a purchase of %s%s so that the member ends as %s', (_, keepWindow, paid, code) => {
  const scheme = { ...STANDARD_LEVELS, keepWindow };
  const held = heldOf(GOLD, at('2025-02-10'), at('2026-03-01'));
  const { held: after } = closeUntil(held, [bought(at(paid), 900)], at('2026-05-01'), calendarOf(zone, scheme));
  expect(after.code).toBe(code);
});

const histories = fc.record({
  level: fc.constantFrom(SILVER, GOLD, PLATINUM),
  since: fc.integer({ min: 0, max: 1_500 }),
  purchases: fc.array(
    fc.record({ day: fc.integer({ min: -500, max: 3_000 }), yuan: fc.integer({ min: 1, max: 900 }) }),
    {
      maxLength: 12,
    },
  ),
  stops: fc.array(fc.integer({ min: 0, max: 1_500 }), { maxLength: 8 }),
});
const START = at('2019-12-31').getTime();
const DAY = 86_400_000;

test('stopping anywhere and going on, or closing twice, ends as one closing does', () => {
  fc.assert(
    fc.property(
      histories,
      fc.constantFrom('Asia/Shanghai', 'America/New_York'),
      ({ level, since, purchases, stops }, where) => {
        const from = new Date(START + since * DAY);
        const bag = purchases
          .map((one) => bought(new Date(START + one.day * DAY), one.yuan))
          .sort((a, b) => +a.at - +b.at);
        const held: Held = heldOf(level, from, validityEnd(from, 12, where));
        // Whatever is bought is known before the first stop; what comes later settles by itself.
        const last = Math.max(START, ...bag.map((one) => one.at.getTime()));
        const end = new Date(last + 1_600 * DAY);
        const calendar = calendarOf(where);
        const whole = closeUntil(held, bag, end, calendar);
        const parts: Change[] = [];
        let current = held;
        for (const stop of [...stops]
          .sort((a, b) => a - b)
          .map((one) => new Date(last + one * DAY))
          .concat(end, end)) {
          const part = closeUntil(current, bag, stop, calendar);
          parts.push(...part.changes);
          current = part.held;
        }
        expect(current).toEqual(whole.held);
        expect(parts).toEqual(whole.changes);
        const dates = parts.map((change) => change.at.getTime());
        expect(dates).toEqual([...dates].sort((a, b) => a - b));
        expect(nextDue(current, ONE.scheme, end, where)?.getTime() ?? Number.POSITIVE_INFINITY).toBeGreaterThan(
          end.getTime(),
        );
      },
    ),
    { numRuns: 2_000 },
  );
}, 60_000);
