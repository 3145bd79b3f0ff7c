import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ChoiceSchema, marksOf } from './choice';
import { computeDue, decideTake, isDue, RemedySchema } from './due';
import { decideMove, REPAIR_STATES } from './life';

const remedy = (more: object) => RemedySchema.parse({ message: MESSAGE, ...more });
const both = (text: string) => ({ zh: text, en: text });
const MESSAGE = { title: both('a'), text: both('b') };
const hit = (decisions: number, points: number) => ({ decisions, points, growth: 0 });

describe('which decisions a repair is about', () => {
  test.each([
    ['rule', 'points', null, 'points@%#%', null],
    ['rule', 'points#order', 3, 'points@3#order', null],
    ['offer', '50%_off', 2, '50\\%\\_off@2', null],
    ['batch', 'id', null, 'coupons@%#%', 'id'],
    ['task', 'first', null, 'task@%#first', null],
    ['game', 'wheel', 1, 'games@1#wheel', null],
  ] as const)('by %s %s in version %s they are known by %s', (by, code, version, rule, subject) =>
    expect(marksOf({ by, code, version })).toEqual({ rule, subject }),
  );

  test('between two instants, no longer than three months', () => {
    const read = (to: string) =>
      ChoiceSchema.safeParse({ by: 'rule', code: 'points', from: '2026-01-01T00:00:00Z', to }).success;
    expect(
      ['2026-01-01T00:00:00Z', '2026-01-01T00:00:01Z', '2026-04-03T00:00:00Z', '2026-04-03T00:00:01Z'].map(read),
    ).toEqual([false, true, true, false]);
  });
});

describe('what a member is due (N16)', () => {
  test.each([
    // Thrice 100 for each decision, whatever was given.
    [{ how: 'each', amount: 100 }, hit(3, 50), 300],
    // Given 300 where twice as much was right.
    [{ how: 'right', bp: 20_000 }, hit(3, 300), 300],
    // Given 301 where half was right: 150.5 too much, away from zero.
    [{ how: 'right', bp: 5_000 }, hit(1, 301), -151],
    [{ how: 'right', bp: 0 }, hit(1, 301), -301],
    [{ how: 'right', bp: 10_000 }, hit(9, 301), 0],
  ])('%o of %o is %i', (points, given, due) => expect(computeDue(remedy({ points }), given).points).toBe(due));

  test('never more than the most for each member, either way', () => {
    const points = { how: 'each', amount: -100 };
    expect(computeDue(remedy({ points, perMember: 150 }), hit(3, 0)).points).toBe(-150);
    expect(computeDue(remedy({ points: { how: 'each', amount: 100 }, perMember: 150 }), hit(3, 0)).points).toBe(150);
  });

  test('words alone are something, and nothing at all is refused', () => {
    const due = computeDue(remedy({}), hit(1, 0));
    expect([isDue(due, { message: MESSAGE }), isDue(due, { message: null })]).toEqual([true, false]);
    expect(RemedySchema.safeParse({}).success).toBe(false);
  });

  test('taking leaves nobody below zero, and what is taken and short is what was wanted', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), fc.integer({ min: -50, max: 10_000 }), (wanted, available) => {
        const { taken, short } = decideTake(wanted, available, 'leave');
        expect(taken + short).toBe(wanted);
        expect(taken).toBeLessThanOrEqual(Math.max(0, available));
        expect(taken).toBeGreaterThanOrEqual(0);
      }),
    ));

  test('where a debt is allowed all of it is taken', () =>
    expect(decideTake(10, 3, 'debt')).toEqual({ taken: 10, short: 0 }));
});

test.each(REPAIR_STATES)('from %s it runs only when it waited, and is cancelled only before it is over', (state) => {
  expect(decideMove(state, 'approve').is).toBe(state === 'waiting' ? 'moved' : 'refused');
  expect(decideMove(state, 'cancel').is).toBe(state === 'waiting' || state === 'running' ? 'moved' : 'refused');
});
