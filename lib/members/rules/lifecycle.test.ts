import { expect, test } from 'vitest';
import { computeLifecycle } from './lifecycle';

const STAGES = { newDays: 30, silentDays: 30, dormantDays: 90, lostDays: 180 };
const now = new Date('2026-11-21T12:00:00Z');
const ago = (days: number, ms = 0) => new Date(now.getTime() - days * 86_400_000 - ms);

test.each([
  ['new', 0, null],
  ['new', 29, 29],
  ['active', 30, 29],
  ['active', 400, 0],
  ['silent', 30, null],
  ['silent', 400, 30],
  ['silent', 400, 89],
  ['dormant', 400, 90],
  ['dormant', 400, 179],
  ['lost', 400, 180],
  ['lost', 400, null],
] as const)('is %s when registered %i days ago and last ordering %s days ago', (stage, registered, ordered) => {
  const lastOrderAt = ordered === null ? null : ago(ordered);
  expect(computeLifecycle({ registeredAt: ago(registered), lastOrderAt, lastActAt: null }, now, STAGES)).toBe(stage);
});

test('changes at the millisecond at which a whole day is over', () => {
  const registeredAt = ago(500);
  expect(computeLifecycle({ registeredAt, lastOrderAt: ago(30, -1), lastActAt: null }, now, STAGES)).toBe('active');
  expect(computeLifecycle({ registeredAt, lastOrderAt: ago(30), lastActAt: null }, now, STAGES)).toBe('silent');
});

test('takes an order dated in the future as one of today', () => {
  expect(computeLifecycle({ registeredAt: ago(500), lastOrderAt: ago(-3), lastActAt: null }, now, STAGES)).toBe(
    'active',
  );
});

test('counts whatever was later, a purchase or an interaction, by the days that are set', () => {
  const life = { registeredAt: ago(500), lastOrderAt: ago(100), lastActAt: ago(40) };
  expect(computeLifecycle(life, now, STAGES)).toBe('silent');
  expect(computeLifecycle({ ...life, lastOrderAt: null }, now, STAGES)).toBe('silent');
  expect(computeLifecycle({ ...life, lastActAt: ago(120) }, now, STAGES)).toBe('dormant');
  expect(computeLifecycle(life, now, { ...STAGES, silentDays: 41 })).toBe('active');
});
