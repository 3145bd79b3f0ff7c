import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '@/lib/platform/db';

const AssignmentRow = z.object({
  id: z.string(),
  subject: z.string(),
  staffId: z.string(),
  staffName: z.string(),
  byId: z.string(),
  byName: z.string(),
  note: z.string(),
  dueOn: z.string().nullable(),
  at: z.date(),
});

/** Who has a to-do or an alert, since when and until when. */
export type Assignment = z.output<typeof AssignmentRow>;

const ROW = Object.keys(AssignmentRow.shape)
  .map((name) => `"${name}"`)
  .join(', ');

// Partial unique (subject) of those that are open.
const readOpen = statement(
  'workbench.assignments.open',
  `SELECT ${ROW} FROM "WorkAssignment" WHERE "doneAt" IS NULL AND "subject" = ANY($1::text[])`,
  AssignmentRow,
);
// Partial unique (subject) of those that are open; whoever gives the same at the same moment waits.
const lockOpen = statement(
  'workbench.assignment.lock',
  `SELECT ${ROW} FROM "WorkAssignment" WHERE "doneAt" IS NULL AND "subject" = $1 FOR NO KEY UPDATE`,
  AssignmentRow,
);
// Two who take the same that nobody has: the second finds that the first has it.
const insertOne = execution(
  'workbench.assignment.insert',
  `INSERT INTO "WorkAssignment" (${ROW}) VALUES ($1::uuid, $2, $3::uuid, $4, $5::uuid, $6, $7, $8, $9)
   ON CONFLICT ("subject") WHERE "doneAt" IS NULL DO NOTHING`,
);
// Primary key.
const closeOne = execution(
  'workbench.assignment.close',
  `UPDATE "WorkAssignment" SET "doneAt" = $2, "doneName" = $3, "doneNote" = $4 WHERE "id" = $1::uuid AND "doneAt" IS NULL`,
);

/** Who has which of the subjects now. */
export const assignmentsOf = async (db: Db, subjects: readonly string[]): Promise<ReadonlyMap<string, Assignment>> =>
  new Map((await readOpen(db, [subjects])).map((one) => [one.subject, one]));

/** Who has the subject, locked, or null. */
export const assignmentForUpdate = async (db: Db, subject: string): Promise<Assignment | null> =>
  (await lockOpen(db, [subject]))[0] ?? null;

/** Gives the subject; false when somebody else was given it in this moment. */
export async function insertAssignment(db: Db, one: Assignment): Promise<boolean> {
  const { id, subject, staffId, staffName, byId, byName, note, dueOn, at } = one;
  return (await insertOne(db, [id, subject, staffId, staffName, byId, byName, note, dueOn, at])) === 1;
}

/** Ends what somebody had. */
export const closeAssignment = (db: Db, id: string, at: Date, name: string, note: string): Promise<number> =>
  closeOne(db, [id, at, name, note]);
