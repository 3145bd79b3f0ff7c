import { expect, test } from 'vitest';
import type { Cap, PointsRules } from '../schema';
import { capPeriod, decideGrant } from './caps';
import { orderPointsActivation, pointsEnd } from './life';

const SHANGHAI = 'Asia/Shanghai';
const at = (iso: string) => new Date(iso);
const cap = (period: Cap['period'], limit: number): Cap => ({ code: period, period, limit });
const rules: Pick<PointsRules, 'pending' | 'expireAfterYears'> = {
  pending: { afterCompletionDays: 7, afterPaymentDays: 15 },
  expireAfterYears: 2,
};

test.each<[string, number, number, number, number]>([
  ['below the cap all is granted', 100, 4_900, 100, 0],
  ['the remainder is granted and the rest is a cut', 300, 4_900, 100, 200],
  ['a full cap grants nothing', 10, 5_000, 0, 10],
  ['a cap that was lowered since grants nothing, not less', 10, 6_000, 0, 10],
])('%s', (_, desired, used, granted, cut) => {
  const decision = decideGrant(desired, [{ cap: cap('month', 5_000), period: '2026-03', used }]);
  expect(decision.granted).toBe(granted);
  expect(decision.cuts.reduce((sum, one) => sum + one.cut, 0)).toBe(cut);
});

test('several caps cut one after the other, each saying its own part', () => {
  const { granted, cuts } = decideGrant(100, [
    { cap: cap('day', 80), period: 'd', used: 0 },
    { cap: cap('month', 50), period: 'm', used: 0 },
  ]);
  expect([granted, cuts.map((one) => one.cut)]).toEqual([50, [20, 30]]);
});

test.each<[Cap['period'], string, string]>([
  ['month', '2026-03-31T15:59:59Z', '2026-03'],
  ['month', '2026-03-31T16:00:00Z', '2026-04'],
  ['day', '2026-03-31T16:00:00Z', '2026-04-01'],
  ['week', '2026-03-15T15:59:59Z', 'W2026-03-09'],
  ['week', '2026-03-15T16:00:00Z', 'W2026-03-16'],
  ['week', '2025-12-31T16:00:00Z', 'W2025-12-29'],
])('a %s cap counts %s in %s', (period, iso, name) => expect(capPeriod(cap(period, 1), at(iso), SHANGHAI)).toBe(name));

test.each<[string, string | null, string]>([
  ['2026-03-01T12:00:00+08:00', null, '2026-03-16T12:00:00+08:00'],
  ['2026-03-01T12:00:00+08:00', '2026-03-02T09:00:00+08:00', '2026-03-09T09:00:00+08:00'],
  ['2026-03-01T12:00:00+08:00', '2026-03-09T12:00:00+08:00', '2026-03-16T12:00:00+08:00'],
  ['2026-03-01T12:00:00+08:00', '2026-05-01T12:00:00+08:00', '2026-03-16T12:00:00+08:00'],
])('points paid %s, completed %s are active from %s (4.A.4)', (paidAt, completedAt, active) => {
  const order = { paidAt: at(paidAt), completedAt: completedAt === null ? null : at(completedAt) };
  expect(orderPointsActivation(rules as PointsRules, order, SHANGHAI)).toEqual(at(active));
});

test.each([
  ['2026-01-01T00:00:00+08:00', '2028-01-01T00:00:00+08:00'],
  ['2026-12-31T23:59:59.999+08:00', '2028-01-01T00:00:00+08:00'],
  ['2024-02-29T12:00:00+08:00', '2026-01-01T00:00:00+08:00'],
])('points of %s end at %s (4.A.3)', (earnedAt, end) => {
  expect(pointsEnd(rules as PointsRules, at(earnedAt), SHANGHAI)).toEqual(at(end));
});
