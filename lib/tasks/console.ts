import 'server-only';
import { z } from 'zod';
import { Refusal } from '@/lib/kernel/refusal';
import type { Db } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { query } from '@/lib/platform/query';
import type { Terms } from './rules/terms';
import { versionAt } from './rules/versions';
import { TaskCode } from './schema';
import { allDrafts, draftOf, type TaskDraft } from './store/drafts';
import { numbersOf, type TaskNumbers } from './store/progress';
import { freshBook, type TaskRow, type TaskVersion } from './store/versions';

const MONTH_MS = 30 * 86_400_000;

/** A task as the list knows it: what counts now, else what will, else what is being written; with its numbers. */
export type TaskRowView = {
  readonly code: string;
  readonly state: TaskRow['state'] | null;
  readonly version: number;
  readonly terms: Terms | null;
  readonly isScheduled: boolean;
  readonly numbers: TaskNumbers | null;
};

/** All tasks by group and place, and those that are only being written. */
export async function taskRows(db: Db, now: Date): Promise<TaskRowView[]> {
  const [book, drafts, numbers] = await Promise.all([
    freshBook(db),
    allDrafts(db),
    numbersOf(db, null, new Date(now.getTime() - MONTH_MS)),
  ]);
  const published = book.tasks.map(({ code, state }): TaskRowView => {
    const versions = book.versions.get(code) ?? [];
    const live = versionAt(versions, now);
    const said = live ?? versions.at(-1);
    const about = { version: said?.version ?? 0, terms: said?.terms ?? null, isScheduled: live === undefined };
    return { code, state, ...about, numbers: numbers.get(code) ?? null };
  });
  const known = new Set(published.map(({ code }) => code));
  const written = drafts
    .filter(({ code }) => !known.has(code))
    .map(
      ({ code }): TaskRowView => ({ code, state: null, version: 0, terms: null, isScheduled: false, numbers: null }),
    );
  return [...published, ...written].sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** Everything about one task for the console. */
export type TaskPage = {
  readonly code: string;
  readonly zone: string;
  readonly task: TaskRow | null;
  readonly versions: readonly TaskVersion[];
  readonly live: TaskVersion | null;
  readonly draft: TaskDraft | null;
  readonly numbers: TaskNumbers | null;
};

/** One task with its numbers, versions and draft. */
export const taskPage = query({
  can: 'tasks.read',
  input: z.object({ code: TaskCode }),
  async run({ db, now }, { code }): Promise<TaskPage> {
    const [book, draft, { zone }, numbers] = await Promise.all([
      freshBook(db),
      draftOf(db, code),
      program(db),
      numbersOf(db, code, new Date(now.getTime() - MONTH_MS)),
    ]);
    const task = book.tasks.find((one) => one.code === code) ?? null;
    if (task === null && draft === null) throw new Refusal('task_not_found', {}, 404);
    const versions = book.versions.get(code) ?? [];
    const live = versionAt(versions, now) ?? null;
    return { code, zone, task, versions, live, draft, numbers: numbers.get(code) ?? null };
  },
});
