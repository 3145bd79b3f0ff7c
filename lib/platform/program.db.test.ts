import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { closeDatabase, pool, withTransaction } from '@/lib/platform/db';
import { installStandardProgram } from '@/lib/standard-program';
import { program } from './program';
import { shared } from './shared';

beforeAll(() => installStandardProgram(pool()));
afterAll(closeDatabase);

test('all who ask at the same moment wait for one read, and a transaction reads for itself', async () => {
  shared.forget('program');
  const asked = vi.spyOn(pool(), 'query');
  const [one, ...others] = await Promise.all([1, 2, 3, 4].map(() => program(pool())));
  expect(asked).toHaveBeenCalledTimes(1);
  expect(others.every((other) => other === one)).toBe(true);
  shared.forget('program');
  expect(await withTransaction((db) => program(db))).toEqual(one);
  expect(asked).toHaveBeenCalledTimes(1);
  asked.mockRestore();
});
