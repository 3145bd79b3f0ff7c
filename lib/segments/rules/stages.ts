import { z } from 'zod';

const NEW_MAX = 365;
const SILENT_MAX = 730;
const DORMANT_MAX = 1_460;
const LOST_MAX = 3_650;

/** After how many whole days without purchase or interaction a stage of life begins; each later than the one before (C7). */
export const StageRulesSchema = z
  .strictObject({
    /** Whoever joined less than so many days ago is new, before any other stage. */
    newDays: z.int().min(0).max(NEW_MAX),
    silentDays: z.int().min(1).max(SILENT_MAX),
    dormantDays: z.int().min(1).max(DORMANT_MAX),
    lostDays: z.int().min(1).max(LOST_MAX),
  })
  .superRefine(({ silentDays, dormantDays, lostDays }, context) => {
    if (dormantDays <= silentDays)
      context.addIssue({ code: 'custom', path: ['dormantDays'], message: 'edges_not_rising' });
    if (lostDays <= dormantDays) context.addIssue({ code: 'custom', path: ['lostDays'], message: 'edges_not_rising' });
  });

/** The edges of the stages, read. */
export type StageRules = z.output<typeof StageRulesSchema>;

/** What a program begins with (S0-1.3, C7). */
export const STANDARD_STAGES: StageRules = { newDays: 30, silentDays: 30, dormantDays: 90, lostDays: 180 };
