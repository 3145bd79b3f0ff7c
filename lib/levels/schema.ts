import { z } from 'zod';
import { RuleTreeSchema } from '@/lib/kernel/rule-tree';

/** One level: its rank orders them; `rule` null is the level that everyone starts with. */
export const LevelSchema = z.strictObject({
  rank: z.int().min(1).max(20),
  code: z.string().regex(/^[a-z][a-z0-9_]*$/),
  name: z.strictObject({ zh: z.string().min(1).max(20), en: z.string().min(1).max(30) }),
  metal: z.enum(['bronze', 'silver', 'gold', 'platinum', 'diamond', 'black']),
  rule: RuleTreeSchema.nullable(),
});

/** The window over which purchases count (C4). */
export const LevelWindowSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('LIFETIME') }),
  z.strictObject({ kind: z.literal('ROLLING_DAYS'), days: z.int().min(1).max(3_650) }),
  z.strictObject({ kind: z.literal('CALENDAR_YEAR') }),
  z.strictObject({ kind: z.literal('SINCE_LEVEL_START') }),
]);

/** The window over which purchases count (C4). */
export type LevelWindow = z.output<typeof LevelWindowSchema>;

/**
 * One version of the levels: from the lowest rank up; attributes of rules: `orders`, `amount` in fen, `invited` (1).
 * What a version does not say has the program's defaults (4.B.3, 4.B.5, P-levels).
 */
export const LevelSchemeSchema = z
  .strictObject({
    levels: z.array(LevelSchema).min(1).max(20),
    /** Levels of earlier versions that are gone, with the one that stands for each; written when it is published. */
    standIns: z.record(z.string(), z.string()).optional(),
    validityMonths: z.int().min(1).max(120),
    /** What reaching counts; after a first drop never anything paid before it. */
    reachWindow: LevelWindowSchema.default({ kind: 'LIFETIME' }),
    /** What keeping counts at the end of a validity. */
    keepWindow: LevelWindowSchema.default({ kind: 'SINCE_LEVEL_START' }),
    graceDays: z.int().min(0).max(366).default(30),
    onDrop: z.enum(['STEP_DOWN', 'REASSESS']).default('STEP_DOWN'),
    renewAheadDays: z.int().min(0).max(366).default(90),
    /** Days before a drop at which the member is told what is still needed. */
    noticeDays: z.array(z.int().min(1).max(366)).max(6).default([30, 7, 1]),
  })
  .refine(({ levels }) => levels.every((level, index) => index === 0 || level.rank > (levels[index - 1]?.rank ?? 0)), {
    message: 'levels must be ordered by rank, each rank once',
  })
  .refine(({ levels }) => levels.filter(({ rule }) => rule === null).length === 1 && levels[0]?.rule === null, {
    message: 'exactly the lowest level has no rule',
  })
  .refine(({ levels }) => new Set(levels.map(({ code }) => code)).size === levels.length, {
    message: 'each code once',
  });

/** One level. */
export type Level = z.output<typeof LevelSchema>;

/** One version of the levels. */
export type LevelScheme = z.output<typeof LevelSchemeSchema>;
