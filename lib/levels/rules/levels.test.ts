import fc from 'fast-check';
import { expect, test } from 'vitest';
import { STANDARD_LEVELS as scheme } from '@/lib/standard-program';
import { LevelSchemeSchema } from '../schema';
import { PLATINUM } from '../testing/held';
import { describeNextLevel } from './next-level';
import { decideReach, levelHeldAt, qualifyingLevel } from './reach';

const facts = (orders: number, yuan: number, invited = false) => ({ orders, amount: Math.round(yuan * 100), invited });

test.each<[number, number, boolean, string]>([
  [0, 0, false, 'bronze'],
  [0, 199.99, false, 'bronze'],
  [0, 200, false, 'silver'],
  [1, 0, false, 'silver'],
  [2, 799.99, false, 'silver'],
  [3, 0, false, 'gold'],
  [2, 800, false, 'gold'],
  [6, 0, false, 'platinum'],
  [1, 2_000, false, 'platinum'],
  [12, 0, false, 'diamond'],
  [1, 5_000, false, 'diamond'],
  [24, 12_000, false, 'diamond'],
  [24, 0, true, 'black'],
  [1, 12_000, true, 'black'],
  [23, 11_999.99, true, 'diamond'],
])('%i orders and ¥%d, invited %s: %s (P-levels)', (orders, yuan, invited, code) => {
  expect(qualifyingLevel(scheme, facts(orders, yuan, invited)).code).toBe(code);
});

test('reaching never goes down and may take several steps', () => {
  expect(decideReach(scheme, facts(1, 2_500), { code: 'bronze', rank: 1 })?.code).toBe('platinum');
  expect(decideReach(scheme, facts(0, 0), PLATINUM)).toBeNull();
  expect(decideReach(scheme, facts(6, 0), PLATINUM)).toBeNull();
});

test('the next level says both routes, and its nearest criterion fills the ring', () => {
  const next = describeNextLevel(scheme, facts(4, 1_246), 3);
  expect(next?.level.code).toBe('platinum');
  expect(next?.routes.map(([gap]) => [gap?.attribute, gap?.short])).toEqual([
    ['orders', 2],
    ['amount', 75_400],
  ]);
  expect(next?.nearest).toEqual({ attribute: 'orders', actual: 4, needed: 6, progressBp: 6_666 });
});

test('for black the invitation is part of every route and never fills the ring', () => {
  const next = describeNextLevel(scheme, facts(24, 12_000), 5);
  expect(next?.routes).toEqual([[{ attribute: 'invited', actual: 0, needed: 1, short: 1 }]]);
  expect(next?.nearest?.attribute).toBe('orders');
  expect(describeNextLevel(scheme, facts(24, 12_000, true), 6)).toBeNull();
});

test('more purchases never mean a lower level', () => {
  const numbers = fc.record({ orders: fc.nat(40), amount: fc.nat(2_000_000), invited: fc.boolean() });
  fc.assert(
    fc.property(numbers, fc.nat(5), fc.nat(100_000), (said, orders, amount) => {
      const more = { ...said, orders: said.orders + orders, amount: said.amount + amount };
      expect(qualifyingLevel(scheme, more).rank).toBeGreaterThanOrEqual(qualifyingLevel(scheme, said).rank);
    }),
  );
});

test('the level of an instant is that of the last change before or at it', () => {
  const changes = [10, 20, 20, 30].map((n, index) => ({ at: new Date(n), code: index }));
  expect([5, 10, 19, 20, 25, 30].map((n) => levelHeldAt(changes, new Date(n))?.code)).toEqual([0, 0, 0, 2, 2, 3]);
  expect(levelHeldAt([], new Date(0))).toBeNull();
});

test.each([
  ['ranks out of order', { ...scheme, levels: scheme.levels.toReversed() }],
  ['two levels without a rule', { ...scheme, levels: scheme.levels.map((level) => ({ ...level, rule: null })) }],
  ['no levels', { ...scheme, levels: [] }],
])('a scheme with %s is refused', (_, bad) => expect(LevelSchemeSchema.safeParse(bad).success).toBe(false));
