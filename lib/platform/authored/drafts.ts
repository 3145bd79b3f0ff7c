import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '../db';

const DraftRow = z.object({
  code: z.string(),
  basedOn: z.number(),
  terms: z.record(z.string(), z.unknown()),
  savedBy: z.string(),
  savedAt: z.date(),
});

/** What somebody is writing as the next version of a thing. */
export type Draft = z.output<typeof DraftRow>;

/** The drafts of one sort of things, kept in the table: a thing has one at most. `context` names the statements. */
export function draftTable(context: string, table: string) {
  // Primary key; there are some dozens at a time.
  const read = statement(
    `${context}.drafts`,
    `SELECT "code", "basedOn", "terms", "savedBy", "savedAt" FROM "${table}" WHERE $1::text IS NULL OR "code" = $1 ORDER BY "code"`,
    DraftRow,
  );
  // Primary key.
  const upsert = execution(
    `${context}.draft.save`,
    `INSERT INTO "${table}" ("code", "basedOn", "terms", "savedBy", "savedAt") VALUES ($1, $2, $3::jsonb, $4, $5)
     ON CONFLICT ("code") DO UPDATE SET "basedOn" = excluded."basedOn", "terms" = excluded."terms",
       "savedBy" = excluded."savedBy", "savedAt" = excluded."savedAt"`,
  );
  // Primary key.
  const remove = execution(`${context}.draft.remove`, `DELETE FROM "${table}" WHERE "code" = $1`);
  return {
    allDrafts: (db: Db): Promise<Draft[]> => read(db, [null]),
    draftOf: async (db: Db, code: string): Promise<Draft | null> => (await read(db, [code]))[0] ?? null,
    saveDraft: (db: Db, draft: Draft): Promise<number> =>
      upsert(db, [draft.code, draft.basedOn, JSON.stringify(draft.terms), draft.savedBy, draft.savedAt]),
    dropDraft: (db: Db, code: string): Promise<number> => remove(db, [code]),
  };
}
