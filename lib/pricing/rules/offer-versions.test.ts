import { expect, test } from 'vitest';
import { versionsAt } from './offer-versions';

const day = (n: number) => new Date(Date.UTC(2026, 0, n));
const version = (n: number, from: number, withdrawn: number | null = null) => ({
  code: 'o',
  version: n,
  effectiveFrom: day(from),
  withdrawnAt: withdrawn === null ? null : day(withdrawn),
});

test.each([
  ['nothing before the first begins', [version(1, 5)], 4, []],
  ['the first from its instant on', [version(1, 5)], 5, [1]],
  ['the last that has begun', [version(1, 5), version(2, 7)], 7, [2]],
  ['the one before until then', [version(1, 5), version(2, 7)], 6, [1]],
  ['nothing from a withdrawal on, not the one before either', [version(1, 5), version(2, 7, 8)], 8, []],
  ['it still counts just before', [version(1, 5), version(2, 7, 8)], 7, [2]],
  ['a later version after a withdrawal', [version(1, 5, 6), version(2, 7)], 9, [2]],
  ['the one before, if the later one was withdrawn before it began', [version(1, 5), version(2, 8, 6)], 9, [1]],
  ['whatever order they come in', [version(2, 7), version(1, 5)], 9, [2]],
])('%s', (_, versions, at, expected) => {
  expect(versionsAt(versions, day(at)).map((one) => one.version)).toEqual(expected);
});
