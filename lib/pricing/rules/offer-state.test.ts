import { describe, expect, test } from 'vitest';
import { standingOf } from './offer-state';

const NOW = new Date('2026-11-22T04:00:00Z');
const at = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);
const version = (number: number, from: number, more: object = {}) => ({
  code: 'o',
  version: number,
  effectiveFrom: at(from),
  withdrawnAt: null as Date | null,
  startsAt: null as Date | null,
  endsAt: null as Date | null,
  ...more,
});

describe('an offer', () => {
  test.each([
    ['without a version is a draft', [], 'draft', null],
    ['whose version is to come is scheduled', [version(1, 1)], 'scheduled', 1],
    ['that has begun to count is running, at its first instant too', [version(1, 0)], 'running', 1],
    ['whose period is to come is scheduled', [version(1, -1, { startsAt: at(1) })], 'scheduled', 1],
    ['in the last instant of its period is running', [version(1, -1, { endsAt: at(0.001) })], 'running', 1],
    ['at the end of its period is over', [version(1, -1, { endsAt: at(0) })], 'ended', 1],
    ['that was withdrawn counts no more', [version(1, -2, { withdrawnAt: at(0) })], 'withdrawn', 1],
    ['that will be withdrawn is running until then', [version(1, -2, { withdrawnAt: at(1) })], 'running', 1],
    ['is what its counting version says, not a later one', [version(2, 5), version(1, -2)], 'running', 1],
    [
      'of which a version is to come after a withdrawn one is scheduled',
      [version(2, 5), version(1, -2, { withdrawnAt: at(-1) })],
      'scheduled',
      2,
    ],
  ] as const)('%s', (_, versions, phase, shown) => {
    const standing = standingOf([...versions], NOW);
    expect([standing.phase, standing.version?.version ?? null]).toEqual([phase, shown]);
  });
});
