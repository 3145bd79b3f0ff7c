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

/** What somebody is writing as the next version. */
export type SurveyDraft = z.output<typeof DraftRow>;

// Primary key; there are some dozens at a time.
const readDrafts = statement(
  'surveys.drafts',
  'SELECT "code", "basedOn", "terms", "savedBy", "savedAt" FROM "SurveyDraft" WHERE $1::text IS NULL OR "code" = $1 ORDER BY "code"',
  DraftRow,
);
// Primary key.
const upsertDraft = execution(
  'surveys.draft.save',
  `INSERT INTO "SurveyDraft" ("code", "basedOn", "terms", "savedBy", "savedAt") VALUES ($1, $2, $3::jsonb, $4, $5)
   ON CONFLICT ("code") DO UPDATE SET "basedOn" = excluded."basedOn", "terms" = excluded."terms",
     "savedBy" = excluded."savedBy", "savedAt" = excluded."savedAt"`,
);
// Primary key.
const removeDraft = execution('surveys.draft.remove', 'DELETE FROM "SurveyDraft" WHERE "code" = $1');

/** All drafts. */
export const allDrafts = (db: Db): Promise<SurveyDraft[]> => readDrafts(db, [null]);

/** The draft of a survey, or null. */
export const draftOf = async (db: Db, code: string): Promise<SurveyDraft | null> =>
  (await readDrafts(db, [code]))[0] ?? null;

/** Keeps the draft; a survey has one. */
export const saveDraft = (db: Db, draft: SurveyDraft): Promise<number> =>
  upsertDraft(db, [draft.code, draft.basedOn, JSON.stringify(draft.terms), draft.savedBy, draft.savedAt]);

/** Throws the draft away. */
export const dropDraft = (db: Db, code: string): Promise<number> => removeDraft(db, [code]);
