import { afterAll, beforeAll, expect, test } from 'vitest';
import { installStandardProgram } from '@/lib/standard-program';
import { afterCommit, closeDatabase, pool, withTransaction } from './db';
import { knownFrom, program, raiseRevision } from './program';

beforeAll(() => installStandardProgram(pool()));
afterAll(closeDatabase);

const revision = async () => (await program(pool())).revision;

test('what waits for the commit is done after it, and not at all when it is rolled back', async () => {
  const done: string[] = [];
  await withTransaction(async (db) => {
    afterCommit(db, () => done.push('kept'));
    done.push('working');
  });
  const undone = withTransaction(async (db) => {
    afterCommit(db, () => done.push('undone'));
    throw new Error('no');
  });
  await expect(undone).rejects.toThrow('no');
  expect(done).toEqual(['working', 'kept']);
});

test('this process knows of a publication as soon as it is committed', async () => {
  const before = await revision();
  await withTransaction(async (db) => {
    await raiseRevision(db, new Date());
    expect(await revision()).toBe(before);
  });
  expect(await revision()).toBe(before + 1);
});

test('rules count from an instant that every process knows them by, the later the longer the publisher waited', async () => {
  const now = new Date('2026-03-01T00:00:00Z');
  const known = await withTransaction((db) => raiseRevision(db, now));
  expect(known.getTime() - now.getTime()).toBeGreaterThanOrEqual(5_000);
  expect(knownFrom(now, 2_000).getTime() - knownFrom(now).getTime()).toBe(2_000);
});
