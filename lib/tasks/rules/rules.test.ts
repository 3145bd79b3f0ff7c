import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localAt, ZONE } from '@/lib/platform/testing/zone';
import { aTask } from '../testing/tasks';
import { decideMakeUp } from './make-up';
import { computeDone, stateOf } from './progress';
import { dayAfter, lengthOf, type Milestone, nextPrize, prizeAt, prizesDue } from './streak';
import { TermsSchema } from './terms';

const STEPS: readonly Milestone[] = [
  { days: 3, points: 0, cards: 1, again: false },
  { days: 7, points: 50, cards: 0, again: true },
  { days: 14, points: 0, cards: 1, again: false },
  { days: 30, points: 100, cards: 2, again: false },
];

describe('milestones', () => {
  test.each([
    [1, null],
    [3, { length: 3, points: 0, cards: 1 }],
    [6, null],
    [7, { length: 7, points: 50, cards: 0 }],
    [14, { length: 14, points: 50, cards: 1 }],
    [21, { length: 21, points: 50, cards: 0 }],
    [30, { length: 30, points: 100, cards: 2 }],
  ])('%i days in a row give %j', (length, prize) => expect(prizeAt(STEPS, length)).toEqual(prize));

  test('the next one is told, and none where there is none', () => {
    expect(nextPrize(STEPS, 0)?.length).toBe(3);
    expect(nextPrize(STEPS, 7)?.length).toBe(14);
    expect(nextPrize(STEPS, 400)?.length).toBe(406);
    expect(nextPrize([], 3)).toBeNull();
    expect(nextPrize([{ days: 3, points: 1, cards: 0, again: false }], 3)).toBeNull();
    expect(nextPrize([{ days: 0, points: 1, cards: 0, again: true }], 3)).toBeNull();
  });

  test('a run owes each length once: two runs joined by a day that was made up for owe only what neither had', () => {
    const had = [
      { day: '2026-11-03', length: 3 },
      { day: '2026-11-07', length: 3 },
    ];
    expect(prizesDue({ from: '2026-11-01', to: '2026-11-07' }, STEPS, had)).toEqual([
      { day: '2026-11-07', length: 7, points: 50, cards: 0 },
    ]);
    expect(prizesDue({ from: '2026-11-05', to: '2026-11-07' }, STEPS, had)).toEqual([]);
  });

  test('day by day or all at once, in whatever order days come, a run gives the same (property)', () => {
    const orders = fc.shuffledSubarray([...Array(40).keys()], { minLength: 40, maxLength: 40 });
    fc.assert(
      fc.property(orders, (order) => {
        const had: { day: string; length: number; points: number; cards: number }[] = [];
        const days = new Set<string>();
        for (const place of order) {
          const day = dayAfter('2026-02-20', place);
          days.add(day);
          let [from, to] = [day, day];
          while (days.has(dayAfter(from, -1))) from = dayAfter(from, -1);
          while (days.has(dayAfter(to))) to = dayAfter(to);
          had.push(...prizesDue({ from, to }, STEPS, had));
        }
        const lengths = new Set(had.map(({ length }) => length));
        expect([...lengths].sort((a, b) => a - b)).toEqual([3, 7, 14, 21, 28, 30, 35]);
        const again = prizesDue({ from: '2026-02-20', to: dayAfter('2026-02-20', 39) }, STEPS, had);
        expect(again).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('days follow each other over the ends of months, years and leap days', () => {
    expect(dayAfter('2028-02-28')).toBe('2028-02-29');
    expect(dayAfter('2026-02-28')).toBe('2026-03-01');
    expect(dayAfter('2026-12-31')).toBe('2027-01-01');
    expect(lengthOf({ from: '2026-12-30', to: '2027-01-02' })).toBe(4);
  });
});

describe('progress', () => {
  test.each([
    [[], null, 0],
    [
      [
        { day: 'a', amount: 5 },
        { day: 'b', amount: 1 },
      ],
      3,
      4,
    ],
    [
      [
        { day: 'a', amount: 500 },
        { day: 'a2', amount: -700 },
      ],
      null,
      0,
    ],
    [
      [
        { day: 'a', amount: -200 },
        { day: 'b', amount: 900 },
      ],
      500,
      300,
    ],
  ])('%j with at most %s a day is %i', (days, dailyMax, done) => expect(computeDone(days, dailyMax)).toBe(done));

  const terms = { target: 2, claimDays: 3 };
  const end = localAt('2026-11-01');
  const standing = { done: 2, endsAt: end, claimedAt: null, takenAt: null };
  const at = (now: string) => ({ now: localAt(now), zone: ZONE });
  test.each([
    ['complete', {}, false, '2026-10-31T23:00', 'claimable'],
    ['until the last of the days after its period', {}, false, '2026-11-03T23:59', 'claimable'],
    ['and no longer', {}, false, '2026-11-04', 'lapsed'],
    ['not done', { done: 1 }, false, '2026-10-31', 'open'],
    ['not done in time', { done: 1 }, false, '2026-11-01', 'lapsed'],
    ['something else comes first', {}, true, '2026-10-31', 'locked'],
    ['had', { claimedAt: end }, false, '2026-12-31', 'claimed'],
    ['taken back', { claimedAt: end, takenAt: end }, false, '2026-10-31', 'taken'],
    ['without an end', { endsAt: null }, false, '2030-01-01', 'claimable'],
  ])('%s', (_, more, isLocked, now, state) => {
    expect(stateOf(terms, { ...standing, ...more }, isLocked, at(now))).toBe(state);
  });
});

test.each([
  ['yesterday', '2026-11-20', {}, null],
  ['today is for tapping', '2026-11-21', {}, 'day_not_missed'],
  ['before he joined', '2026-11-16', { joined: '2026-11-17' }, 'day_not_missed'],
  ['the oldest that may be', '2026-11-14', {}, null],
  ['older', '2026-11-13', {}, 'day_too_long_ago'],
  ['checked in', '2026-11-20', { isChecked: true }, 'day_checked_in'],
  ['often enough this month', '2026-11-20', { madeUp: 3 }, 'make_up_limit'],
  ['no card', '2026-11-20', { cards: 0 }, 'make_up_card_missing'],
  ['no card needed', '2026-11-20', { cards: 0, terms: { cards: 0, perMonth: 3, daysBack: 7 } }, null],
])('making up for a day, %s', (_, day, more, code) => {
  const terms = { cards: 1, perMonth: 3, daysBack: 7 };
  const facts = { today: '2026-11-21', joined: '2026-01-01', isChecked: false, madeUp: 2, cards: 1, terms };
  expect(decideMakeUp(day, { ...facts, ...more })?.code ?? null).toBe(code);
});

test.each([
  ['an unknown kind', { kind: 'nothing' }, 'kind'],
  ['a parameter too much', { params: { from: 1, more: 2 } }, 'params'],
  ['a target that the kind fixes', { kind: 'first_order', params: {}, per: 'once', target: 2 }, 'target'],
  ['what happens once comes once', { kind: 'first_order', params: {}, per: 'day', target: 1 }, 'per'],
  [
    'a profile that nobody need claim for',
    { kind: 'complete_profile', params: { fields: ['name'] }, per: 'once', target: 1, claim: 'automatic' },
    'claim',
  ],
  ['a limited one without its time', { group: 'limited' }, 'window'],
  ['a time that ends before it begins', { window: { from: '2026-02-01', to: '2026-01-01' } }, 'window.to'],
  ['nothing to win', { rewards: [] }, 'rewards'],
])('terms with %s are refused', (_, more, path) => {
  const read = TermsSchema.safeParse({ ...aTask(), ...more });
  expect(read.error?.issues.map((issue) => issue.path.join('.'))).toContain(path);
});
