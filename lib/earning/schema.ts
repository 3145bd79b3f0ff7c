import { z } from 'zod';
import { Instant } from '@/lib/kernel/instant';

/** The rule sets that are edited in versions. */
export const RULE_SETS = ['points', 'growth'] as const;

/** A rule set. */
export type RuleSet = (typeof RULE_SETS)[number];

const ruleSet = z.enum(RULE_SETS);
// Read by the schema of the rule set in the command, so that its complaints name the place.
const rules = z.unknown();
const DRAFT_CHARACTERS_MAX = 200_000;

/** Which rule set. */
export const RuleSetInput = z.object({ ruleSet });

/** A draft as it stands: it need not be right yet, only small. */
export const SaveDraftInput = z.object({
  ruleSet,
  basedOn: z.int().min(1),
  rules: z.record(z.string(), z.unknown()).refine((value) => JSON.stringify(value).length <= DRAFT_CHARACTERS_MAX, {
    message: 'too_long',
  }),
});

const note = z.string().trim().min(3, { message: 'note_short' }).max(500);

/** A version to publish: from when it counts (null: as soon as every process knows it), and why, for the trail. */
export const PublishInput = z.object({
  ruleSet,
  basedOn: z.int().min(1),
  rules,
  effectiveFrom: Instant.nullable(),
  note,
});

/** A version to withdraw before it begins, and why, for the trail. */
export const WithdrawInput = z.object({ ruleSet, version: z.int().min(1), note });

/** How many buyers a simulation looks at. */
export const SAMPLES = { few: 200, many: 2_000, all: 20_000 } as const;

/** Whose orders of how many days are played again. */
export const SimulateInput = z.object({
  ruleSet,
  rules,
  days: z.int().min(1).max(366),
  sample: z.enum(['few', 'many', 'all']),
});
