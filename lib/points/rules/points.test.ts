import { expect, test } from 'vitest';
import type { PointsRules } from '../schema';
import { orderPointsActivation, pointsEnd } from './life';

const SHANGHAI = 'Asia/Shanghai';
const at = (iso: string) => new Date(iso);
const rules: Pick<PointsRules, 'pending' | 'expireAfterYears'> = {
  pending: { afterCompletionDays: 7, afterPaymentDays: 15 },
  expireAfterYears: 2,
};

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
  [SHANGHAI, '2026-01-01T00:00:00+08:00', '2028-01-01T00:00:00+08:00'],
  [SHANGHAI, '2026-12-31T23:59:59.999+08:00', '2028-01-01T00:00:00+08:00'],
  [SHANGHAI, '2024-02-29T12:00:00+08:00', '2026-01-01T00:00:00+08:00'],
  ['America/New_York', '2026-07-04T12:00:00-04:00', '2028-01-01T00:00:00-05:00'],
  ['America/New_York', '2027-01-01T04:59:59.999Z', '2028-01-01T00:00:00-05:00'],
])('points in %s of %s end at %s (4.A.3)', (zone, earnedAt, end) => {
  expect(pointsEnd(rules as PointsRules, at(earnedAt), zone)).toEqual(at(end));
});

test('pending days are days of the wall clock, over both changes of a clock', () => {
  const pending = (paidAt: string) =>
    orderPointsActivation(rules as PointsRules, { paidAt: at(paidAt), completedAt: null }, 'America/New_York');
  expect(pending('2026-03-01T12:00:00-05:00')).toEqual(at('2026-03-16T12:00:00-04:00'));
  expect(pending('2026-10-25T12:00:00-04:00')).toEqual(at('2026-11-09T12:00:00-05:00'));
});

const NEW_YORK = 'America/New_York';

test.each([
  ['2026-03-01T12:00:00-05:00', '2028-01-01T00:00:00-05:00'],
  ['2027-01-01T04:59:59Z', '2028-01-01T00:00:00-05:00'],
  ['2027-01-01T05:00:00Z', '2029-01-01T00:00:00-05:00'],
])('in a zone with summer time points of %s end at %s (4.A.3)', (earnedAt, end) => {
  expect(pointsEnd(rules as PointsRules, at(earnedAt), NEW_YORK)).toEqual(at(end));
});

test.each<[string, string | null, string]>([
  // Over the jump forward on 8 March 2026 and the jump back on 1 November: the same wall clock, not the same hours.
  ['2026-03-01T12:00:00-05:00', null, '2026-03-16T12:00:00-04:00'],
  ['2026-10-27T09:30:00-04:00', '2026-10-28T09:30:00-04:00', '2026-11-04T09:30:00-05:00'],
  ['2028-02-25T23:30:00-05:00', '2028-02-25T23:30:00-05:00', '2028-03-03T23:30:00-05:00'],
  ['2026-02-22T02:30:00-05:00', null, '2026-03-09T02:30:00-04:00'],
])(
  'in a zone with summer time points paid %s, completed %s are active from %s (4.A.4)',
  (paidAt, completedAt, active) => {
    const order = { paidAt: at(paidAt), completedAt: completedAt === null ? null : at(completedAt) };
    expect(orderPointsActivation(rules as PointsRules, order, NEW_YORK)).toEqual(at(active));
  },
);
