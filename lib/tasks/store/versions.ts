import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '@/lib/platform/db';
import { type Program, perRevision } from '@/lib/platform/program';
import { type Terms, TermsSchema } from '../rules/terms';
import { versionAt } from '../rules/versions';

const TaskRow = z.object({
  code: z.string(),
  state: z.enum(['live', 'paused', 'withdrawn']),
  createdAt: z.date(),
  createdBy: z.string(),
  changedAt: z.date(),
  demo: z.boolean(),
});
const VersionRow = z.object({
  code: z.string(),
  version: z.number(),
  terms: z.unknown(),
  effectiveFrom: z.date(),
  publishedAt: z.date(),
  publishedBy: z.string(),
  note: z.string(),
});

/** A task as it is kept, without what it says. */
export type TaskRow = z.output<typeof TaskRow>;

type VersionRow = z.output<typeof VersionRow>;

const NAMES = '"code", "version", "terms", "effectiveFrom", "publishedAt", "publishedBy", "note"';

// A program has some dozens of tasks: all are read, once per revision.
const readTasks = statement(
  'tasks.all',
  'SELECT "code", "state", "createdAt", "createdBy", "changedAt", "demo" FROM "Task" ORDER BY "code"',
  TaskRow,
);
// All versions, read once per revision of the program.
const readVersions = statement(
  'tasks.versions',
  `SELECT ${NAMES} FROM "TaskVersion" ORDER BY "code", "version" DESC`,
  VersionRow,
);
// Primary key.
const lockTask = statement(
  'tasks.lock',
  'SELECT "code", "state", "createdAt", "createdBy", "changedAt", "demo" FROM "Task" WHERE "code" = $1 FOR NO KEY UPDATE',
  TaskRow,
);
// Primary keys; what exists stays as it is.
const insertTask = execution(
  'tasks.insert',
  `INSERT INTO "Task" ("code", "state", "createdAt", "createdBy", "changedAt", "demo") VALUES ($1, 'live', $2, $3, $2, $4) ON CONFLICT DO NOTHING`,
);
const insertVersion = execution(
  'tasks.versions.insert',
  `INSERT INTO "TaskVersion" (${NAMES}) VALUES ($1, $2, $3::jsonb, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
);
// Primary key.
const writeState = execution('tasks.state', 'UPDATE "Task" SET "state" = $2, "changedAt" = $3 WHERE "code" = $1');

/** A version with its terms read; null where this program does not understand them: it counts for nothing. */
export type TaskVersion = Omit<VersionRow, 'terms'> & { readonly terms: Terms | null };

/** Everything that is published, newest version first. */
export type TaskBook = {
  readonly tasks: readonly TaskRow[];
  readonly versions: ReadonlyMap<string, readonly TaskVersion[]>;
};

/** A task with what it says at an instant. */
export type TaskInForce = { readonly code: string; readonly version: number; readonly terms: Terms };

/** All tasks with their versions; from memory while the program's revision stands. */
export const taskBook = (db: Db, { revision }: Program): Promise<TaskBook> =>
  perRevision('tasks.book', revision, () => freshBook(db));

/** The same, as the database has them now: for whoever changes them. */
export async function freshBook(db: Db): Promise<TaskBook> {
  const [tasks, rows] = await Promise.all([readTasks(db, []), readVersions(db, [])]);
  const versions = rows.map(({ terms, ...row }) => ({ ...row, terms: TermsSchema.safeParse(terms).data ?? null }));
  return { tasks, versions: Map.groupBy(versions, ({ code }) => code) };
}

/** The live tasks at the versions that count at the instant. */
export const tasksInForce = ({ tasks, versions }: TaskBook, at: Date): TaskInForce[] =>
  tasks.flatMap(({ code, state }) => {
    const said = versionAt(versions.get(code) ?? [], at);
    if (state !== 'live' || said === undefined || said.terms === null) return [];
    return [{ code, version: said.version, terms: said.terms }];
  });

/** The task, locked for whoever changes it, or null. */
export const taskForUpdate = async (db: Db, code: string): Promise<TaskRow | null> =>
  (await lockTask(db, [code]))[0] ?? null;

/** Adds a task; one that exists stays as it is. */
export const addTask = (db: Db, one: Pick<TaskRow, 'code' | 'createdAt' | 'createdBy' | 'demo'>): Promise<number> =>
  insertTask(db, [one.code, one.createdAt, one.createdBy, one.demo]);

/** Adds a version; answers whether it was new. */
export async function addVersion(db: Db, one: Omit<VersionRow, 'terms'> & { readonly terms: Terms }): Promise<boolean> {
  const { code, version, terms, effectiveFrom, publishedAt, publishedBy, note } = one;
  const values = [code, version, JSON.stringify(terms), effectiveFrom, publishedAt, publishedBy, note];
  return (await insertVersion(db, values)) > 0;
}

/** Pauses, goes on with or withdraws a locked task. */
export const saveTaskState = (db: Db, code: string, state: TaskRow['state'], at: Date): Promise<number> =>
  writeState(db, [code, state, at]);
