import { expect, test } from 'vitest';
import { crowdMember, missingRanges } from './crowd';

const CROWD = Array.from({ length: 20_000 }, (_, place) => crowdMember(place + 1));

test('a member of the crowd is always the same', () => expect(crowdMember(4_711)).toEqual(CROWD[4_710]));

test('no two share a mobile, a code or an external id', () => {
  for (const key of ['mobile', 'code', 'externalId'] as const)
    expect(new Set(CROWD.map((one) => one[key])).size).toBe(CROWD.length);
});

test('mobiles are of a range that nobody has', () => {
  expect(CROWD.every(({ mobile }) => /^\+86163\d{8}$/.test(mobile))).toBe(true);
});

test.each([
  [0, 10, {}, []],
  [10, 10, {}, [[1, 10]]],
  [
    25,
    10,
    {},
    [
      [1, 10],
      [11, 20],
      [21, 25],
    ],
  ],
  [
    25,
    10,
    { 0: 10, 2: 3 },
    [
      [11, 20],
      [24, 25],
    ],
  ],
  [20, 10, { 0: 10, 1: 10, 2: 4 }, []],
])('of %i in chunks of %i with %j there, %j are missing', (count, size, present, missing) => {
  const there = new Map(Object.entries(present).map(([chunk, members]) => [Number(chunk), members]));
  expect(missingRanges(count, size, there).map(({ from, to }) => [from, to])).toEqual(missing);
});
