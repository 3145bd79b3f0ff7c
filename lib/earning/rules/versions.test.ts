import { expect, test } from 'vitest';
import { liveOf, newestOf, statesOf } from './versions';

const at = (day: number) => new Date(Date.UTC(2026, 2, day));
const versions = [
  { version: 4, effectiveFrom: at(20), withdrawnAt: null },
  { version: 3, effectiveFrom: at(8), withdrawnAt: at(6) },
  { version: 2, effectiveFrom: at(5), withdrawnAt: null },
  { version: 1, effectiveFrom: at(1), withdrawnAt: null },
];
const statesAt = (day: number) => statesOf(versions, at(day)).map(({ version, state }) => `${version} ${state}`);

test('one version is in force at a time, and a withdrawn one never, not even after its date', () => {
  expect(statesAt(4)).toEqual(['4 scheduled', '3 withdrawn', '2 scheduled', '1 live']);
  expect(statesAt(10)).toEqual(['4 scheduled', '3 withdrawn', '2 live', '1 past']);
  expect(statesAt(20)).toEqual(['4 live', '3 withdrawn', '2 past', '1 past']);
  expect(liveOf([], at(1))).toBeUndefined();
});

test('the next version follows the newest that was not withdrawn', () => {
  expect(newestOf(versions)?.version).toBe(4);
  expect(newestOf(versions.slice(1))?.version).toBe(2);
});
