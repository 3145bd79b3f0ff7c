import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { closeDatabase, execution, pool, statement } from '@/lib/platform/db';
import { pageReader } from '@/lib/platform/reading';
import { household, openMarket } from '@/lib/platform/testing/household';
import { installStandardProgram } from '@/lib/standard-program';
import { ownSuggestions } from '@/lib/suggestions';
import '@/lib/wiring';
import { readHome } from './home';

// The session, the dot on the tab (which the home asks anyway) and what stands behind a climb come on top.
const STATEMENTS_MAX = 20;
const FOLDER = 'app/(member)';

let memberId = '';

beforeAll(async () => {
  await installStandardProgram(pool());
  ({ memberId } = await household(await openMarket()));
});
afterAll(closeDatabase);

/** The names of all statements that reach the database while something is read; a transaction is told as one more. */
const askedBy = async (read: () => Promise<unknown>): Promise<string[]> =>
  (await questionsOf(read)).map((question) => question.split(' ', 1)[0] ?? '');

/** The same with what each was asked with. */
async function questionsOf(read: () => Promise<unknown>): Promise<string[]> {
  const asked: string[] = [];
  const [db, { query, connect }] = [pool(), pool()];
  db.query = ((...given: unknown[]) => {
    const [what] = given as [string | { readonly name?: string; readonly text: string; readonly values?: unknown[] }];
    asked.push(typeof what === 'string' ? what : `${what.name ?? what.text} ${JSON.stringify(what.values)}`);
    return Reflect.apply(query, db, given);
  }) as typeof query;
  db.connect = ((...given: unknown[]) => {
    if (given.length === 0) asked.push('connection');
    return Reflect.apply(connect, db, given);
  }) as typeof connect;
  try {
    await read();
  } finally {
    Object.assign(db, { query, connect });
  }
  return asked.sort();
}

test('the home of a member who has something of everything asks few statements, and none twice', async () => {
  const now = new Date();
  // What a process keeps for a revision of the program is there already for all but the first visitor.
  await readHome(pageReader(), memberId, now);
  const questions = await questionsOf(async () => {
    const db = pageReader();
    await Promise.all([readHome(db, memberId, now), ownSuggestions(db, memberId, { now, limit: 4 })]);
  });
  // What it keeps for a second is asked again on a machine that is busy: of the program, and of stores, by Prisma.
  const asked = questions.filter((question) => !/^(?:program\.read|p\d+) /.test(question));
  expect(asked).toEqual([...new Set(asked)]);
  expect(asked.length, asked.join('\n')).toBeLessThanOrEqual(STATEMENTS_MAX);
});

test('parts of the home are given what they show: none of them reads by itself', () => {
  const page = readFileSync(join(FOLDER, 'page.tsx'), 'utf8');
  const parts = [...page.matchAll(/from '\.\/_components\/([\w-]+)'/g)].map(([, name]) => `${name}.tsx`);
  const reading = ['page.tsx', ...parts.map((name) => join('_components', name))].filter((path) =>
    /\b(?:reader|pool)\(/.test(readFileSync(join(FOLDER, path), 'utf8')),
  );
  // Suggestions are counted above; the steps of a newcomer name their rewards.
  expect(reading).toEqual(['_components/for-you.tsx', '_components/welcome.tsx']);
});

test('the pages of members read with the reader of their page, which asks nothing twice', () => {
  const paths = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /(?<!\.test)\.tsx?$/.test(path),
  );
  const past = paths.filter((path) => /\bpool\(\)/.test(readFileSync(join(FOLDER, path), 'utf8')));
  expect(past).toEqual([]);
});

const one = statement('test.reading.one', 'SELECT $1::int AS n', z.object({ n: z.number() }));
const touch = execution('test.reading.touch', 'UPDATE "Program" SET "updatedAt" = now() WHERE "id" = $1');

test('a page asks once what its parts ask in the same words, and again when something was changed between', async () => {
  const db = pageReader();
  const same = () => Promise.all([one(db, [1]), one(db, [1]), one(db, [2])]);
  expect(await askedBy(same)).toEqual(['test.reading.one', 'test.reading.one']);
  expect(await askedBy(same)).toEqual([]);
  expect(await askedBy(() => touch(db, [1]))).toEqual(['test.reading.touch']);
  expect(await askedBy(() => one(db, [1]))).toEqual(['test.reading.one']);
  expect(await askedBy(() => one(pageReader(), [1]))).toEqual(['test.reading.one']);
});

test('what failed is asked again', async () => {
  const db = pageReader();
  const far = statement('test.reading.far', 'SELECT 1 / $1::int AS n', z.object({ n: z.number() }));
  for (let time = 0; time < 2; time++) {
    const asked = askedBy(() => far(db, [0]).catch(() => undefined));
    expect(await asked).toEqual(['test.reading.far']);
  }
});
