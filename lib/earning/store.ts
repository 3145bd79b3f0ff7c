import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '@/lib/platform/db';
import type { RuleSet } from './schema';

const DraftRow = z.object({
  basedOn: z.number(),
  rules: z.record(z.string(), z.unknown()),
  savedBy: z.string(),
  savedAt: z.date(),
});

/** What somebody is writing as the next version. */
export type EarningDraft = z.output<typeof DraftRow>;

// Primary key.
const readDraft = statement(
  'earning.draft',
  'SELECT "basedOn", "rules", "savedBy", "savedAt" FROM "EarningDraft" WHERE "ruleSet" = $1',
  DraftRow,
);

/** The draft of a rule set, or null. */
export const draftOf = async (db: Db, ruleSet: RuleSet): Promise<EarningDraft | null> =>
  (await readDraft(db, [ruleSet]))[0] ?? null;

const upsertDraft = execution(
  'earning.draft.save',
  `INSERT INTO "EarningDraft" ("ruleSet", "basedOn", "rules", "savedBy", "savedAt") VALUES ($1, $2, $3::jsonb, $4, $5)
   ON CONFLICT ("ruleSet") DO UPDATE SET "basedOn" = excluded."basedOn", "rules" = excluded."rules",
     "savedBy" = excluded."savedBy", "savedAt" = excluded."savedAt"`,
);

/** Keeps the draft; there is one for each rule set. */
export const saveDraft = (db: Db, ruleSet: RuleSet, draft: EarningDraft): Promise<number> =>
  upsertDraft(db, [ruleSet, draft.basedOn, JSON.stringify(draft.rules), draft.savedBy, draft.savedAt]);

const removeDraft = execution('earning.draft.remove', 'DELETE FROM "EarningDraft" WHERE "ruleSet" = $1');

/** Throws the draft away. */
export const dropDraft = (db: Db, ruleSet: RuleSet): Promise<number> => removeDraft(db, [ruleSet]);
