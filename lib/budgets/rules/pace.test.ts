import { expect, test } from 'vitest';
import { computePace, spanOf } from './pace';

const span = { from: new Date('2026-11-01T00:00:00Z'), to: new Date('2026-11-11T00:00:00Z') };
const day = (of: number) => new Date(Date.UTC(2026, 10, of));

test.each([
  [day(6), 500, { passedBp: 5_000, usedBp: 5_000, is: 'even', endsAt: null }],
  [day(6), 550, { is: 'even' }],
  [day(6), 551, { is: 'ahead', endsAt: expect.any(Date) }],
  [day(6), 449, { is: 'behind', endsAt: null }],
  [day(6), 800, { is: 'ahead', usedBp: 8_000, endsAt: new Date('2026-11-07T06:00:00Z') }],
  [day(6), 1_000, { is: 'used_up', endsAt: null }],
  [day(6), 1_200, { is: 'used_up', usedBp: 12_000, endsAt: null }],
  [day(6), 0, { is: 'behind', endsAt: null }],
  [new Date('2026-10-20T00:00:00Z'), 0, { passedBp: 0, is: 'even' }],
  [day(20), 900, { passedBp: 10_000, is: 'behind', endsAt: null }],
])('at %s with %i of 1000 used', (now, used, expected) => {
  expect(computePace(span, used, 1_000, now)).toMatchObject(expected);
});

test('a limit of nothing is used up from the start', () => {
  expect(computePace(span, 0, 0, day(2))).toMatchObject({ is: 'used_up', usedBp: 10_000 });
});

test('a month is the local one, with its change of clocks; a budget without an end has no pace', () => {
  const never = { startsAt: null, endsAt: null };
  expect(spanOf('2026-12', never, 'Asia/Shanghai')).toEqual({
    from: new Date('2026-11-30T16:00:00Z'),
    to: new Date('2026-12-31T16:00:00Z'),
  });
  expect(spanOf('2026-11', never, 'America/New_York')).toEqual({
    from: new Date('2026-11-01T04:00:00Z'),
    to: new Date('2026-12-01T05:00:00Z'),
  });
  expect(spanOf('', never, 'Asia/Shanghai')).toBeNull();
  expect(spanOf('', { startsAt: span.from, endsAt: span.to }, 'Asia/Shanghai')).toEqual(span);
});
