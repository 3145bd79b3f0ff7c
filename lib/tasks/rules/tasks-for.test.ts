import { expect, test } from 'vitest';
import { tasksFor } from './tasks-for';

const giving = (...points: number[]) => points.map((one, at) => ({ code: `t${at}`, points: one }));
const codes = (short: number, ...points: number[]) =>
  tasksFor(short, giving(...points))?.map(({ code }) => code) ?? null;

test('names the fewest tasks that come to what is missing, to the point', () => {
  expect(codes(120, 20, 100, 50, 70)).toEqual(['t1', 't3']);
  expect(codes(100, 20, 100, 50)).toEqual(['t1']);
  expect(codes(101, 20, 100, 50)).toEqual(['t1', 't2']);
});

test('promises nothing that all tasks together do not give', () => {
  expect(codes(171, 20, 100, 50)).toBeNull();
  expect(codes(1)).toBeNull();
  expect(codes(1, 0, 0)).toBeNull();
});
