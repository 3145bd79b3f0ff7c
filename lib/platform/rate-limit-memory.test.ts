import { expect, test } from 'vitest';
import { takeToken } from './rate-limit-memory';

let names = 0;
const fresh = () => `test-${++names}`;

test('gives one second of calls at once, then as many as time brings', () => {
  const name = fresh();
  for (let call = 0; call < 10; call++) expect(takeToken(name, 10, 0)).toMatchObject({ ok: true, remaining: 9 - call });
  expect(takeToken(name, 10, 0)).toEqual({ ok: false, remaining: 0, retryAfterSeconds: 1 });
  expect(takeToken(name, 10, 99).ok).toBe(false);
  expect(takeToken(name, 10, 100).ok).toBe(true);
  expect(takeToken(name, 10, 100).ok).toBe(false);
});

test('never saves up more than one second of calls', () => {
  const name = fresh();
  takeToken(name, 3, 0);
  const calls = Array.from({ length: 5 }, () => takeToken(name, 3, 3_600_000).ok);
  expect(calls).toEqual([true, true, true, false, false]);
});

test('counts each name by itself', () => {
  const [a, b] = [fresh(), fresh()];
  expect(takeToken(a, 1, 0).ok).toBe(true);
  expect(takeToken(a, 1, 0).ok).toBe(false);
  expect(takeToken(b, 1, 0).ok).toBe(true);
});

test('holds more than a second of calls where that is said, and fills no faster', () => {
  const name = fresh();
  const calls = (times: number, at: number) => Array.from({ length: times }, () => takeToken(name, 1, at, 5).ok);
  expect(calls(6, 0)).toEqual([true, true, true, true, true, false]);
  expect(calls(3, 2_000)).toEqual([true, true, false]);
  expect(calls(6, 3_600_000)).toEqual([true, true, true, true, true, false]);
});
