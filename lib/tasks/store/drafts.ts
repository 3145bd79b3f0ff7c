import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '@/lib/platform/db';

const DraftRow = z.object({
  code: z.string(),
  basedOn: z.number(),
  terms: z.record(z.string(), z.unknown()),
  savedBy: z.string(),
  savedAt: z.date(),
});

/** What somebody is writing as the next version of a task. */
export type TaskDraft = z.output<typeof DraftRow>;

// Primary key; there are some dozens at a time.
const readDrafts = statement(
  'tasks.drafts',
  'SELECT "code", "basedOn", "terms", "savedBy", "savedAt" FROM "TaskDraft" WHERE $1::text IS NULL OR "code" = $1 ORDER BY "code"',
  DraftRow,
);
// Primary key.
const upsertDraft = execution(
  'tasks.draft.save',
  `INSERT INTO "TaskDraft" ("code", "basedOn", "terms", "savedBy", "savedAt") VALUES ($1, $2, $3::jsonb, $4, $5)
   ON CONFLICT ("code") DO UPDATE SET "basedOn" = excluded."basedOn", "terms" = excluded."terms",
     "savedBy" = excluded."savedBy", "savedAt" = excluded."savedAt"`,
);
// Primary key.
const removeDraft = execution('tasks.draft.remove', 'DELETE FROM "TaskDraft" WHERE "code" = $1');

/** All drafts. */
export const allDrafts = (db: Db): Promise<TaskDraft[]> => readDrafts(db, [null]);

/** The draft of a task, or null. */
export const draftOf = async (db: Db, code: string): Promise<TaskDraft | null> =>
  (await readDrafts(db, [code]))[0] ?? null;

/** Keeps the draft; a task has one. */
export const saveDraft = (db: Db, draft: TaskDraft): Promise<number> =>
  upsertDraft(db, [draft.code, draft.basedOn, JSON.stringify(draft.terms), draft.savedBy, draft.savedAt]);

/** Throws the draft away. */
export const dropDraft = (db: Db, code: string): Promise<number> => removeDraft(db, [code]);
