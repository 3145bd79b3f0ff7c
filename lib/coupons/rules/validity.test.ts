import { expect, test } from 'vitest';
import { computeValidity } from './validity';

const at = (iso: string) => new Date(iso);

test.each([
  ['Asia/Shanghai', { type: 'days', days: 7 }, '2026-11-22T10:30:00+08:00', '2026-11-29T10:30:00+08:00'],
  ['Asia/Shanghai', { type: 'midnight', days: 1 }, '2026-11-22T10:30:00+08:00', '2026-11-23T00:00:00+08:00'],
  ['Asia/Shanghai', { type: 'midnight', days: 7 }, '2026-11-22T00:00:00+08:00', '2026-11-29T00:00:00+08:00'],
  ['Asia/Shanghai', { type: 'midnight', days: 1 }, '2026-11-22T23:59:59+08:00', '2026-11-23T00:00:00+08:00'],
  // A day of 25 hours is one day, and so is one of 23.
  ['America/New_York', { type: 'days', days: 1 }, '2026-10-31T12:00:00-04:00', '2026-11-01T12:00:00-05:00'],
  ['America/New_York', { type: 'midnight', days: 1 }, '2026-11-01T00:30:00-04:00', '2026-11-02T00:00:00-05:00'],
  ['America/New_York', { type: 'midnight', days: 2 }, '2026-03-08T00:30:00-05:00', '2026-03-10T00:00:00-04:00'],
] as const)('in %s, %j from %s ends at %s (4.H)', (zone, validity, from, to) => {
  expect(computeValidity(validity, at(from), zone)).toEqual({ startsAt: at(from), endsAt: at(to) });
});

test('fixed dates are the same whenever it is claimed', () => {
  const fixed = { type: 'fixed', from: at('2026-12-01T00:00:00Z'), to: at('2027-01-01T00:00:00Z') } as const;
  const span = { startsAt: fixed.from, endsAt: fixed.to };
  expect(computeValidity(fixed, at('2026-11-22T00:00:00Z'), 'Asia/Shanghai')).toEqual(span);
});
