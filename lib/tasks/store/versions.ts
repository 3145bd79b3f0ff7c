import 'server-only';
import { type PausableRow, pausableTable } from '@/lib/platform/authored/pausable';
import { type Version, type Versions, versionTable } from '@/lib/platform/authored/versions';
import type { Db } from '@/lib/platform/db';
import { type Program, perRevision } from '@/lib/platform/program';
import { type Terms, TermsSchema } from '../rules/terms';
import { versionAt } from '../rules/versions';

/** A task as it is kept, without what it says. */
export type TaskRow = PausableRow;

/** A version of a task with its terms read; null where this program does not understand them: it counts for nothing. */
export type TaskVersion = Version<Terms>;

/** Everything that is published, newest version first. */
export type TaskBook = { readonly tasks: readonly TaskRow[]; readonly versions: Versions<Terms> };

/** A task with what it says at an instant. */
export type TaskInForce = { readonly code: string; readonly version: number; readonly terms: Terms };

const { readAll, forUpdate, add, saveState: saveTaskState } = pausableTable('tasks', 'Task');
const { readVersions, addVersion } = versionTable('tasks', 'TaskVersion', TermsSchema);

export { add as addTask, addVersion, forUpdate as taskForUpdate, saveTaskState };

/** All tasks with their versions; from memory while the program's revision stands. */
export const taskBook = (db: Db, { revision }: Program): Promise<TaskBook> =>
  perRevision('tasks.book', revision, () => freshBook(db));

/** The same, as the database has them now: for whoever changes them. */
export async function freshBook(db: Db): Promise<TaskBook> {
  const [tasks, versions] = await Promise.all([readAll(db), readVersions(db)]);
  return { tasks, versions };
}

/** Tasks, resting and ended ones too, at the versions that count at the instant. */
export const tasksAt = ({ tasks, versions }: TaskBook, at: Date): (TaskInForce & { readonly isLive: boolean })[] =>
  tasks.flatMap(({ code, state }) => {
    const said = versionAt(versions.get(code) ?? [], at);
    if (said === undefined || said.terms === null) return [];
    return [{ code, version: said.version, terms: said.terms, isLive: state === 'live' }];
  });

/** The live tasks at the versions that count at the instant. */
export const tasksInForce = (book: TaskBook, at: Date): TaskInForce[] =>
  tasksAt(book, at).flatMap(({ isLive, ...task }) => (isLive ? [task] : []));

/** What a version of a task says; of one that nobody knows, or that is not understood, nothing. */
export const termsOfVersion = ({ versions }: TaskBook, code: string, version: number | null): Terms | null =>
  versions.get(code)?.find((one) => one.version === version)?.terms ?? null;

/** What the version says by which a period was completed or its reward had; null while it was not. */
export const keptTerms = (
  book: TaskBook,
  { task, version }: { readonly task: string; readonly version: number | null },
): Terms | null => (version === null ? null : termsOfVersion(book, task, version));
